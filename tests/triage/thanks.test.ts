/** What is only thanks and what is more, as sentences, in three languages. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMereThanks } from '../../utils/triage/thanks';
import { SEED } from '../page/random';

const ENGLISH = [
  'Thanks!',
  'thank you',
  'THANK YOU SO MUCH!!!',
  'Thanks a lot 🙏',
  '🙏',
  '🙏🏽🙏🏽',
  'thx',
  'ty!',
  'Ok thanks',
  'Okay, got it. Thank you!',
  'Thanks for your help.',
  'Thank you for the quick reply 😊',
  'Thanks for getting back to me!',
  'Perfect, thank you',
  'Great, thanks again',
  'Thanks, it works now!',
  'It’s working now, thank you so much',
  "That's great, thanks",
  'Amazing, thank you all ❤️',
  'Thanks Sara!',
  '@nimbus_trams thank you',
  'Much appreciated 👍🏻',
  'Cheers mate',
  'Problem solved. Thank you for your patience and hard work!',
  'Thanks, have a great weekend :)',
  'Thank you guys, the best!',
  'Thanks for sorting this out so quickly',
  'Thank you for letting me know!',
  'Thanks so much, really appreciate it!',
];
const NOT_ENGLISH = [
  'thanks for nothing',
  'Thanks, but it still leaks.',
  'Thanks, still waiting',
  'Thanks! When will it arrive?',
  'Thank you. Is it fixed now?',
  'Thanks is it fixed now',
  'Thanks for ruining my holiday',
  'Great service 🙄 thanks',
  'Thanks… 😡',
  'thanks a lot for the broken kettle',
  'No thanks',
  'Thanks, order 4711 is missing too',
  'Thank you, now help me',
  'Thanks, answer me',
  'Thank you for charging me twice',
  'ok',
  'It works now',
  '👍',
  '',
  'Thanks, I’ll believe it when I see it.',
  'Not happy, thanks',
  'thanks :(',
  'Thanks, see https://x.com/ada/status/1',
  'Wow, thanks, third time this week',
  'Thank you for your non-answer',
  'Thanks. Nobody called.',
  'No, but thanks',
  'Thanks THE SHOP IS CLOSED',
  'thanks again for the long delay',
];
const SPANISH = [
  '¡Gracias!',
  'gracias',
  'Muchas gracias 🙏',
  'ok gracias, perfecto',
  'Mil gracias',
  'Muchísimas gracias por todo',
  'Gracias por la ayuda',
  'Gracias por vuestra ayuda',
  'Muchas gracias por la respuesta tan rápida',
  'Gracias por responder',
  'Perfecto, muchas gracias',
  'Vale, gracias',
  'Ok, entendido. Gracias',
  'Ya funciona, gracias',
  'Ya está solucionado, muchas gracias',
  'Todo bien, gracias',
  'Genial, gracias 😊',
  'Gracias a ti',
  'Gracias Marta!',
  'Muy amables, gracias',
  'Se agradece',
  '@nimbus_trams gracias',
  'Os agradezco la atención',
  'Gracias, un saludo',
  'Gracias de nuevo, sois los mejores',
  '¡Qué rapidez! Muchas gracias',
  'Gracias y buen fin de semana',
];
const NOT_SPANISH = [
  'gracias por nada',
  'Gracias, pero sigue goteando',
  'Gracias, sigo esperando',
  'Gracias. ¿Cuándo llega?',
  'No, gracias',
  'Gracias por arruinarme las vacaciones',
  'Gracias por hacerme perder el tiempo',
  'Qué vergüenza, gracias',
  'Gracias 😡',
  'Gracias, ayuda',
  'Gracias, el pedido 4711 tampoco ha llegado',
  'Gracias por cobrarme dos veces',
  'Gracias, todavía no funciona',
  'Gracias, ya no funciona',
  'vale',
  'perfecto',
  'Menos mal, gracias, pero tarde',
  'Gracias, ya van tres semanas',
  'Muchas gracias por vuestro pésimo servicio',
  'Gracias aunque no me sirve',
  'Gracias por dejarme sin luz',
  'Gracias, quiero mi dinero',
  'Gracias por no contestar',
  'Ni las gracias',
  'Gracias, qué asco de servicio',
  'Mil gracias por el retraso',
];
const SWEDISH = [
  'Tack!',
  'tack så mycket 🙏',
  'Tack',
  'Tusen tack!',
  'Stort tack för hjälpen',
  'Tack för snabbt svar',
  'Tack för svaret!',
  'Ok tack',
  'Okej, tack så mycket',
  'Toppen, tack!',
  'Perfekt, tack',
  'Tack, nu fungerar det',
  'Det funkar nu, tack!',
  'Tack, det löste sig',
  'Jättebra, tack för all hjälp',
  'Tack igen',
  'Tack snälla ni!',
  'Tack så jättemycket för att ni löste det',
  'Tack Sara!',
  'Tackar 😊',
  'Tack för informationen',
  'Tack och trevlig helg',
  'Åh, tack!',
  'Härligt, tack ❤️',
  'Tack till er alla',
  'Uppskattas verkligen',
  '@nimbus_trams tack',
  'Ni är bäst, tack!',
  'Paketet har kommit nu, tack',
];
const NOT_SWEDISH = [
  'tack för ingenting',
  'Tack, men den läcker fortfarande',
  'Tack, väntar fortfarande',
  'Tack. När kommer den?',
  'Nej tack',
  'Tack för att ni förstörde semestern',
  'Tack för en förstörd helg',
  'Tack 😡',
  'Tack, hjälp',
  'Tack, order 4711 saknas också',
  'Tack för att ni drog pengar två gånger',
  'Tack, det fungerar inte',
  'Tack, funkar fortfarande inte',
  'okej',
  'perfekt',
  'Tack tack, tredje gången nu',
  'Tack för er usla service',
  'Tack fast det är för sent',
  'Jo tack, samma skit igen',
  'Tack, jag vill ha pengarna tillbaka',
  'Tack för att ni inte svarar',
  'Tack, vilket skämt',
  'Tack för väntan',
  'Ingen säger tack',
  'Tack, ring mig',
  'Tack, men nej',
];

describe.each([
  ['English', ENGLISH, NOT_ENGLISH],
  ['Spanish', SPANISH, NOT_SPANISH],
  ['Swedish', SWEDISH, NOT_SWEDISH],
] as const)('%s', (_, thanks, more) => {
  test.each(thanks)('thanks: %s', (text) => expect(isMereThanks(text)).toBe(true));
  test.each(more)('more: %s', (text) => expect(isMereThanks(text)).toBe(false));
});

const THANKS = [...ENGLISH, ...SPANISH, ...SWEDISH];
const COMPLAINTS = ['still broken', 'sigue roto', 'fortfarande trasig', 'no', 'inte', '2', '?', '😡'];

test('whatever else is said with it, thanks is no longer all', () => {
  const taken = THANKS.flatMap((text) =>
    COMPLAINTS.flatMap((more) => [`${more} ${text}`, `${text} ${more}`]),
  ).filter(isMereThanks);
  expect(taken).toEqual([]);
});

test(`any text has an answer (seed ${SEED})`, () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(typeof isMereThanks(text)).toBe('boolean');
    }),
    { seed: SEED },
  );
});

test('a long text is no mere thanks, and takes no longer', () => {
  expect(isMereThanks('thanks '.repeat(30_000))).toBe(false);
});
