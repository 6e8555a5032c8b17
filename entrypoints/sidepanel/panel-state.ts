/** What the panel knows beside the ledger: where it is, what it says at the bottom, what was typed. */
import { signal } from '@preact/signals';
import type { Ledger } from '../../storage/ledger';
import { type DraftStore, draftsIn } from '../../utils/drafts';
import { newId } from '../../utils/identity';
import type { CommandName, MessageBody, PanelNews, Replies } from '../../utils/messages/messages';
import { ask } from '../../utils/messages/send';
import type { Failure, Result } from '../../utils/result';
import { t } from '../../utils/texts/texts';
import { createRoute } from './route';

export interface Saying {
  text: string;
  problem: boolean;
  /** The act that can be taken back. */
  undo: string | null;
  /** Sends the same act again. */
  again: (() => void) | null;
}

/** How long a word of success stays, in ms; a problem stays until it is closed. */
const STAYS = 8_000;

export type PanelState = ReturnType<typeof createPanelState>;

export function createPanelState(window: Window, ledger: Ledger) {
  const { route, go } = createRoute(window);
  const saying = signal<Saying | null>(null);
  const now = signal(Date.now());
  const drafts: DraftStore = draftsIn(window.localStorage);
  let hiding: ReturnType<typeof setTimeout> | undefined;

  const say = (next: Saying | null) => {
    clearTimeout(hiding);
    saying.value = next;
    if (next && !next.problem) hiding = setTimeout(() => say(null), STAYS);
  };
  const problem = (failure: Failure, again: (() => void) | null = null) =>
    say({ text: t(`problem.${failure.code}`, { detail: failure.detail }), problem: true, undo: null, again });

  /**
   * Sends a command until it is answered; true when it is durable. `said`: what to say then, with undo where the act
   * can be undone. A failure keeps everything typed and offers the same act again.
   */
  async function act<N extends CommandName>(
    type: N,
    body: Omit<MessageBody<N>, 'op'>,
    said: { text: string; undo: boolean } | null,
    done: (value: Replies[N], op: string) => void = () => undefined,
    op: string = newId(),
  ): Promise<boolean> {
    const answer: Result<Replies[N]> = await ask(type, { ...body, op } as MessageBody<N>);
    if (!answer.ok) {
      problem(answer.error, () => void act(type, body, said, done, op));
      return false;
    }
    if (said) say({ text: said.text, problem: false, undo: said.undo ? op : null, again: null });
    done(answer.value, op);
    return true;
  }

  async function undo(op: string) {
    await act('undo', { undoOp: op }, { text: t('toast.undone'), undo: false });
  }

  function news(what: PanelNews) {
    if ('problem' in what) return problem({ code: what.problem, detail: '' });
    go({ view: 'case', id: what.case });
    if (what.op) say({ text: t('toast.logged'), problem: false, undo: what.op, again: null });
  }

  return { ledger, route, go, saying, say, problem, act, undo, news, now, drafts };
}
