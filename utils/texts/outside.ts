/**
 * What is said outside of our own pages: the context menu, notifications, the title of the toolbar's icon. Plain sentences with
 * gaps, each for one or for many, because the background carries no message format.
 */
import { type Language, spoken } from './language';

const en = {
  /** The browser puts the selection in the place of %s. */
  menu: 'Log “%s” as a case',
  noticeTitle: 'A follow-up has come',
  noticeOne: 'Due now: {name}',
  noticeNameless: 'One is due now',
  noticeMany: '{count} are due now',
  badgeNone: 'Threadkeeper: nothing is due',
  badgeOne: 'Threadkeeper: one follow-up is due',
  badgeOneLate: 'Threadkeeper: one follow-up is overdue, by more than a working day',
  badgeMany: 'Threadkeeper: {count} follow-ups are due',
  badgeManyLate: 'Threadkeeper: {count} follow-ups are due, some for more than a working day',
  badgeFailed: 'Threadkeeper: your cases could not be opened',
  burstTitle: 'Threadkeeper: much more than usual',
  burstNameless: 'One topic',
  burstMore: '{topic}: {count} in {time}, usually {usual}',
  burstNew: '{topic}: {count} in {time}, usually hardly any',
};

export type OutsideWord = keyof typeof en;

export const outsideWords: Record<Language, Record<OutsideWord, string>> = {
  en,
  es: {
    menu: 'Registrar «%s» como caso',
    noticeTitle: 'Ha llegado un seguimiento',
    noticeOne: 'Vence ahora: {name}',
    noticeNameless: 'Vence uno ahora',
    noticeMany: '{count} vencen ahora',
    badgeNone: 'Threadkeeper: no hay nada pendiente',
    badgeOne: 'Threadkeeper: un seguimiento pendiente',
    badgeOneLate: 'Threadkeeper: un seguimiento con más de un día laborable de retraso',
    badgeMany: 'Threadkeeper: {count} seguimientos pendientes',
    badgeManyLate:
      'Threadkeeper: {count} seguimientos pendientes, algunos con más de un día laborable de retraso',
    badgeFailed: 'Threadkeeper: no se han podido abrir tus casos',
    burstTitle: 'Threadkeeper: mucho más de lo normal',
    burstNameless: 'Un tema',
    burstMore: '{topic}: {count} en {time}, normalmente {usual}',
    burstNew: '{topic}: {count} en {time}, normalmente casi ninguno',
  },
  sv: {
    menu: 'Registrera ”%s” som ärende',
    noticeTitle: 'Dags för en uppföljning',
    noticeOne: 'Dags nu: {name}',
    noticeNameless: 'Ett ska följas upp nu',
    noticeMany: '{count} ska följas upp nu',
    badgeNone: 'Threadkeeper: inget att följa upp',
    badgeOne: 'Threadkeeper: en uppföljning att göra',
    badgeOneLate: 'Threadkeeper: en uppföljning är mer än en arbetsdag försenad',
    badgeMany: 'Threadkeeper: {count} uppföljningar att göra',
    badgeManyLate: 'Threadkeeper: {count} uppföljningar att göra, några mer än en arbetsdag försenade',
    badgeFailed: 'Threadkeeper: dina ärenden kunde inte öppnas',
    burstTitle: 'Threadkeeper: mycket mer än vanligt',
    burstNameless: 'Ett ämne',
    burstMore: '{topic}: {count} på {time}, vanligen {usual}',
    burstNew: '{topic}: {count} på {time}, vanligen knappt någon',
  },
};

/** Speaks the manager's language as it is chosen now; `digits` writes 1,000 as they do. */
export async function outside() {
  const { language, locale } = await spoken();
  const numbers = new Intl.NumberFormat(locale);
  return {
    locale,
    digits: (count: number) => numbers.format(count),
    say: (word: OutsideWord, values: Record<string, string> = {}) =>
      outsideWords[language][word].replace(/\{(\w+)\}/g, (_, gap: string) => values[gap] ?? ''),
  };
}
