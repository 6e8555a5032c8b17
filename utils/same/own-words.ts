/**
 * What somebody says in a text of their own: the words between its breaks. Left out are names and links, what they quote
 * (`RT @nimbus: …`, lines behind `>`, whole sentences in quotation marks) and what a phone signs with: these are alike in texts
 * that are about different things.
 */
import { en } from '../triage/en';
import { es } from '../triage/es';
import { split } from '../triage/match';
import { sv } from '../triage/sv';
import { type Found, foundIn, wordsIn } from '../words';

/** A word as it is compared, and where it stands in the text as written. */
export interface OwnWord extends Found {
  /** Says what it is about: no article, no courtesy, no number. */
  telling: boolean;
}

/** Longer texts are looked at up to here, in UTF-16 units: a problem is told in the beginning. */
export const LOOKED_AT = 4_000;

/** So much in quotation marks is somebody else's sentence, in UTF-16 units; less is a word that is stressed. */
const QUOTED = 25;

const LEFT_OUT: readonly RegExp[] = [
  // Retold: from the mark to the end of the line.
  /(?:^|\s)(?:RT|via|MT|QT)\s+@\w+:?[^\n]*/gu,
  /^[ \t]*>[^\n]*/gmu,
  new RegExp(`“[^”\\n]{${QUOTED},}”|"[^"\\n]{${QUOTED},}"|«[^»\\n]{${QUOTED},}»|”[^”\\n]{${QUOTED},}”`, 'gu'),
  // From the line that begins a signature on.
  /^--\s*$[\s\S]*/gmu,
  /^[^\S\n]*(?:sent (?:from|via) (?:my |the )?\S|get outlook|enviado (?:desde|con) |obtener outlook|skickat från |hämta outlook)[^\n]*/gimu,
  /(?<=[.!?…]\s+)(?:sent from my|enviado desde mi|skickat från min)\s[^\n]*$/gimu,
  /\b(?:https?:\/\/|www\.)\S+/gu,
  /(?<![\p{L}\p{N}])[@#][\p{L}\p{N}_.]+/gu,
];

/** Where a sentence or a part of it ends: no phrase goes beyond. */
const BREAK = /[.!?…¡¿;:\n"“”«»()[\]|]/u;

const DIGITS = /^\d+$/;
/** Stands for every number: an order's is its customer's own. */
const NUMBER = '#';

/** Said by whoever writes to somebody who is to help, or is angry with them, whatever it is about. */
const WHATEVER = {
  en: 'hi, hello, hey, dear, thanks, thank, advance, regards, cheers, team, guys, folks, everyone, anybody, anyone, somebody, someone, sorry, sir, madam, help, asap, ok, okay, now, today, yesterday, already, ever, really, very, much, so, still, again, here, too, also, no, yes, please, pls, plz, don, didn, doesn, isn, wasn, couldn, won, can, ll, ve, re, im, dont, cant, want, need, give, tell, know, think, like, same, problem, issue, money, back, wait, waiting, waited, answer, answers, answered, reply, replied, response, respond, update, news, time, times, first, second, third, last, week, weeks, day, days, month, months, hours, year, years, customer, service, support, contact, ridiculous, unacceptable, disgrace, shame, disappointed, disappointing, happy, unhappy, seriously, joke, worst, bad, terrible, awful, useless, never again, fed, sick, tired, angry, love, great, good, nice, other, another, one, more, only, even, what, anyway',
  es: 'buenas, buenos, buen, días, día, tardes, noches, saludos, saludo, favor, ayuda, ayudar, antemano, urgente, hoy, ayer, ahora, todavía, aún, no, os, ya, otra, otro, vez, veces, dos, tres, alguien, alguna, algún, novedad, novedades, respuesta, responder, contesta, contestar, espero, esperando, esperar, sigo, sigue, dinero, devuelvan, quiero, necesito, mismo, misma, problema, vergüenza, decepción, decepcionado, decepcionada, inaceptable, increíble, fatal, pésimo, malo, mal, peor, harto, harta, equipo, cliente, servicio, atención, semana, semanas, mes, meses, años, hace, oye, verdad, siempre, solo, tan, todo, nunca más, enfadado, enfadada, bien',
  sv: 'snälla, hjälp, hjälpa, hälsningar, mvh, vänligen, vänliga, förhand, idag, igår, dag, i dag, fortfarande, igen, ju, väl, hallå, ni, nån, redan, verkligen, alltså, teamet, någon, uppdatering, svar, svara, svarar, väntar, väntat, vänta, pengar, pengarna, tillbaka, ha, gång, gången, gånger, första, andra, tredje, två, tre, vecka, veckor, dagar, månad, månader, år, kund, kundtjänst, kritik, skandal, skam, dåligt, dålig, sämst, värdelöst, besviken, besvikna, arg, trött, samma, problem, skärpning, oacceptabelt, under, all, bra, tack, kul',
};

const COMMON: ReadonlySet<string> = new Set(
  [en.common, es.common, sv.common, ...Object.values(WHATEVER)].flatMap(split).flatMap(wordsIn),
);

/** Each part of the text between two breaks, in the order of the text. */
export function ownWordsIn(whole: string): OwnWord[][] {
  const text = whole.length > LOOKED_AT ? whole.slice(0, LOOKED_AT) : whole;
  // Of the same length, so that every word stays where it stands.
  const own = LEFT_OUT.reduce(
    (rest, part) => rest.replaceAll(part, (found) => '\n'.repeat(found.length)),
    text,
  );
  const parts: OwnWord[][] = [[]];
  let end = 0;
  for (const found of foundIn(own)) {
    if (BREAK.test(own.slice(end, found.from)) && parts.at(-1)!.length > 0) parts.push([]);
    end = found.to;
    const word = DIGITS.test(found.word) ? NUMBER : found.word;
    parts.at(-1)!.push({ ...found, word, telling: word !== NUMBER && !COMMON.has(word) });
  }
  return parts.filter((part) => part.length > 0);
}
