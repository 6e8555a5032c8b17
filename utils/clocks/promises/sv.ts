/** How Swedish promises. */
import { ISO, monthsAs, type PromiseWords, spansAs, weekdaysAs } from './words';

const NUMBERS = [
  'en|ett',
  'tva|ett par|nagra fa',
  'tre|nagra|narmaste',
  'fyra',
  'fem',
  'sex',
  'sju',
  'atta',
  'nio',
  'tio',
];
const DAYS = [
  'man(?:dag)?',
  'tis(?:dag)?',
  'ons(?:dag)?',
  'tors(?:dag)?',
  'fre(?:dag)?',
  'lordag',
  'sondag',
].map((name) => `${name}(?<=dag)(?:en)?|${name}(?<!dag)`);
const MONTHS = [
  'jan(?:uari)?',
  'feb(?:ruari)?',
  'mars',
  'apr(?:il)?',
  'maj',
  'juni?',
  'juli?',
  'aug(?:usti)?',
  'sep(?:t(?:ember)?)?',
  'okt(?:ober)?',
  'nov(?:ember)?',
  'dec(?:ember)?',
];
const FIND_OUT =
  'kollar|tittar|undersoker|aterkommer|aterkopplar|fragar|hor av|hor med|ser over|ser till|haller koll|haller dig|haller er|loser|fixar|meddelar|tar reda|lovar|utreder|stammer av|svarar|kontaktar|foljer upp|pratar med|gar igenom';
const WILL = `${FIND_OUT}|ska|skall|kommer|ringer|skriver|skickar|mejlar|mailar|kan|tar|gor|bokar|bestaller|ersatter|byter|betalar|aterbetalar|har (?:det|den|ett svar|svar|besked)`;
const BASE =
  'kolla|titta|undersoka|aterkomma|aterkoppla|fraga|hora|se|halla|losa|fixa|meddela|ta reda|utreda|stamma av|svara|kontakta|folja upp|prata|ga igenom';
const GET = '(?:svar|besked|aterkoppling|hjalp|pengarna|en|ett|den|det|mer|ny|nytt|din|ditt)';

export const sv: PromiseWords = {
  commits: String.raw`(?:jag|vi) (?:${WILL})|(?:${WILL}) (?:jag|vi)|^(?:och |men |sa |da )?(?:${FIND_OUT}|skickar|ringer|mejlar)|(?:du|ni) (?:far|kommer att fa|kommer fa|bor fa|ska fa|ska ha|bor ha) ${GET}|(?:far|bor) (?:du|ni) (?:fa |ha )?${GET}|(?:du|ni) hor (?:av|fran) oss|hor (?:du|ni) (?:av|fran) oss|(?:det|den|de|allt|felet|\p{L}+(?:en|et|na)) (?:ska|skall|kommer(?: att)?|bor) (?:vara|bli|komma|fungera|synas|ga|levereras|skickas|anlanda|dyka upp)|(?:det|den|allt|felet|\p{L}+et) ar (?:klart?|lost?|fixa[td]|laga[td]|tillbaka|atgarda[td]|framme)|(?:det|den|\p{L}+(?:et|en|ern)) (?:kommer|levereras|skickas)(?: fram)?|(?:en |min |var )?(?:kollega|kollegor|teamet|tekniker|tekniken|de|nagon|hon|han|chefen) (?:ska|kommer att|aterkommer|ringer|hor av sig|svarar|skickar|kontaktar)|lat (?:mig|oss)`,
  may: null,
  vague: `(?:jag|vi) (?:ska |kommer att |kommer )?(?:${FIND_OUT}|${BASE})(?: av (?:mig|oss)| pa det| reda pa det)?|(?:${FIND_OUT}) (?:jag|vi)|ska (?:jag|vi) (?:${BASE})|^(?:och |men |sa |da )?(?:${FIND_OUT})(?: av (?:mig|oss))?|lat (?:mig|oss) (?:${BASE})|(?:jag|vi) (?:haller pa|arbetar|jobbar)(?: med| pa)|(?:du|ni) hor (?:av|fran) oss|aterkommer inom kort`,
  never:
    'inte|aldrig|stangd|(?:du|ni) (?:maste|behover|ska (?:skicka|svara|betala))|(?:maste|behover) (?:du|ni)|stangt?|stangda|stanger|oppet|oppna|oppnar|ledig|lediga|borta|semester|sa du|du sa|sade|kanske|vet ej',
  past: String.raw`var|hade|blev|fick|kom|gick|hande|kopte|bestallde|skrev|sedan|fran|forra|\p{L}{3,}(?:ade|des|dde)`,
  others: String.raw`jag|vi|du|ni|han|hon|de|man|snalla|vanligen|skicka|skriv|svara|kan|kunde|var|hade|blev|fick|kom|\p{L}{3,}ade`,
  joins:
    'men|eftersom|for att|sa att|och (?=jag|vi|du|ni|den|det|kan|skicka|skriv|da)|om (?=du|ni|det|den|vi|jag)|nar|som|sa (?=kollar|ska|aterkommer|hor|ringer|far|ar|skickar|svarar)|sa fort|sa snart',
  ifYou: '(?:om|nar|sa fort|sa snart|efter att) (?:du|ni)',
  before:
    'och|sa|hej|ok|okej|ja|absolut|da|eller|nagon gang|allra|helst|troligen|forhoppningsvis|redan|men|nu|dig|er',
  until: 'senast|fore|innan|till|fram till|tills|nu pa',
  on: 'pa|den|under|runt|omkring|i slutet av|i borjan av|cirka|ca|nu',
  time: {
    at: String.raw`(?:(?:fore|innan|senast|runt|efter) )?(?:kl\.?|klockan)|vid|runt|fore|innan|senast|efter`,
    half: '(?!)',
    noon: 'lunch(?:tid)?|mitt pa dagen',
  },
  parts: [
    ['bitti|morgon(?<!i ?morgon)|morgonen|formiddag(?:en)?', 12],
    ['eftermiddag(?:en)?', 17],
    ['kvall(?:en)?', 20],
  ],
  days: [
    { says: '(?:i ?)?overmorgon', means: 'day after tomorrow', toCome: true },
    { says: 'i ?(?:morgon|morron|morrn|moron)', means: 'tomorrow', toCome: true },
    {
      says: '(?:under|innan|i slutet av|senare under) dagen(?: ar slut| ar over)?|dagens slut|senare i ?dag|under arbetsdagen',
      means: 'today',
      toCome: true,
    },
    { says: 'i ?dag', means: 'today' },
    { says: 'i(?= ?(?:kvall|eftermiddag|formiddag))', means: 'today', toCome: true },
    {
      says: '(?:i slutet av|slutet av|under|innan) (?:den har |denna )?vecka(?:n)?(?: ar slut| ar over)?|den har veckan|denna vecka|veckans slut|helgen(?<=(?:fore|innan) helgen)',
      means: 'end of week',
      toCome: true,
    },
    { says: '(?:i |till |under )helgen', means: 'sunday' },
    { says: '(?:i borjan av |under )?nasta vecka', means: 'next week', toCome: true },
    { says: 'nasta manad', means: 'next month', toCome: true },
    ...spansAs(
      '(?:om|inom)(?: loppet av| hogst| max| cirka| ca| de| den| bara)*(?: narmaste)? (?:%)|(?:inom|under) (?:de )?(?:narmaste) (?:%)',
      'till|eller|-|–',
      NUMBERS,
      {
        minutes: 'min(?:ut(?:er(?:na)?)?)?',
        hours: 'timm(?:e|ar|arna)|h|tim',
        'business days': 'arbetsdag(?:ar|arna)?|vardag(?:ar|arna)?|bankdag(?:ar|arna)?',
        days: 'dag(?:ar|arna)?|dygn(?:et)?',
        weeks: 'veck(?:a|or|orna)',
      },
    ),
    { says: '(?:inom |under )?de narmaste dagarna', means: 'in 3 days', toCome: true },
    { says: '(?:inom |under )?de narmaste timmarna', means: 'in 3 hours', toCome: true },
    ...weekdaysAs(DAYS, '(?:nasta %|pa %)', true),
    ...weekdaysAs(DAYS, '%'),
    ...monthsAs(MONTHS, String.raw`(?<day>\d{1,2})(?::?[ea])? %`),
    ISO,
  ],
};
