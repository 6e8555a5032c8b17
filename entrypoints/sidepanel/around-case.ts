/** What the view of a case needs beside the case. */
import type { Ledger } from '../../storage/ledger';
import { brands } from '../../storage/queries/brands';
import { colleagues } from '../../storage/queries/colleagues';
import { destinations } from '../../storage/queries/deliveries';
import { calendarOf } from '../../storage/queries/hours';
import { settings } from '../../storage/queries/settings';
import { templates } from '../../storage/queries/templates';
import { topics } from '../../storage/queries/topics';
import { weightsIn } from '../../storage/queries/weights';

export type Around = Awaited<ReturnType<typeof aroundCase>>;

export const aroundCase = async (ledger: Ledger) => ({
  settings: await settings(ledger),
  weights: await weightsIn(ledger),
  calendar: await calendarOf(ledger),
  brands: (await brands(ledger)).all,
  templates: await templates(ledger),
  topics: await topics(ledger),
  colleagues: await colleagues(ledger),
  destinations: await destinations(ledger),
});
