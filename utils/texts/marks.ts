/**
 * The words of the marks, which only assistive technology speaks and a tooltip shows. A page's script gets those of one language
 * from the background, with the answer that lets it draw: three languages would not fit into it.
 */
import type { MarkHint, MarkState } from '../messages/messages';
import type { Language } from './language';

export type MarkWord =
  | MarkState
  | MarkHint
  | 'logging'
  | 'undo'
  | 'failed'
  | 'never'
  | 'covered'
  | 'sidebar'
  | 'reloaded';

export type MarkWords = Record<MarkWord, string>;

export const markWords: Record<Language, MarkWords> = {
  en: {
    none: 'Log as a case',
    known: 'Log as a case: a customer you know',
    busy: 'Log as a case: a customer with an open case',
    watched: 'Has a watch-word. Log as a case',
    knownWatched: 'Has a watch-word. Log as a case: a customer you know',
    busyWatched: 'Has a watch-word. Log as a case: a customer with an open case',
    logging: 'Logging …',
    undo: 'Logged. Undo',
    due: 'Case: due now',
    us: 'Case: waiting on us',
    handoff: 'Case: handed off',
    customer: 'Case: waiting on the customer',
    resolved: 'Case: resolved, not yet confirmed',
    confirmed: 'Case: confirmed',
    dismissed: 'Case: dismissed',
    failed: 'Not logged yet. Try again',
    covered: 'Nothing was done: the page hides this mark. Use “This page” in the panel',
    never: 'Not logged: on your list of those never to log',
    sidebar: 'Its case waits in the sidebar: press Alt+Shift+K',
    reloaded: 'Threadkeeper was updated. Reload this page',
  },
  es: {
    none: 'Registrar como caso',
    known: 'Registrar como caso: de un cliente que ya conoces',
    busy: 'Registrar como caso: de un cliente con un caso abierto',
    watched: 'Contiene una palabra vigilada. Registrar como caso',
    knownWatched: 'Contiene una palabra vigilada. Registrar como caso: de un cliente que ya conoces',
    busyWatched: 'Contiene una palabra vigilada. Registrar como caso: de un cliente con un caso abierto',
    logging: 'Registrando …',
    undo: 'Registrado. Deshacer',
    due: 'Caso: vence ahora',
    us: 'Caso: nos toca a nosotros',
    handoff: 'Caso: derivado',
    customer: 'Caso: le toca al cliente',
    resolved: 'Caso: resuelto, aún sin confirmar',
    confirmed: 'Caso: confirmado',
    dismissed: 'Caso: descartado',
    failed: 'Aún sin registrar. Reintentar',
    covered: 'No se ha hecho nada: la página oculta esta marca. Usa «Esta página» en el panel',
    never: 'Sin registrar: está en tu lista de cuentas que nunca se registran',
    sidebar: 'Su caso te espera en la barra lateral: pulsa Alt+Shift+K',
    reloaded: 'Threadkeeper se ha actualizado. Recarga esta página',
  },
  sv: {
    none: 'Registrera som ärende',
    known: 'Registrera som ärende: en kund du känner',
    busy: 'Registrera som ärende: en kund med ett öppet ärende',
    watched: 'Har ett bevakningsord. Registrera som ärende',
    knownWatched: 'Har ett bevakningsord. Registrera som ärende: en kund du känner',
    busyWatched: 'Har ett bevakningsord. Registrera som ärende: en kund med ett öppet ärende',
    logging: 'Registrerar …',
    undo: 'Registrerat. Ångra',
    due: 'Ärende: dags nu',
    us: 'Ärende: väntar på oss',
    handoff: 'Ärende: överlämnat',
    customer: 'Ärende: väntar på kunden',
    resolved: 'Ärende: löst, ännu inte bekräftat',
    confirmed: 'Ärende: bekräftat',
    dismissed: 'Ärende: avfärdat',
    failed: 'Inte registrerat än. Försök igen',
    covered: 'Inget gjordes: sidan döljer det här märket. Använd ”Den här sidan” i panelen',
    never: 'Inte registrerat: kontot står på din lista över dem som aldrig registreras',
    sidebar: 'Ärendet väntar i sidofältet: tryck Alt+Shift+K',
    reloaded: 'Threadkeeper har uppdaterats. Ladda om sidan',
  },
};
