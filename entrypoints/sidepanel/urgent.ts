/** Which of the complaints that are shown are urgent by their words; worked out behind everything else, each text once. */
import { useEffect, useState } from 'preact/hooks';
import type { CaseRow } from '../../storage/records';
import { inSlices } from '../../utils/slices';

/** By their texts, as long as the panel is open. */
const known = new Map<string, boolean>();

/** A complaint of which it is our turn to say something. */
const asks = ({ state, turn, kind, evidence }: CaseRow) =>
  state === 'open' && turn === 'us' && kind === 'complaint' && evidence.text !== null;

export function useUrgent(rows: readonly CaseRow[]): ReadonlySet<string> {
  const [, setDone] = useState(0);
  const asked = rows.filter(asks);
  const fresh = [...new Set(asked.map(({ evidence }) => evidence.text!))].filter((text) => !known.has(text));
  useEffect(() => {
    if (fresh.length === 0) return;
    let ended = false;
    const id = requestIdleCallback(() => {
      void read(fresh, () => ended).then(() => !ended && setDone((n) => n + 1));
    });
    return () => {
      ended = true;
      cancelIdleCallback(id);
    };
  }, [fresh.join('\n')]);
  return new Set(asked.flatMap(({ id, evidence }) => (known.get(evidence.text!) ? id : [])));
}

async function read(texts: readonly string[], ended: () => boolean): Promise<void> {
  const { suggest } = await import('../../utils/triage/suggest');
  const steps = function* () {
    for (const text of texts) {
      const { kind, urgency } = suggest(text, {});
      // What seems to be no complaint, and is one only because nobody said otherwise, is not raised.
      known.set(text, urgency === 'high' && (kind === 'complaint' || kind === null));
      yield;
    }
  };
  await inSlices(steps(), ended);
}
