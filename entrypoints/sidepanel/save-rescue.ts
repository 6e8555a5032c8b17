/** Gives the user what is left of a damaged ledger, and what the rolling copy has, as a file for _Import_. */
import type { Kept } from '../../storage/entries';
import type { Ledger, Totals } from '../../storage/ledger';
import type { Memory } from '../../storage/memory';
import { rescue } from '../../storage/rescue';
import { ask } from '../../utils/messages/send';
import { Refusal } from '../../utils/result';
import { t } from '../../utils/texts/texts';
import { fileName, saveFile } from './save-file';

/** Gives what to say. */
export async function saveRescue(ledger: Ledger | null, memory: Memory, had: Totals | null): Promise<string> {
  const now = Date.now();
  const { file, count } = await rescue({ ledger, memory, areEntries }, had, now);
  const name = fileName('threadkeeper-rescue', 'jsonl', now);
  saveFile(name, file);
  return t('recovery.saved', { name, count });
}

/** The background knows the form of an entry; the panel does not carry it. */
async function areEntries(entries: readonly Kept[]): Promise<boolean[]> {
  const answer = await ask('areEntries', { entries: entries.map((entry) => ({ entry })) });
  if (answer.ok) return answer.value;
  throw new Refusal(answer.error.code, answer.error.detail);
}
