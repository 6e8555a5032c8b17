/** What the view of a case needs beside the case. */
import type { Ledger } from '../../storage/ledger';
import { brands } from '../../storage/queries/brands';
import { colleagues } from '../../storage/queries/colleagues';
import { destinations } from '../../storage/queries/deliveries';
import { calendarOf } from '../../storage/queries/hours';
import { settings } from '../../storage/queries/settings';
import { topics } from '../../storage/queries/topics';
import { watchwords } from '../../storage/queries/watchwords';
import { weightsIn } from '../../storage/queries/weights';
import { atOnce } from './at-once';
import { namedTemplates } from './templates';

export type Around = Awaited<ReturnType<typeof aroundCase>>;

export const aroundCase = (ledger: Ledger) =>
  atOnce({
    settings: settings(ledger),
    weights: weightsIn(ledger),
    calendar: calendarOf(ledger),
    brands: brands(ledger).then(({ all }) => all),
    templates: namedTemplates(ledger),
    topics: topics(ledger),
    watchwords: watchwords(ledger),
    colleagues: colleagues(ledger),
    destinations: destinations(ledger),
  });
