/** What the views of `npm run bench` are opened for, in a page of the extension: a case, customers, a burst. */
import { browser } from 'wxt/browser';
import { openLedger } from '../../storage/ledger';
import { burstOfNewest } from './bursting';

/** Ids in the ledger; `heavy`: a customer who has been logged hundreds of times. */
export interface Opened {
  case: string;
  person: string;
  heavy: string;
  burst: string;
}

const HEAVY = 500;

/** Logs the heavy customer by the panel's own message, the first time; a kept ledger has them from then on. */
export async function opened(): Promise<Opened> {
  let caseId = '';
  for (let n = 0; n < HEAVY; n++) caseId = await logged(n);
  const ledger = await openLedger();
  const [heavy, other] = await Promise.all([
    ledger.cases.get(caseId),
    ledger.cases.filter(({ personId }) => personId !== null).first(),
  ]);
  const burst = await burstOfNewest(ledger);
  ledger.close();
  if (!heavy?.personId || !other?.personId) throw new Error('the ledger has no customers');
  return { case: other.id, person: other.personId, heavy: heavy.personId, burst };
}

/** No burst is left behind: a kept ledger would go on showing it. */
export async function closed(): Promise<void> {
  const ledger = await openLedger();
  await ledger.bursts.clear();
  ledger.close();
}

async function logged(n: number): Promise<string> {
  const mention = {
    ...{ site: 'practice', kind: 'reply', id: `90${n}`, aliases: [], permalink: null },
    author: { name: 'Vera Often', handle: 'vera_often', profileUrl: null },
    text: `The kettle leaks again, for the ${n}th time. `.repeat(4),
    ...{ postedAt: new Date(Date.now() - (n + 1) * 3_600_000).toISOString(), inReplyTo: null, missing: [] },
  };
  const answer = await browser.runtime.sendMessage({
    ...{ type: 'logListed', op: `bench-heavy-${n}`, mention, pageUrl: location.href },
  });
  if (!answer?.ok) throw new Error(JSON.stringify(answer));
  return answer.value.caseId;
}
