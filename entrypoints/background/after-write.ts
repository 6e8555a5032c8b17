/** After every write: badge, alarm, marks and the memories of the ledger. A burst of writes is told in a few rounds, not one by one. */
import type { Written } from '../../storage/act';
import { remind } from './alarm';
import type { GetLedger } from './open-ledger';
import { tellCases } from './tell-cases';

export type AfterWrite = (written: Written) => void;

/**
 * Never fails the write that it follows: that is durable and acknowledged. Should the worker die before it has told
 * everybody, the badge is made good at its next start, and a mark when its page next asks.
 */
export function afterWrite(getLedger: GetLedger, remember: () => void): AfterWrite {
  const waiting = new Set<string>();
  let telling = false;

  const tellAll = async () => {
    telling = true;
    try {
      do {
        const cases = [...waiting];
        waiting.clear();
        await remind(getLedger);
        if (cases.length > 0) await tellCases(await getLedger(), cases);
      } while (waiting.size > 0);
    } catch (error) {
      console.error('Threadkeeper: after a write', error);
    } finally {
      telling = false;
    }
  };

  return ({ cases }) => {
    for (const id of cases) waiting.add(id);
    remember();
    if (!telling) void tellAll();
  };
}
