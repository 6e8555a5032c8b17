/** The list of those whom cases are handed to. */
import type { About } from '../../utils/handoffs/colleague';
import { sameColleague } from '../../utils/handoffs/colleague';
import { Refusal } from '../../utils/result';
import { type Act, act, entryId } from '../act';
import type { Draft } from '../entries';
import { colleagueIdOf } from '../ids';
import type { Ledger } from '../ledger';
import { rowsOf } from '../queries/colleagues';

interface Who {
  name: string;
  department: string;
}

/** What is known of somebody; under another name than before they are another one, and the old name leaves the list. */
export const saveColleague = (
  ledger: Ledger,
  by: Act,
  brand: string,
  { was, name, department, about }: Who & { was: Who | null; about: About },
) =>
  act(ledger, by, async () => {
    const renamed = was !== null && !sameColleague(was, { name, department });
    const known = await rowsOf(ledger, { name, department });
    if (known.length > 0 && (was === null || renamed))
      throw new Refusal('not-allowed', `${name} is in the list`);
    const saved: Draft = {
      id: by.op,
      brand,
      entity: 'colleague',
      entityId: colleagueIdOf(brand, name, department),
      kind: 'named',
      // zod's JSON knows no readonly lists.
      body: { name, department, about: structuredClone(about) as never },
    };
    return renamed ? [saved, ...(await removal(ledger, by.op, was, 1))] : [saved];
  });

export const removeColleague = (ledger: Ledger, by: Act, who: Who) =>
  act(ledger, by, async () => {
    const drafts = await removal(ledger, by.op, who, 0);
    if (drafts.length === 0) throw new Refusal('not-found', `no ${who.name} in the list`);
    return drafts;
  });

/** Under every brand. */
const removal = async (ledger: Ledger, op: string, who: Who, first: number): Promise<Draft[]> =>
  (await rowsOf(ledger, who)).map(({ id, brand }, n) => ({
    id: entryId(op, first + n),
    brand,
    entity: 'colleague',
    entityId: id,
    kind: 'removed',
    body: {},
  }));
