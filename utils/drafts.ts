/**
 * What the manager typed and has not been acknowledged, and the id of the act that it was sent under. In localStorage:
 * written in the same turn as the keystroke, so that no closing panel, dead worker or damaged ledger can take it.
 */
import { newId } from './identity';

const TEXT = 'draft:';
const ACT = 'draft-act:';
const FORGETTING = 'forgetting';
/** Begins the names of drafts that may quote anybody. */
export const QUOTING = 'quoting:';
/** Begins what is announced with the drafts of a team's brand: the team itself, whose leaving decides. */
export const LEAVING = 'team:';

export interface DraftStore {
  read(name: string): string;
  /** An empty text forgets the draft. */
  write(name: string, text: string): void;
  /** The act that this is sent under: the same for the same body however often, also after a restart; else a new one. */
  actOf(name: string, body: string): string;
  /** Drafts about these are about to go; should the panel die before it hears that they do, the next one asks. None: they stay. */
  forgetting(ids: readonly string[]): void;
  /** What was announced by `forgetting` and is not forgotten yet. */
  announced(): string[];
  /** Every draft about them goes, and every one that may quote them; `quoting` false: those of others stay. */
  forget(ids: readonly string[], quoting?: boolean): void;
  /** What drafts are about: how their names begin. */
  about(): string[];
  /** Forgets the words that were sent, unless something was typed since; true when they are gone. */
  sent(name: string, text: string): boolean;
}

const keysIn = (local: Storage) => Array.from({ length: local.length }, (_, n) => local.key(n) ?? '');

export function draftsIn(local: Storage): DraftStore {
  const write = (name: string, text: string) => {
    if (text === '') local.removeItem(TEXT + name);
    else local.setItem(TEXT + name, text);
  };
  const read = (name: string) => local.getItem(TEXT + name) ?? '';
  return {
    read,
    write,
    actOf: (name, body) => {
      const [op, sent] = (local.getItem(ACT + name) ?? '').split('\n', 2);
      // Other words under the same id would be taken for the ones that may be written already.
      if (op && sent === body) return op;
      const fresh = newId();
      local.setItem(ACT + name, `${fresh}\n${body}`);
      return fresh;
    },
    forgetting: (ids) => local.setItem(FORGETTING, ids.join('\n')),
    announced: () => (local.getItem(FORGETTING) ?? '').split('\n').filter((id) => id !== ''),
    forget: (ids, quoting = true) => {
      const begins = [...(quoting ? [QUOTING] : []), ...ids.map((id) => `${id}:`)];
      const names = begins.flatMap((name) => [TEXT + name, ACT + name]);
      for (const key of keysIn(local)) if (names.some((name) => key.startsWith(name))) local.removeItem(key);
      local.removeItem(FORGETTING);
    },
    about: () => [
      ...new Set(
        keysIn(local).flatMap((key) =>
          key.startsWith(TEXT) ? (key.slice(TEXT.length).split(':')[0] ?? []) : [],
        ),
      ),
    ],
    sent: (name, text) => {
      local.removeItem(ACT + name);
      if (read(name) !== text) return false;
      write(name, '');
      return true;
    },
  };
}
