/** Acts for trials that kill something: sent as the panel sends them, again and again until they are answered. */
import type { Random } from '../page/random';
import { templateOf } from '../storage/ledger';
import { pause } from './drivers/driver';
import { command } from './see-through';
import type { Driver } from './story';

export const mention = (n: number) => ({
  site: 'practice',
  kind: 'reply',
  id: String(7_000_000_000 + n),
  aliases: [],
  permalink: null,
  author: { name: `Ada ${n}`, handle: `ada_${n}`, profileUrl: null },
  text: `The kettle number ${n} leaks.`,
  postedAt: null,
  inReplyTo: null,
  missing: ['permalink', 'author.profileUrl', 'postedAt', 'inReplyTo'],
});

export const logging = (driver: Driver, op: string, n: number) => ({
  type: 'logListed',
  op,
  mention: mention(n),
  pageUrl: `${driver.origin}/practice.html`,
});

/** Something that can be done to a case as long as nobody closes it, as the panel says it. */
export function randomAct(random: Random, op: string, caseId: string): Record<string, unknown> {
  const on = { op, caseId };
  const text = `Words of ${op}`;
  const template = { ...templateOf(`template-${random.below(9)}`, text), name: op };
  return random.one([
    { ...on, type: 'note', text },
    { ...on, type: 'answer', text, via: 'said' },
    { ...on, type: 'classify', as: random.one(['question', 'feedback', 'praise']) },
    { ...on, type: 'handOff', name: 'John', department: 'support', asked: text, told: '', dueAt: null },
    { ...on, type: 'setFollowUp', at: '2030-01-01T09:00:00.000Z', why: text, pinned: random.below(2) === 0 },
    { ...on, type: 'spokeAgain', text },
    { ...on, type: 'resolve', outcome: 'fixed' },
    { ...on, type: 'reopen' },
    { op, type: 'saveTemplates', templates: [template] },
    { op, type: 'set', key: `setting-${random.below(9)}`, value: text },
  ]);
}

export interface Answer {
  ok: boolean;
  value?: { caseId: string } | null;
}

/** Who gets no answer for so long, in ms, sends it again. */
const UNANSWERED = 20_000;

/** Sent until it is answered; gives how often it had to be sent, and the answer. */
export async function insist(driver: Driver, message: Record<string, unknown>) {
  let last: unknown;
  for (let times = 1; times < 50; times++) {
    last = await Promise.race([
      command(driver, message).catch((error: unknown) => String(error)),
      pause(UNANSWERED).then(() => `no answer in ${UNANSWERED} ms`),
    ]);
    const answer = last as Answer | undefined;
    if (answer?.ok) return { times, answer };
  }
  throw new Error(
    `never answered: ${JSON.stringify(message).slice(0, 300)}, at last ${JSON.stringify(last)}`,
  );
}
