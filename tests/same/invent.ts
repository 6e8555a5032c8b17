/**
 * Invented mentions of one brand in English, Spanish and Swedish: planted problems, each told by several people in their own way,
 * among texts about other matters that look like them (the same products, courtesies, signatures, quotes).
 */
import type { Random } from '../page/random';

const of = (list: string) => list.split('|').map((one) => one.trim());

interface Speech {
  /** Each is told in one of these ways; `{n}` is a number. */
  problems: string[][];
  /** Each about something else, and each said once. */
  others: string[];
  /** Each of the first with each of the second is another matter. */
  things: string[];
  troubles: string[];
  openers: string[];
  closers: string[];
  /** Left out, or put in, here and there. */
  fillers: string[];
  signatures: string[];
  /** What everybody quotes. */
  quoted: string[];
}

export const SPEECHES: Record<'en' | 'es' | 'sv', Speech> = {
  en: {
    problems: [
      of(
        'the new kettle never came out of the box in one piece | my kettle never came out of the box, the lid was glued in | kettle never came out of the box! the lid is stuck | it never came out of the box without scratches, this kettle | ordered the kettle, never came out of the box whole',
      ),
      of(
        'I was charged twice for my subscription this month | you charged me twice for my subscription | charged twice for the subscription, order {n} | why have I been charged twice for my subscription? | My card was charged twice for one subscription, please refund',
      ),
      of(
        'the app crashes when I open the ticket screen | app crashes when I open my tickets since the update | since the last update the app crashes when I open it | Every time the app crashes when I open the ticket screen | your app crashes when i open tickets on android',
      ),
      of(
        'the tram 14 did not stop at Harbour Square this morning | tram 14 did not stop at Harbour Square again | line 14 did not stop at Harbour Square, twenty people left behind | Tram did not stop at Harbour Square and just drove on | this morning the 14 did not stop at Harbour Square',
      ),
      of(
        'the promo code SPRING is not working at checkout | promo code not working at checkout for me | tried the promo code, not working at checkout | the code from your mail is not working at checkout | SPRING promo code is not working at checkout, what now?',
      ),
      of(
        'the handle broke off after two days of use | handle broke off after two days | after two days the handle broke off | the handle of my pan broke off after {n} days | pan handle broke off after two days, almost burnt myself',
      ),
      of(
        'I can not log in since the password reset | can not log in after the password reset mail | since your password reset I can not log in to my account | account: can not log in since the password reset | can not log in since password reset, tried {n} times',
      ),
    ],
    others: of(
      'Is the Nova lamp waterproof? | Do you ship to Iceland? | The kettle whistles too loudly in the morning | Love the colours of your new helmets | Where can I find the size chart for the jackets? | My parcel {n} is stuck at the depot since Monday | The courier left the package in the rain | What time does the shop on Mill Street open on Sundays? | The seat on tram 3 is torn and dirty | Your driver on line 7 was really kind to my son | The invoice {n} has the wrong address on it | Can I change the name on my order {n}? | The refund for order {n} is still missing | Nobody answers the phone at your support line | The app shows the wrong delivery date | The app drains my battery overnight | Ticket machine at Elm Road ate my card | Why is the subscription more expensive for old customers? | How do I cancel my subscription? | The lamp flickers when I dim it | The pan is not flat and wobbles on my stove | The lid does not close any more | I received a blue one instead of green | The manual is missing from the box | Are you hiring in Leeds? | When will the Opal cup be back in stock? | The strap of the bag came loose at the seam | The battery lasts only an hour | Your newsletter comes three times a day, please stop | The chat bot keeps sending me in circles | Is there a student discount on yearly passes? | The stop at Harbour Square has no roof | Please bring back the old app design | My card was declined although there is money on it | The password rules on your site are absurd | Can I return a gift without the receipt? | The smell of the new pan does not go away | The website is down for me | Your ad follows me everywhere | The bike bell fell off in the first week',
    ),
    things: of(
      'the Nova lamp | my new helmet | the grinder | your winter jacket | the filter jug | the tea set | the bike pump | my yearly pass | the coffee press | the blue tray | your gift card | the scale | the thermos | the phone holder | the rain cover | the bread knife',
    ),
    troubles: of(
      'smells of plastic | arrived with a scratch | is smaller than in the picture | makes a clicking noise | was delivered to my neighbour | has no instructions in English | feels cheap for that price | got wet on the way | lost its colour in the wash | is out of stock in Leeds | does not fit my old one | looks different from the photo',
    ),
    openers: of(
      ' | Hi @nimbus, | Hello team, | @nimbus | Hey, | So disappointed. | Seriously? | Not happy: | Dear Nimbus team, | Ok so',
    ),
    closers: of(
      ' | Please help. | Thanks in advance! | Any update? | This is ridiculous. | Can somebody help me please? | Second time now. | #fail | Thank you very much for your help. | What should I do? | I want my money back. | Still waiting for an answer. | Not what I expect from a brand like yours. | Next time I buy elsewhere. | My daughter is crying. | Shame on you. | It was a birthday present. | I wrote you an email about it. | Pull yourselves together.',
    ),
    fillers: of('really | again | just | now | already | totally'),
    signatures: of(
      'Sent from my iPhone | Sent from my Pixel 9 | -- \nBram Okoro\nNimbus Trams fan club since 1999',
    ),
    quoted: of(
      'Our new winter timetable starts on Monday and brings more trams for everybody | We are proud to present the quietest kettle that we ever made',
    ),
  },
  es: {
    problems: [
      of(
        'la tetera nunca salió de la caja entera | mi tetera nunca salió de la caja entera, la tapa estaba pegada | pues la tetera nunca salió de la caja bien | compré la tetera y nunca salió de la caja entera',
      ),
      of(
        'me han cobrado dos veces la suscripción | me han cobrado dos veces la suscripción de este mes | otra vez me han cobrado dos veces la suscripción, pedido {n} | ¿por qué me han cobrado dos veces la misma suscripción?',
      ),
      of(
        'la aplicación se cierra al abrir los billetes | desde la actualización la aplicación se cierra al abrir los billetes | la aplicación se cierra sola al abrir mis billetes | cada vez la aplicación se cierra al abrir los billetes en android',
      ),
      of(
        'el tranvía 14 no paró en la plaza del Puerto | el 14 no paró en la plaza del Puerto esta mañana | hoy el tranvía no paró en la plaza del Puerto y siguió de largo | no paró en la plaza del Puerto, veinte personas tiradas',
      ),
      of(
        'el código de descuento no funciona al pagar | el código de descuento del correo no funciona al pagar | código de descuento no funciona al pagar, lo probé {n} veces | vuestro código de descuento no funciona al pagar',
      ),
    ],
    others: of(
      '¿La lámpara Nova es resistente al agua? | ¿Enviáis a Canarias? | La tetera silba demasiado fuerte | Me encantan los colores de los cascos nuevos | Mi paquete {n} sigue en el almacén desde el lunes | El repartidor dejó el paquete bajo la lluvia | ¿A qué hora abre la tienda los domingos? | El asiento del tranvía 3 está roto | El conductor de la línea 7 fue muy amable | La factura {n} tiene mal la dirección | ¿Puedo cambiar el nombre del pedido {n}? | La devolución del pedido {n} no ha llegado | Nadie contesta al teléfono | La aplicación gasta toda la batería | La máquina de billetes se tragó mi tarjeta | ¿Cómo cancelo la suscripción? | La lámpara parpadea | La tapa ya no cierra | He recibido uno azul en vez de verde | Falta el manual en la caja | ¿Cuándo vuelve la taza Opal? | La correa de la bolsa se soltó | La batería solo dura una hora | ¿Hay descuento para estudiantes? | La plaza del Puerto no tiene marquesina',
    ),
    things: of(
      'la lámpara Nova | mi casco nuevo | el molinillo | vuestra chaqueta | la jarra | el juego de té | la bomba | mi abono anual | la bandeja azul | la tarjeta regalo | la báscula | el termo',
    ),
    troubles: of(
      'huele a plástico | llegó con un arañazo | es más pequeño que en la foto | hace un ruido raro | lo entregaron al vecino | no trae instrucciones en español | parece barato para lo que cuesta | se mojó en el camino | ha perdido el color | está agotado en Cádiz',
    ),
    openers: of(' | Hola @nimbus, | Buenas tardes, | @nimbus | Qué decepción. | Hola equipo: | Oye,'),
    closers: of(
      ' | Por favor, ayuda. | Muchas gracias de antemano. | ¿Alguna novedad? | Es una vergüenza. | ¿Alguien me puede ayudar? | Ya van dos veces. | Quiero mi dinero. | Sigo esperando una respuesta. | La próxima vez compro en otro sitio. | Mi hija está llorando. | Era un regalo de cumpleaños. | Os escribí un correo.',
    ),
    fillers: of('ya | otra vez | de verdad | siempre | hoy'),
    signatures: of('Enviado desde mi iPhone | Enviado desde mi Galaxy'),
    quoted: of('El lunes empieza nuestro nuevo horario de invierno con más tranvías para todos'),
  },
  sv: {
    problems: [
      of(
        'vattenkokaren kom aldrig ur lådan hel | min vattenkokare kom aldrig ur lådan hel, locket satt fast | den kom aldrig ur lådan hel, vattenkokaren | köpte vattenkokaren och den kom aldrig ur lådan hel',
      ),
      of(
        'jag har blivit dragen två gånger för prenumerationen | ni har dragit pengar två gånger för prenumerationen | pengarna drogs två gånger för prenumerationen, order {n} | varför drogs det två gånger för prenumerationen?',
      ),
      of(
        'appen kraschar när jag öppnar biljetterna | sedan uppdateringen kraschar appen när jag öppnar biljetterna | appen kraschar när jag öppnar mina biljetter | varje gång kraschar appen när jag öppnar biljetterna',
      ),
      of(
        'spårvagn 14 stannade inte vid Hamntorget i morse | 14 stannade inte vid Hamntorget igen | vagnen stannade inte vid Hamntorget utan körde bara vidare | i dag stannade inte 14 vid Hamntorget',
      ),
      of(
        'rabattkoden fungerar inte i kassan | rabattkoden från mejlet fungerar inte i kassan | er rabattkod fungerar inte i kassan | rabattkoden fungerar inte i kassan, provat {n} gånger',
      ),
    ],
    others: of(
      'Är Nova-lampan vattentät? | Skickar ni till Åland? | Vattenkokaren visslar för högt | Älskar färgerna på de nya hjälmarna | Mitt paket {n} har legat på terminalen sedan måndag | Budet ställde paketet i regnet | När öppnar butiken på söndagar? | Sätet på vagn 3 är trasigt | Föraren på linje 7 var så snäll | Fakturan {n} har fel adress | Kan jag byta namn på order {n}? | Återbetalningen för {n} har inte kommit | Ingen svarar i telefon | Appen drar batteri hela natten | Automaten åt upp mitt kort | Hur säger jag upp prenumerationen? | Lampan flimrar | Locket går inte att stänga | Jag fick en blå i stället för grön | Bruksanvisningen saknas i lådan | När kommer Opal-koppen tillbaka? | Remmen på väskan lossnade | Batteriet räcker bara en timme | Finns det studentrabatt? | Hållplatsen vid Hamntorget saknar tak',
    ),
    things: of(
      'Nova-lampan | min nya hjälm | kvarnen | er vinterjacka | kannan | teservisen | cykelpumpen | mitt årskort | den blå brickan | presentkortet | vågen | termosen',
    ),
    troubles: of(
      'luktar plast | kom med en repa | är mindre än på bilden | låter konstigt | lämnades hos grannen | saknar svensk bruksanvisning | känns billig för priset | blev blöt på vägen | tappade färgen i tvätten | är slut i Lund',
    ),
    openers: of(' | Hej @nimbus, | Hejsan, | @nimbus | Så besviken. | Hej teamet! | Alltså,'),
    closers: of(
      ' | Snälla hjälp. | Tack på förhand! | Någon uppdatering? | Det är under all kritik. | Kan någon hjälpa mig? | Andra gången nu. | Jag vill ha pengarna tillbaka. | Väntar fortfarande på svar. | Nästa gång handlar jag någon annanstans. | Min dotter gråter. | Det var en födelsedagspresent. | Jag har mejlat er.',
    ),
    fillers: of('verkligen | igen | bara | nu | redan | ju'),
    signatures: of('Skickat från min iPhone | Skickat från min Galaxy'),
    quoted: of('På måndag börjar vår nya vintertidtabell med fler spårvagnar för alla'),
  },
};

/** Too short to say what about. */
const SHORT = of(
  'Same here! | +1 | any update? | still waiting | me too | Help! | Igual aquí | a mí también | samma här | jag med | ???',
);

export interface Mention {
  id: string;
  person: string;
  text: string;
  /** The planted problem; null: about something of its own. */
  problem: string | null;
}

/** What came in two weeks: some problems of 3 to 8 people each, among other matters, each of which one person has. */
export function invent(random: Random): Mention[] {
  const mentions: Mention[] = [];
  const add = (text: string, problem: string | null) => {
    const n = mentions.length;
    mentions.push({ id: `case-${n}`, person: `person-${n}`, text, problem });
  };
  const chance = (share: number) => random.below(1_000) < share * 1_000;
  for (const [language, speech] of Object.entries(SPEECHES)) {
    for (const [n, ways] of speech.problems.entries()) {
      if (chance(0.4)) continue;
      for (let people = 3 + random.below(6); people > 0; people--)
        add(told(random, chance, speech, random.one(ways)), `${language} ${n}`);
    }
    for (const says of speech.others) {
      const quote = chance(0.1) ? `“${random.one(speech.quoted)}” ` : '';
      add(quote + told(random, chance, speech, says), null);
    }
    // Two of them have one trouble: not three, which would be a problem.
    const from = random.below(speech.troubles.length);
    for (const [n, thing] of speech.things.entries())
      add(
        told(random, chance, speech, `${thing} ${speech.troubles[(from + n) % speech.troubles.length]}`),
        null,
      );
    for (let n = 0; n < 6; n++) add(`RT @nimbus: ${random.one(speech.quoted)}`, null);
  }
  for (const text of [...SHORT, ...SHORT, ...SHORT]) add(text, null);
  // In no order.
  for (let n = mentions.length - 1; n > 0; n--) {
    const other = random.below(n + 1);
    [mentions[n], mentions[other]] = [mentions[other]!, mentions[n]!];
  }
  return mentions;
}

function told(random: Random, chance: (share: number) => boolean, speech: Speech, says: string): string {
  const words = says.replaceAll('{n}', () => String(1_000 + random.below(9_000))).split(' ');
  if (chance(0.3)) words.splice(random.below(words.length + 1), 0, random.one(speech.fillers));
  if (words.length > 5 && chance(0.15)) words.splice(random.below(words.length), 1);
  if (chance(0.15)) {
    const at = random.below(words.length);
    const word = words[at]!;
    // A slip of the finger.
    if (word.length > 4) words[at] = word.slice(0, 2) + word.slice(3);
  }
  let text = words.join(' ');
  if (chance(0.15)) text = text.toUpperCase();
  else if (chance(0.5)) text = text.charAt(0).toUpperCase() + text.slice(1);
  const signed = chance(0.15) ? `\n${random.one(speech.signatures)}` : '';
  const end = chance(0.5) ? '.' : chance(0.4) ? '!!' : '';
  return `${random.one(speech.openers)} ${text}${end} ${random.one(speech.closers)}${signed}`.trim();
}
