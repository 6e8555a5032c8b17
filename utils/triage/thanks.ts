/**
 * Whether somebody only says thanks: every word of it must be one of thanks, of being pleased or of courtesy. One more word may
 * be the one that complains ("thanks for nothing"), so it makes the answer no. It decides nothing.
 */
import { type Found, foundIn } from '../words';
import { en } from './en';
import { es } from './es';
import { longestAt, type Phrases, phrasesOf, split } from './match';
import type { Language } from './reasons';
import { sv } from './sv';

interface Compiled {
  thanks: Phrases<true>;
  /** All that may stand beside it. */
  courtesy: Phrases<true>;
  /** Known words that are no name, however they are written. */
  known: Phrases<true>;
  /** Words that turn what follows around. */
  not: Phrases<true>;
}

/** Each of the first before each of the second: "your answer" is courtesy, "answer" alone is a demand. */
const pairs = (before: string, after: string) =>
  split(before)
    .flatMap((one) => split(after).map((other) => `${one} ${other}`))
    .join(', ');

/** Beside the words of triage: what people say with a thank-you and mean nothing more by. */
const COURTESY = {
  en: `appreciate it, appreciate that, appreciate this, hi, hello, hey, dear, oh, ah, aw, wow, ok, okay, k, yes, yep, yeah, yay, alright, all right, right, sure, so, very, really, truly, a lot, much, very much, so much, lots, a million, a ton, tons, a bunch, heaps, many, again, all, everyone, everybody, guys, team, folks, mate, sir, madam, you, you all, u, and, for, for that, for this, for everything, for helping, for helping me, for helping us, help is appreciated, the, your, this, that, that’s, that is, it’s, it is, is great, is perfect, is amazing, is awesome, is brilliant, all good, all good now, all set, sorted, all sorted, got it, received it, noted, understood, will do, no problem, no worries, no worries at all, so helpful, very helpful, super helpful, helpful, replying, answering, responding, explaining, clarifying, letting me know, letting us know, the heads up, your patience, hard work, sorting it, sorting it out, sorting this, sorting this out, sorting that, sorting that out, sorted out, fixing it, fixing this, fixing that, fixed, fixed it, it’s fixed, resolved, solved, problem solved, issue resolved, issue solved, resolving it, resolving this, solving it, solving this, looking into it, looking into this, taking care of it, taking care of this, getting back to me, getting back to us, getting back, coming back to me, works, works now, it works, it works now, working now, it’s working, it’s working now, working again, works again, works fine, works great, now, today, already, have a, day, weekend, evening, same to you, take care, bye, x, xx, xxx, i, i’m, i am, we, me too, from me, from us, that was, it was, that did it, that did the trick, it did the trick, that worked, it worked, worked, that helps, that helped, it helped, helped, helps a lot, the best, star, stars, legend, legends, lifesavers, angel, angels, ${pairs(
    'the, your, all your, this, that, quick, fast, prompt, swift, speedy, rapid, great, good, nice, big, huge, such a, such, excellent, kind, helpful, for',
    'help, support, reply, answer, response, update, info, information, explanation, clarification, time, effort, efforts, hard work, work, service, assistance, feedback, patience',
  )}`,
  es: `hola, buenas, buenos días, buenas tardes, buenas noches, ok, okay, oki, okey, vale, sí, ya, ah, oh, uf, guau, claro, listo, lista, entendido, entendida, recibido, anotado, de acuerdo, muchas, muchos, muchísimas, muchísimo, mucho, mil, un millón, millones, infinitas, de nuevo, otra vez gracias, y, a ti, a vosotros, a ustedes, a usted, a todos, a todas, a todo el equipo, por todo, por ayudarme, por ayudar, por ayudarnos, por responder, por responderme, por contestar, por contestarme, por avisar, por avisarme, por solucionarlo, por arreglarlo, por resolverlo, por explicármelo, de verdad, en serio, muy, tan, super, súper, equipo, chicos, chicas, gente, señor, señora, amigo, amiga, te, os, les, lo, se, queda claro, ha quedado claro, quedó claro, solucionado, resuelto, arreglado, problema resuelto, problema solucionado, todo solucionado, todo resuelto, ya está, está, ya funciona, funciona, ya me funciona, ahora sí, ahora funciona, ya va, todo bien, todo en orden, todo correcto, ya llegó, ya ha llegado, ya me ha llegado, un saludo, saludos, un abrazo, abrazos, besos, feliz día, feliz tarde, buen día, que tengas, que tengáis, que tengan, un buen día, buen fin de semana, igualmente, hasta luego, adiós, sois, son ustedes, son, eres, los mejores, qué amable, qué amables, qué rapidez, qué rápidos, qué bien, es muy amable, ${pairs(
    'por la, por tu, por su, por vuestra, por toda la, por toda tu, por toda vuestra, por una, toda la, la, tu, su, vuestra, gran',
    'ayuda, respuesta, información, info, rapidez, atención, paciencia, gestión, explicación, aclaración, solución, amabilidad',
  )}, ${pairs('por el, por tu, por su, por vuestro, por todo el, gran, el, tu', 'aviso, interés, trabajo, servicio, apoyo, tiempo, esfuerzo')}`,
  sv: `hej, hejsan, hallå, ok, okej, oki, okidoki, ja, japp, jo, jaha, aha, åh, oj, wow, jättefint, jättesnabbt, jättesnällt, snällt, då, så, mycket, väldigt, verkligen, jätte, hemskt mycket, tusen, igen, alla, allihop, teamet, er, dig, till er, till dig, till alla, och, för, för allt, för det, för den, för tipset, för att ni hjälpte, för att ni löste det, för att ni fixade det, för att du löste det, för att du fixade det, snälla, snälla ni, jättemycket, för att ni hjälpte till, för att du hjälpte, hjälpen, hjälpte mig, det hjälpte, svaret, återkopplingen, informationen, beskedet, supporten, servicen, förklaringen, hjälpsamt, det är, det var, allt är, allt, ni är, du är, löst, det är löst, det löste sig, löste sig, ni löste det, fixat, det fixade sig, fixade sig, fixat nu, löst nu, ordnat, ordnade sig, det ordnade sig, nu, idag, nu fungerar det, nu funkar det, nu fungerar allt, nu funkar allt, fungerar, funkar, fungerar nu, funkar nu, fungerar igen, funkar igen, det fungerar, det funkar, det fungerar nu, det funkar nu, den har kommit, den har kommit nu, paketet har kommit, mottaget, noterat, uppfattat, förstår, då vet jag, jag, vi, från mig, från oss, ha en, ha det, ha det fint, ha det bra, dag, kväll, helg, trevlig helg, detsamma, det samma, hälsningar, vänliga hälsningar, mvh, hej då, hejdå, kram, kramar, puss, stjärna, stjärnor, klippa, klippor, en klippa, ingen fara, inga problem, hörs, vi hörs, ${pairs(
    'för, för all, all, för ert, för ditt, för er, för din, ert, ditt, för det, för den, snabbt, snabb, snabba, för ett, för en, vilken, vilket, bra, fin, fint',
    'hjälp, svar, svaret, återkoppling, info, information, besked, tålamod, support, service, hjälpen, bemötande, jobb, insats',
  )}`,
} as const;
/** No words and all good. */
const SIGNS = new Set([...'🙏😊😍🥰😀😃😄😁😎👍👏🙌🎉❤💙💚💜💛💖♥🤗🌟✨💪😇🥳☺🌸👌😘🫶💕🌷🌹⭐🙂😉🤩💯✅']);
const FACES = /<3|[:;=]-?[)D*]|\^\^/g;
/** Skin, gender and form of a sign. */
const SHAPES = /[\u{1f3fb}-\u{1f3ff}]|\ufe0f|\u200d|♀|♂/gu;
/** What no mere thanks has: a question, a number, an address. */
const MORE = /[?？؟\p{N}%]|https?:|www\.|[:;=]['’]?-?[(/|[]/u;
const ACCOUNT = /(?<![\p{L}\p{N}])@[\p{L}\p{N}_.]+/gu;
/** Longer words of thanks say more than thanks: in words, and in UTF-16 units. */
const MOST = 30;
const LONGEST = 500;
const MOST_NAMES = 2;

const compile = (language: Language, courtesy: string): Compiled => {
  const { thanks = '', pleased = '', ...reasons } = language.reasons;
  return {
    thanks: phrasesOf([[true, thanks]]),
    courtesy: phrasesOf([[true, [thanks, pleased, courtesy].join(', ')]]),
    known: phrasesOf([[true, [language.common, language.not, ...Object.values(reasons)].join(', ')]]),
    not: phrasesOf([[true, language.not]]),
  };
};

/** Made when it is first asked for. */
let languages: readonly Compiled[] | null = null;

export function isMereThanks(text: string): boolean {
  if (text.length > LONGEST) return false;
  const plain = text.replaceAll(ACCOUNT, ' ');
  if (MORE.test(plain.replaceAll(FACES, ' '))) return false;
  const drawn = plain.replaceAll(FACES, ' ').replaceAll(SHAPES, '');
  const signs: string[] = drawn.match(/[\p{S}\p{Extended_Pictographic}]/gu) ?? [];
  if (signs.some((sign) => !SIGNS.has(sign))) return false;
  const words = foundIn(plain);
  if (words.length > MOST) return false;
  if (words.length === 0) return signs.includes('🙏');
  languages ??= [compile(en, COURTESY.en), compile(es, COURTESY.es), compile(sv, COURTESY.sv)];
  return languages.some((language) => saysOnlyThanks(plain, words, language, signs.includes('🙏')));
}

function saysOnlyThanks(text: string, words: Found[], language: Compiled, bows: boolean): boolean {
  const spelt = words.map(({ word }) => word);
  const longest = (phrases: Phrases<true>, at: number) =>
    longestAt(phrases, spelt, at, () => false)?.length ?? 0;
  let thanked = bows;
  let names = 0;
  for (let at = 0; at < spelt.length; ) {
    const length = longest(language.courtesy, at);
    // "No problem solved": whether "no" belongs to the problem or to what is solved, nobody knows.
    if (length > 0 && longest(language.not, at) > 0 && longest(language.courtesy, at + 1) + 1 > length)
      return false;
    if (longest(language.thanks, at) > 0) thanked = true;
    if (length > 0) at += length;
    else if (isName(text, words[at]!) && longest(language.known, at) === 0 && ++names <= MOST_NAMES) at++;
    else return false;
  }
  return thanked;
}

/** "Thanks Sara!" */
const isName = (text: string, { from, to }: Found) => /^\p{Lu}\p{Ll}/u.test(text.slice(from, to));
