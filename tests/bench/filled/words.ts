/** Invented people and what they say, in the languages of a large page; every name and word is made up by us. */

export interface Language {
  /** How many of a hundred people speak it. */
  share: number;
  first: string[];
  last: string[];
  /** Sentences; `%p` is a product, `%n` a number. */
  says: string[];
  adds: string[];
}

const of = (list: string) => list.split('|');

export const LANGUAGES: Language[] = [
  {
    share: 40,
    first: of('Ada|Marlow|Tess|Orrin|Juno|Bram|Wynne|Pia|Casper|Nell|Rufus|Isla|Dov|Hester|Milo'),
    last: of('Thornbury|Quill|Ashdown|Marchetto|Birdwhistle|Okoro|Penhale|Sato-Lind|Varga|Holloway'),
    says: of(
      'My %p never came, order %n|The %p leaks since day one|Why was I charged twice for the %p?|Is the %p waterproof?|I love the new %p|Your app shows the wrong delivery date for my %p|The refund for order %n is still missing|Nobody answers about my broken %p|Can I change the address of order %n?|The %p arrived late and scratched',
    ),
    adds: of(
      'Please help.|I wrote three times already.|It was a birthday present.|Two weeks now!|Thanks in advance.|I’ve been a customer for years.|The courier says it was delivered.|Who can I talk to?',
    ),
  },
  {
    share: 12,
    first: of('Lucía|Iñaki|Rocío|Ximena|Álvaro|Belén|Nicolás|Maite'),
    last: of('Peñarrubia|Cáceda|Ybarrola|Montalbán|Zurita|Quiñonero'),
    says: of(
      'Mi %p no ha llegado, pedido %n|El %p está roto desde el primer día|¿Por qué me han cobrado dos veces?|¿Cuándo vuelve el %p?|Me encanta el %p|Nadie contesta sobre la devolución %n',
    ),
    adds: of('Por favor, ayuda.|Llevo dos semanas esperando.|Era un regalo de cumpleaños.|Gracias.'),
  },
  {
    share: 10,
    first: of('Åsa|Örjan|Linnéa|Sixten|Märta|Göran|Ebba|Folke'),
    last: of('Sjögrenlund|Åkervik|Björkhage|Ekmarker|Östlindh|Hällström-Roth'),
    says: of(
      'Min %p kom aldrig fram, order %n|%p läcker sedan första dagen|Varför drogs pengarna två gånger?|Finns %p i blått?|Älskar nya %p|Ingen svarar om återbetalningen för %n',
    ),
    adds: of('Snälla, hjälp.|Jag har väntat i två veckor.|Det var en födelsedagspresent.|Tack på förhand.'),
  },
  {
    share: 9,
    first: of('Jörg|Käthe|Anselm|Rosalie|Bruno|Wiebke|Leopold'),
    last: of('Grünspecht|Hohlweg|Straßner|Mühlenkamp|Federbusch'),
    says: of(
      'Mein %p ist nie angekommen, Bestellung %n|Das %p ist undicht|Warum wurde zweimal abgebucht?|Gibt es das %p auch größer?|Großartig, das neue %p|Wo bleibt die Rückerstattung für %n?',
    ),
    adds: of('Bitte um Hilfe.|Seit zwei Wochen!|Es war ein Geschenk.|Danke im Voraus.'),
  },
  {
    share: 9,
    first: of('ليان|مازن|رُبى|طارق|سُهى|نديم'),
    last: of('الزيتوني|بركات|الشاطري|منصوري|الحدّاد'),
    says: of(
      'لم يصل طلبي رقم %n|المنتج %p مكسور منذ اليوم الأول|لماذا خُصم المبلغ مرتين؟|متى يتوفر %p؟|أحب %p الجديد|لا أحد يرد بخصوص استرداد المبلغ',
    ),
    adds: of('أرجو المساعدة.|أنتظر منذ أسبوعين.|كانت هدية عيد ميلاد.|شكراً لكم.'),
  },
  {
    share: 8,
    first: of('千鶴|蓮太|みのり|航平|さくら|悠斗'),
    last: of('霧島田|花村井|月岡本|雪野原'),
    says: of(
      '注文した%pがまだ届きません、注文番号%n|%pが初日から壊れています|なぜ二回請求されたのですか|新しい%pが大好きです|返金について誰も答えてくれません|配達日を変更できますか',
    ),
    adds: of('助けてください。|二週間も待っています。|誕生日プレゼントでした。|よろしくお願いします。'),
  },
  {
    share: 7,
    first: of('กานดา|ภูผา|มะลิ|ธารา|ปลายฟ้า'),
    last: of('ศรีวันดา|ทองประกาย|แสงจันทรา|ใจเย็นดี'),
    says: of(
      'สินค้า %p ยังไม่มาถึง คำสั่งซื้อ %n|%p เสียตั้งแต่วันแรก|ทำไมถูกเก็บเงินสองครั้ง|ชอบ %p ใหม่มาก|ไม่มีใครตอบเรื่องการคืนเงิน',
    ),
    adds: of('ช่วยด้วยค่ะ|รอมาสองสัปดาห์แล้ว|เป็นของขวัญวันเกิด|ขอบคุณครับ'),
  },
  {
    share: 5,
    first: of('Éloïse|Aurélien|Maëlys|Théo|Noémie'),
    last: of('Chênevert|Labrière|Fontanac|Ouvrard-Lys'),
    says: of(
      'Mon %p n’est jamais arrivé, commande %n|Le %p fuit depuis l’ouverture|Pourquoi suis-je débité deux fois ?|J’adore le nouveau %p|Personne ne répond pour le remboursement %n',
    ),
    adds: of('Merci d’avance.|J’attends depuis deux semaines.|C’était un cadeau d’anniversaire.'),
  },
];

export const COLLEAGUES = [
  { name: 'John', department: 'support' },
  { name: 'Marit', department: 'logistics' },
  { name: 'Dr. Okeke', department: 'quality' },
  { name: 'Ines', department: 'billing' },
  { name: 'Kenji', department: 'shop Osaka' },
  { name: 'Paloma', department: '' },
];

export const BRANDS = [
  { id: 'main', name: 'Nimbus Kettles' },
  { id: 'velo-nord', name: 'Velo Nord' },
  { id: 'tellus-tea', name: 'Tellus Tea' },
];

export const ANSWERS = of(
  'We’re sorry to hear that. Could you send us the order number?|A new one is on its way to you.|The refund has been sent today.|Thank you, that means a lot to us!|Vi beklagar och skickar en ny i dag.|Lo sentimos, enviamos uno nuevo hoy.|申し訳ございません、すぐに確認いたします。|نعتذر عن ذلك، سنتواصل معكم اليوم.',
);
export const NOTES = of(
  'Called as well.|Third time this month, be kind.|Prefers e-mail.|Photo shows the crack at the handle.|Warehouse says it left on Tuesday.|Speaks English too.|VIP: runs a repair café.',
);
export const ASKS = of(
  'Where is the parcel?|Please check the payment.|Is this batch known to leak?|Can we send a replacement?|Who promised that?',
);
export const OUTSIDERS = of(
  'It was sent to the old address.|Refunded today.|Known batch, replace it.|Not ours.',
);

/** A product: a few are asked about all the time, most of them rarely. */
export const PRODUCT_PARTS = {
  start: of('Aero|Bora|Cali|Dune|Ember|Fjord|Glim|Halo|Iris|Juno|Kilo|Lumo|Miro|Nova|Opal'),
  end: of('kettle|lamp|bike|tea|grinder|cup|helmet|pump|scale|filter|press|thermos|bell|saddle|tray'),
};

export const TOPICS = [
  'delivery',
  'leaks',
  'app',
  'refund',
  'price',
  'competitor',
  'manual',
  'noise',
  'colour',
  'packaging',
  'spare parts',
];
