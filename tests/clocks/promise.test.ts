/** What replies promise and what they do not, as sentences, in three languages. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALWAYS, type Hours } from '../../utils/clocks/hours';
import { promiseIn } from '../../utils/clocks/promise';
import { STARTERS } from '../../utils/replies/starters';
import { SEED } from '../page/random';

const zone = process.env.TZ;
beforeAll(() => {
  process.env.TZ = 'Europe/Stockholm';
});
afterAll(() => {
  process.env.TZ = zone;
});

/** A Wednesday, at ten in the morning. */
const NOW = Date.parse('2026-12-02T10:00:00+01:00');
const OFFICE: Hours = {
  zone: 'Europe/Stockholm',
  week: [...Array.from({ length: 5 }, () => [['08:30', '16:30']] as const), [], []],
  daysOff: [],
};
/** Where nothing but "soon" was said. */
const NEXT_DAY = '2026-12-03 16:30';

const promised = (text: string, now = NOW, hours = OFFICE) => {
  const found = promiseIn(text, now, hours);
  return found && [found.phrase, new Date(found.at).toLocaleString('sv-SE').slice(0, 16)];
};

type Row = readonly [text: string, phrase: string, at: string];

const ENGLISH: Row[] = [
  ['I’ll check and get back to you by Friday.', 'by Friday', '2026-12-04 16:30'],
  ['We will have it fixed on Friday', 'on Friday', '2026-12-04 16:30'],
  ['Hi Ada, I am sorry about this! I’ll call you tomorrow.', 'tomorrow', '2026-12-03 16:30'],
  ['I will write to you tomorrow morning', 'tomorrow morning', '2026-12-03 12:00'],
  ['We’ll reply within 24 hours.', 'within 24 hours', '2026-12-03 10:00'],
  ['You’ll hear from us within 24h', 'within 24h', '2026-12-03 10:00'],
  ['I’ll have an answer for you in two days', 'in two days', '2026-12-04 16:30'],
  ['We’re going to replace it within 2-3 business days.', 'within 2-3 business days', '2026-12-07 16:30'],
  ['The refund should arrive in 5 working days', 'in 5 working days', '2026-12-09 16:30'],
  ['Your parcel will be there by Monday.', 'by Monday', '2026-12-07 16:30'],
  ['Let me ask the depot, I’ll let you know by end of day.', 'by end of day', '2026-12-02 16:30'],
  ['I’ll look into it today', 'today', '2026-12-02 16:30'],
  ['John will call you on Thursday at 3pm', 'on Thursday at 3pm', '2026-12-03 15:00'],
  ['I’ll be back with news by 5pm', 'by 5pm', '2026-12-02 17:00'],
  ['By Friday, we’ll have sorted this out.', 'By Friday', '2026-12-04 16:30'],
  ['Tomorrow I’ll check what happened on Monday.', 'Tomorrow', '2026-12-03 16:30'],
  ['I’ll check with the team. We should have news next week.', 'next week', '2026-12-07 16:30'],
  ['I promise you will have it before the weekend', 'before the weekend', '2026-12-04 16:30'],
  ['We aim to resolve this by 12 December', 'by 12 December', '2026-12-12 17:00'],
  ['We’ll ship it on Dec 10th.', 'on Dec 10th', '2026-12-10 16:30'],
  ['I’m sending the form this afternoon', 'this afternoon', '2026-12-02 17:00'],
  ['I’ll check.', 'I’ll check', NEXT_DAY],
  ["Sorry! I'll look into this and let you know.", "I'll look", NEXT_DAY],
  ['We’ll get back to you', 'We’ll get back', NEXT_DAY],
  ['Let me check with our driver', 'Let me check', NEXT_DAY],
  ['I’m looking into it now and will come back to you here.', 'I’m looking', NEXT_DAY],
  ['Thanks for the number, you’ll hear from me soon', 'you’ll hear', NEXT_DAY],
  ['I’ll check what happened on Friday', 'I’ll check', NEXT_DAY],
  ['We will keep you posted', 'We will keep you', NEXT_DAY],
  [
    'We’ve asked John, and he’ll answer you the day after tomorrow',
    'the day after tomorrow',
    '2026-12-04 16:30',
  ],
  ['I’ll check it now,\nand write to you within the hour', 'within the hour', '2026-12-02 11:00'],
  ['Should be back up by noon today!', 'by noon today', '2026-12-02 12:00'],
  ['We expect the service to be restored by 6pm.', 'by 6pm', '2026-12-02 18:00'],
  ['Someone from our team will reach out tomorrow.', 'tomorrow', '2026-12-03 16:30'],
  ['We’ll sort it in the next couple of days', 'in the next couple of days', '2026-12-04 16:30'],
];

const NOT_ENGLISH = [
  'It was delivered on Friday.',
  'Your order arrived on Monday, according to the driver.',
  'Could you send us the number by Friday?',
  'Please write to us before Friday.',
  'You need to return it within 14 days.',
  'You’ll have to reply by Friday',
  'We are closed tomorrow.',
  'Our shop will be closed on Friday',
  'I’ll be away until Monday.',
  'Thank you, that makes our day. I’ll pass it on to the team.',
  'We sent it yesterday.',
  'Have a lovely weekend!',
  'Was it there on Friday?',
  'Will you be at home tomorrow?',
  'Would Friday work for you?',
  'We won’t be able to do that by Friday.',
  'I can’t check that today.',
  'If you send us the number, we’ll check.',
  'The sale ends on Sunday.',
  'We’re open Monday to Friday from 9 to 5.',
  'I’ve refunded you today, it takes 3-5 business days to show.',
  'The next tram leaves at 17:30.',
  'You wrote to us on Tuesday, and we replied within two hours.',
  'Glad to hear it! If anything else comes up, write to me here.',
  'You have 30 days to return it.',
  'That took us 5 days, sorry.',
  'We’re happy that it arrived today.',
  'Once you’ve sent the form we’ll get back to you.',
  'Did you say you would call on Friday?',
  'It might be there by Friday',
  'Great to see you on Saturday!',
  'Thanks for waiting so long.',
];

const SPANISH: Row[] = [
  ['Lo miro y te digo algo mañana.', 'mañana', '2026-12-03 16:30'],
  ['Te respondemos antes del viernes', 'antes del viernes', '2026-12-04 16:30'],
  ['Le llamaré el viernes.', 'el viernes', '2026-12-04 16:30'],
  ['Te contesto mañana por la mañana', 'mañana por la mañana', '2026-12-03 12:00'],
  ['Le responderemos en 24 horas', 'en 24 horas', '2026-12-03 10:00'],
  ['Recibirás una respuesta en menos de 24 h.', 'en menos de 24 h', '2026-12-03 10:00'],
  ['Tendrá una solución en dos días', 'en dos días', '2026-12-04 16:30'],
  ['Vamos a cambiarlo en 2-3 días laborables', 'en 2-3 días laborables', '2026-12-07 16:30'],
  ['El reembolso llegará dentro de 5 días hábiles.', 'dentro de 5 días hábiles', '2026-12-09 16:30'],
  ['Tu paquete estará ahí para el lunes', 'para el lunes', '2026-12-07 16:30'],
  ['Lo consulto y te aviso hoy mismo.', 'hoy mismo', '2026-12-02 16:30'],
  ['Te escribo esta tarde', 'esta tarde', '2026-12-02 19:00'],
  ['Os llamaremos el jueves a las 15:00', 'el jueves a las 15:00', '2026-12-03 15:00'],
  ['Voy a revisarlo pasado mañana', 'pasado mañana', '2026-12-04 16:30'],
  ['El viernes te decimos algo', 'El viernes', '2026-12-04 16:30'],
  ['Mañana lo reviso y te cuento.', 'Mañana', '2026-12-03 16:30'],
  ['Estará solucionado la semana que viene', 'la semana que viene', '2026-12-07 16:30'],
  ['Lo enviaremos a más tardar el 12 de diciembre', 'a más tardar el 12 de diciembre', '2026-12-12 17:00'],
  ['Lo tendremos antes del fin de semana', 'antes del fin de semana', '2026-12-04 16:30'],
  ['El técnico irá el jueves por la mañana', 'el jueves por la mañana', '2026-12-03 12:00'],
  ['Lo siento mucho. Lo miro.', 'Lo miro', NEXT_DAY],
  ['Lo reviso ahora mismo y te respondo', 'Lo reviso', NEXT_DAY],
  ['Nos pondremos en contacto contigo.', 'Nos pondremos en contacto', NEXT_DAY],
  ['Vamos a revisarlo', 'Vamos a revisarlo', NEXT_DAY],
  ['Estamos revisándolo con el equipo', 'Estamos revisándolo', NEXT_DAY],
  ['Te avisaremos en cuanto lo sepamos', 'Te avisaremos', NEXT_DAY],
  ['Déjame consultarlo con el taller', 'Déjame consultarlo', NEXT_DAY],
  ['Averiguaré qué pasó el viernes', 'Averiguaré', NEXT_DAY],
  ['Le mantendremos informada', 'Le mantendremos informada', NEXT_DAY],
];

const NOT_SPANISH = [
  'Se entregó el viernes.',
  'El pedido llegó el lunes.',
  '¿Puedes enviarnos el número antes del viernes?',
  'Por favor, escríbenos antes del viernes.',
  'Tienes que devolverlo en 14 días.',
  'Tendrás que responder antes del viernes',
  'Mañana estamos cerrados.',
  'La tienda estará cerrada el viernes',
  'Estaré de vacaciones hasta el lunes.',
  'Muchas gracias, se lo paso al equipo.',
  'Lo enviamos ayer.',
  'Lo enviamos el lunes pasado.',
  'Lo enviamos el viernes.',
  'Os llamamos el jueves a las 15:00',
  '¡Buen fin de semana!',
  '¿Llegó el viernes?',
  '¿Estarás en casa mañana?',
  'No podremos hacerlo antes del viernes.',
  'No puedo mirarlo hoy.',
  'Si nos envías el número, lo revisamos.',
  'Las rebajas terminan el domingo.',
  'Nos escribiste el martes y ya te contestamos.',
  'Me alegro mucho de que funcione.',
  'Tienes 30 días para devolverlo.',
  'Tardó 5 días, lo sentimos.',
  'Nos alegra que llegara hoy.',
  'Buenos días, ¿qué tal la mañana?',
  'Gracias por la paciencia de estos días.',
];

const SWEDISH: Row[] = [
  ['Jag kollar och återkommer i morgon.', 'i morgon', '2026-12-03 16:30'],
  ['Vi svarar senast fredag', 'senast fredag', '2026-12-04 16:30'],
  ['Jag ringer dig på fredag.', 'på fredag', '2026-12-04 16:30'],
  ['Jag hör av mig i morgon förmiddag', 'i morgon förmiddag', '2026-12-03 12:00'],
  ['Vi återkommer inom 24 timmar.', 'inom 24 timmar', '2026-12-03 10:00'],
  ['Du får svar inom ett dygn', 'inom ett dygn', '2026-12-03 16:30'],
  ['Vi löser det om två dagar', 'om två dagar', '2026-12-04 16:30'],
  ['Vi skickar en ny inom 2-3 arbetsdagar', 'inom 2-3 arbetsdagar', '2026-12-07 16:30'],
  ['Pengarna kommer att vara framme inom 5 vardagar.', 'inom 5 vardagar', '2026-12-09 16:30'],
  ['Paketet ska vara framme på måndag', 'på måndag', '2026-12-07 16:30'],
  ['Jag frågar depån och hör av mig idag.', 'idag', '2026-12-02 16:30'],
  ['I morgon kollar jag vad som hände i fredags.', 'I morgon', '2026-12-03 16:30'],
  ['En kollega ringer dig på torsdag kl. 15', 'på torsdag kl. 15', '2026-12-03 15:00'],
  ['Det är fixat på fredag', 'på fredag', '2026-12-04 16:30'],
  ['Senast fredag hör du av oss.', 'Senast fredag', '2026-12-04 16:30'],
  ['Hej Ada, återkommer i morgon!', 'i morgon', '2026-12-03 16:30'],
  ['Återkommer i övermorgon!', 'i övermorgon', '2026-12-04 16:30'],
  ['Vi kommer att ha ett svar nästa vecka', 'nästa vecka', '2026-12-07 16:30'],
  ['Vi skickar den senast 12 december', 'senast 12 december', '2026-12-12 17:00'],
  ['Vi ska fixa det före helgen', 'före helgen', '2026-12-04 16:30'],
  ['Jag mejlar dig i eftermiddag', 'i eftermiddag', '2026-12-02 17:00'],
  ['Teknikern kommer på torsdag före kl. 12', 'på torsdag före kl. 12', '2026-12-03 12:00'],
  ['Pengarna bör synas på kontot inom 3–5 bankdagar.', 'inom 3–5 bankdagar', '2026-12-09 16:30'],
  ['Tråkigt att höra! Jag kollar.', 'Jag kollar', NEXT_DAY],
  ['Vi återkommer så snart vi vet mer', 'Vi återkommer', NEXT_DAY],
  ['Jag ska titta på det.', 'Jag ska titta på det', NEXT_DAY],
  ['Låt mig kolla med verkstaden', 'Låt mig kolla', NEXT_DAY],
  ['Tack för numret, då kollar vi det', 'då kollar', NEXT_DAY],
  ['Vi undersöker vad som hände i fredags', 'Vi undersöker', NEXT_DAY],
  ['Återkommer!', 'Återkommer', NEXT_DAY],
  ['Hej Ada! Beklagar, jag undersöker saken och hör av mig', 'jag undersöker', NEXT_DAY],
];

const NOT_SWEDISH = [
  'Den levererades i fredags.',
  'Paketet kom fram i måndags.',
  'Kan du skicka numret senast fredag?',
  'Skriv gärna till oss före fredag.',
  'Du måste skicka tillbaka den inom 14 dagar.',
  'Du behöver svara senast fredag',
  'Vi har stängt i morgon.',
  'Butiken kommer att vara stängd på fredag',
  'Jag är ledig till på måndag.',
  'Tack, det värmer! Jag hälsar teamet.',
  'Vi skickade den igår.',
  'Vi skickade den förra fredagen.',
  'Trevlig helg!',
  'Kom det fram på fredag?',
  'Är du hemma i morgon?',
  'Vi kan tyvärr inte göra det före fredag.',
  'Jag hinner inte kolla det idag.',
  'Om du skickar numret så kollar vi.',
  'Rean slutar på söndag.',
  'Du skrev till oss i tisdags och vi svarade inom två timmar.',
  'Vad roligt att det fungerar nu!',
  'Du har 30 dagar på dig att lämna tillbaka den.',
  'Det tog 5 dagar, förlåt.',
  'Kul att den kom idag.',
  'God morgon!',
  'Tack för ditt tålamod de här dagarna.',
  'Vi ses på lördag!',
];

describe.each([
  ['English', ENGLISH, NOT_ENGLISH],
  ['Spanish', SPANISH, NOT_SPANISH],
  ['Swedish', SWEDISH, NOT_SWEDISH],
] as const)('%s', (_, yes, no) => {
  test.each(yes)('promises: %s', (text, phrase, at) => expect(promised(text)).toEqual([phrase, at]));
  test.each(no)('does not: %s', (text) => expect(promised(text)).toBeNull());
});

test('what every template promises that is shipped', () => {
  const dated = STARTERS.flatMap(({ id, texts }) =>
    texts.flatMap(({ language, text }) => (promised(text) === null ? [] : `${id} ${language}`)),
  );
  expect(dated).toEqual([
    'starter-acknowledge en',
    'starter-acknowledge es',
    'starter-acknowledge sv',
    'starter-handed-off en',
  ]);
});

test('a day is over when the team’s work is, or at 17:00', () => {
  const friday = (time: string) => Date.parse(`2026-12-04T${time}:00+01:00`);
  expect(promised('We’ll call you by Friday', friday('09:00'))?.[1]).toBe('2026-12-04 16:30');
  expect(promised('We’ll call you by Friday', friday('16:45'))?.[1]).toBe('2026-12-11 16:30');
  expect(promised('We’ll call you by Friday', friday('16:45'), ALWAYS)?.[1]).toBe('2026-12-04 17:00');
  expect(promised('We’ll call you today', friday('18:00'))?.[1]).toBe('2026-12-04 19:00');
  expect(promised('We’ll call you today at 15', friday('18:00'))?.[0]).not.toBe('today at 15');
  expect(promised('I’ll check', friday('16:45'))?.[1]).toBe('2026-12-07 16:30');
  expect(promised('I’ll check', friday('16:45'), ALWAYS)?.[1]).toBe('2026-12-05 17:00');
  const never: Hours = { ...OFFICE, week: [[], [], [], [], [], [], []] };
  expect(promised('I’ll check', friday('16:45'), never)?.[1]).toBe('2026-12-05 17:00');
});

test('of several promises the one that comes first', () => {
  expect(promised('I’ll check it today and get back to you by Friday.')?.[0]).toBe('today');
  expect(promised('We’ll replace it by Friday. I’ll call you tomorrow.')?.[0]).toBe('tomorrow');
});

const sentences = [...ENGLISH, ...SPANISH, ...SWEDISH]
  .map(([text]) => text)
  .concat(NOT_ENGLISH, NOT_SPANISH, NOT_SWEDISH);
/** Sentences, words of theirs, and anything else, in whatever order. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...sentences),
      fc.constantFrom(...sentences.flatMap((text) => text.split(' '))),
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('31', 'by', 'at 25', '12 February', '.', '\n', ', ', '’', 'İ', '🙏', '24:00', '0 days'),
    ),
    { maxLength: 25 },
  )
  .chain((pieces) => fc.constantFrom(pieces.join(' '), pieces.join('')));
const anyMoment = fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2036, 0) });

test(`never in the past, never far off, and always words of the text (seed ${SEED})`, () => {
  fc.assert(
    fc.property(anyText, anyMoment, fc.constantFrom(OFFICE, ALWAYS), (text, now, hours) => {
      const found = promiseIn(text, now, hours);
      if (found === null) return;
      expect(found.at).toBeGreaterThan(now);
      expect(found.at - now).toBeLessThan(100 * 86_400_000);
      expect(found.phrase).toBe(text.slice(found.start, found.end));
      expect(found.phrase.trim()).not.toBe('');
    }),
    { seed: SEED, numRuns: 500 },
  );
});

test('a text that is made to be slow is not', () => {
  for (const piece of [
    'at the latest on ',
    'i’ll ',
    'in 2 to ',
    'a',
    ' ',
    'by the ',
    'on friday ',
    '12 ',
    ', ',
    '. ',
  ])
    promiseIn(`${piece.repeat(20_000)}I’ll check by Friday`, NOW, OFFICE);
});
