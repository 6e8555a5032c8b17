/** What the panel knows beside the ledger: where it is, what it says at the bottom, what was typed. */
import { signal } from '@preact/signals';
import { brandName } from '../../components/brand-name';
import type { Ledger } from '../../storage/ledger';
import type { Brands } from '../../storage/queries/brands';
import { endOfDay, topOfToday } from '../../storage/queries/today';
import { type DraftStore, draftsIn, LEAVING } from '../../utils/drafts';
import { newId } from '../../utils/identity';
import type { LogReply } from '../../utils/messages/log-reply';
import type { CommandName, MessageBody, PanelNews, Replies } from '../../utils/messages/messages';
import { ask } from '../../utils/messages/send';
import type { Template } from '../../utils/replies/template';
import type { Failure, Result } from '../../utils/result';
import type { Shortcut } from '../../utils/shortcuts';
import { t } from '../../utils/texts/texts';
import { createRoute } from './route';
import type { SettingsPart } from './settings-parts';

export interface Saying {
  text: string;
  problem: boolean;
  /** The act that can be taken back; of what is no act, how it is. */
  undo: string | (() => void) | null;
  /** Sends the same act again. */
  again: (() => void) | null;
  /** Of what is still being done: ends it. */
  stop?: () => void;
  /** What else may be done about it, and by which key. */
  also?: { label: string; key: Shortcut; run: () => void };
}

/** How long a word of success stays, in ms; a problem stays until it is closed. */
const STAYS = 8_000;

/**
 * What has all of something, and not a change to it: an earlier one that a dying background left unanswered must not be resent behind
 * a later one, which it would take back (seen in a story of both browsers, 2026-11).
 */
const SAVED_WHOLE: readonly CommandName[] = ['saveBrand', 'saveHours', 'saveTargets', 'saveKeys', 'set'];

export interface ActOptions<N extends CommandName> {
  /** The draft whose words are sent: they go under one act, however often. */
  draft?: string;
  /** What to say when it is durable. */
  said?: string;
  /** False where the act cannot be taken back. */
  undo?: boolean;
  done?: (value: Replies[N], op: string) => void;
}

export type PanelState = ReturnType<typeof createPanelState>;

export function createPanelState(window: Window, ledger: Ledger) {
  const { route, go, lastCase, beside, back, lists } = createRoute(window);
  const saying = signal<Saying | null>(null);
  const now = signal(Date.now());
  /** What stands in the search box, kept while a case is looked at; and whether the box was asked for by its key. */
  const search = { text: signal(''), asked: signal(false) };
  /** The part of Settings that the user asked for elsewhere, until it is shown. */
  const partAsked = signal<SettingsPart | null>(null);
  /** A template that was asked for elsewhere, until the open case, or the view of templates, takes it. */
  const templateAsked = signal<Template | null>(null);
  const drafts: DraftStore = draftsIn(window.localStorage);
  void forgetDrafts(ledger, drafts);
  let hiding: ReturnType<typeof setTimeout> | undefined;

  const say = (next: Saying | null) => {
    clearTimeout(hiding);
    saying.value = next;
    // It waits while the pointer or the focus is on it: the only way back may be there.
    const hide = () => {
      if (window.document.querySelector('.toast:hover, .toast:focus-within'))
        hiding = setTimeout(hide, STAYS);
      else say(null);
    };
    if (next && !next.problem) hiding = setTimeout(hide, STAYS);
  };
  const problem = (failure: Failure, again: (() => void) | null = null) =>
    say({ text: t(`problem.${failure.code}`, { detail: failure.detail }), problem: true, undo: null, again });

  const underWay = new Map<string, Promise<void>>();
  /** The last of each kind. */
  const inOrder = new Map<CommandName, Promise<void>>();

  /**
   * Sends a command until it is answered. `done` runs when it is durable, at the first answer or after "Try again".
   * The same command is not sent twice while it is under way: a double click is one act. A failure keeps everything
   * typed and offers the same act again.
   */
  function act<N extends CommandName>(
    type: N,
    body: Omit<MessageBody<N>, 'op'>,
    options: ActOptions<N> = {},
  ): Promise<void> {
    const same = JSON.stringify([type, body]);
    const running = underWay.get(same);
    if (running) return running;
    const op = options.draft === undefined ? newId() : drafts.actOf(options.draft, same);
    const before = SAVED_WHOLE.includes(type) ? inOrder.get(type) : undefined;
    const sent = before ? before.then(() => send(type, body, options, op)) : send(type, body, options, op);
    const sending = sent.finally(() => underWay.delete(same));
    underWay.set(same, sending);
    inOrder.set(type, sending);
    return sending;
  }

  async function send<N extends CommandName>(
    type: N,
    body: Omit<MessageBody<N>, 'op'>,
    options: ActOptions<N>,
    op: string,
  ): Promise<void> {
    const answer: Result<Replies[N]> = await ask(type, { ...body, op } as MessageBody<N>);
    if (!answer.ok) return problem(answer.error, () => void send(type, body, options, op));
    const { said, undo: undoable = true, done } = options;
    if (said !== undefined) say({ text: said, problem: false, undo: undoable ? op : null, again: null });
    done?.(answer.value, op);
  }

  async function undo(what: string | (() => void)) {
    if (typeof what === 'function') return what();
    await act('undo', { undoOp: what }, { said: t('toast.undone'), undo: false });
  }

  /** For whom new cases are logged. */
  const chooseBrand = (brand: Brands['current']) =>
    void act(
      'set',
      { key: 'currentBrand', value: brand.id },
      { said: t('toast.brand', { brand: brandName(brand) }), undo: false },
    );

  /** What the newest act did; one that is under way is the newest, and is waited for. */
  async function undoLast() {
    await Promise.allSettled(underWay.values());
    const what = saying.value?.undo;
    if (what) await undo(what);
  }

  async function goNext() {
    const from = route.value;
    const id = await topOfToday(ledger, endOfDay(now.value));
    // Whoever went elsewhere meanwhile meant that.
    if (route.value !== from) return;
    go(id === null ? { view: 'today' } : { view: 'case', id });
  }

  /** Where they have an open case elsewhere, one key adds it to that. */
  function sayLogged({ caseId, outcome, openCase }: LogReply, op: string) {
    const saying: Saying = {
      text: t(`logged.${outcome}`),
      problem: false,
      undo: outcome === 'known' ? null : op,
      again: null,
    };
    if (openCase === null) return say(saying);
    const run = () =>
      void act('merge', { caseId: openCase, other: caseId }, { said: t('toast.addedToOpen') });
    say({ ...saying, also: { label: t('toast.addToOpen'), key: 'together', run } });
  }

  function news(what: PanelNews) {
    if ('due' in what) return void goNext();
    if ('problem' in what) return problem({ code: what.problem, detail: '' });
    if ('logged' in what) return sayLogged(what.logged, what.op);
    go({ view: 'case', id: what.case });
    if (what.op) say({ text: t('logged.opened'), problem: false, undo: what.op, again: null });
  }

  return {
    ledger,
    route,
    go,
    lastCase,
    beside,
    back,
    lists,
    saying,
    say,
    sayLogged,
    problem,
    act,
    undo,
    undoLast,
    news,
    now,
    search,
    partAsked,
    templateAsked,
    goNext,
    chooseBrand,
    drafts,
  };
}

/** The panel that asked for somebody to be forgotten may have died before it heard the answer. */
async function forgetDrafts(ledger: Ledger, drafts: DraftStore): Promise<void> {
  const ids = drafts.announced();
  if (ids.length === 0) return;
  const brands = ids.flatMap((id) => (id.startsWith(LEAVING) ? id.slice(LEAVING.length) : []));
  const rows =
    brands.length > 0
      ? await ledger.teams.bulkGet(brands)
      : (await Promise.all([ledger.cases.bulkGet(ids), ledger.people.bulkGet(ids)])).flat();
  // What quotes others stays where a brand was left: it may be of another one.
  if (rows.every((row) => row === undefined)) drafts.forget(ids, brands.length === 0);
}
