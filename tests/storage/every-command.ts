import { begin, cancel, decide, finish, type Numbered, stage } from '../../storage/backup/stage';
import { takeOverSome } from '../../storage/backup/take-over';
import { findBursts } from '../../storage/bursts';
import { beginTry, endTry, giveUp } from '../../storage/commands/attempt';
import { bulk } from '../../storage/commands/bulk';
import { judgeBurst, noteNoticed, tickBurst } from '../../storage/commands/bursts';
import * as cases from '../../storage/commands/case';
import { removeColleague, saveColleague } from '../../storage/commands/colleagues';
import * as deliveries from '../../storage/commands/deliver';
import { removeDestination, saveDestination } from '../../storage/commands/destination';
import { markDigest } from '../../storage/commands/digest';
import { removeFeed, saveFeed } from '../../storage/commands/feeds';
import { keepFile } from '../../storage/commands/files';
import { allowAgain, expire, forgetPerson, neverLog } from '../../storage/commands/forget';
import * as handoffs from '../../storage/commands/handoff';
import { keepHealth } from '../../storage/commands/health';
import * as keep from '../../storage/commands/keep';
import { log } from '../../storage/commands/log';
import { merge, moveMention, split } from '../../storage/commands/mentions';
import * as people from '../../storage/commands/people';
import { dropRepair, keepRepair } from '../../storage/commands/repair';
import { noteVisit, removeSearch, saveSearch } from '../../storage/commands/searches';
import { seen } from '../../storage/commands/seen';
import * as templates from '../../storage/commands/templates';
import * as topics from '../../storage/commands/topics';
import { undo, undoBrand } from '../../storage/commands/undo';
import { removeWatchword, saveWatchword } from '../../storage/commands/watchwords';
import { digestOf, NO_SUM, plus } from '../../storage/digest';
import { beginFetch, endFetch, noteNotAllowed, noteRead, sweepFetched } from '../../storage/fetched';
import { buryMore } from '../../storage/forget';
import { personIdOf } from '../../storage/ids';
import { indexAnew, indexWords } from '../../storage/index-words';
import { type Ledger, plain } from '../../storage/ledger';
import { noteTold, untold } from '../../storage/notices';
import { feeds } from '../../storage/queries/feeds';
import type { DeliveryRow } from '../../storage/records';
import { markDue } from '../../storage/reminders';
import { take } from '../../storage/take';
import { ALWAYS } from '../../utils/clocks/hours';
import { USUAL } from '../../utils/clocks/targets';
import { NOTHING_KNOWN } from '../../utils/handoffs/colleague';
import { STARTERS } from '../../utils/replies/starters';
import { actAt, evidence, freshLedger, START, templateOf } from './ledger';

/** The moment of every command under test; what was prepared came before, and nothing of it is due yet. */
const MINUTES = 60;
export const NOW = START + MINUTES * 60_000;
const LATER = START + 9 * 86_400_000;

const by = actAt(MINUTES, 'the-act');
const FOLLOW_UP = { at: '2026-03-09T09:00:00.000Z', why: 'she is away', pinned: true };
const HANDOFF = {
  name: 'John',
  department: 'support',
  asked: 'Where is it?',
  told: 'He looks.',
  dueAt: null,
};
const JOHN = {
  ...{ was: { name: 'John', department: 'support' }, name: 'John', department: 'support' },
  about: { ...NOTHING_KNOWN, mail: 'john@nimbus.example', target: 8 },
};
const ACCOUNT = { site: 'x', handle: 'nimbus' } as const;
const IMPORT = 'an-import';
const SOME = 3;

export interface Command {
  name: string;
  /** What must have been done before. */
  first?: (ledger: Ledger) => Promise<unknown>;
  run: (ledger: Ledger) => Promise<unknown>;
  /** When the dates are looked at. */
  now?: number;
  /** It has several transactions, and between them the ledger is sound, but neither as before nor as after. */
  inParts?: true;
}

/** Ids of the cases that are prepared, by what became of them. */
const ids = {
  open: '',
  handed: '',
  resolved: '',
  closed: '',
  offered: '',
  needing: '',
  other: '',
  third: '',
};
/** Another manager's entries, as a file has them. */
let theirs: Numbered[] = [];

/** The desk before each command. */
export async function prepare(ledger: Ledger): Promise<void> {
  theirs = await theirEntries();
  const opened = async (n: number) =>
    (await log(ledger, actAt(n, `log-${n}`), 'main', evidence(n))).logged.caseId;
  ids.open = await opened(1);
  ids.handed = await opened(2);
  ids.resolved = await opened(3);
  ids.closed = await opened(4);
  ids.offered = await opened(5);
  // Of the person of the first one.
  ids.other = (
    await log(ledger, actAt(6, 'log-6'), 'main', evidence(6, { author: evidence(1).author }))
  ).logged.caseId;
  await handoffs.handOff(ledger, actAt(10), ids.handed, HANDOFF);
  await cases.resolve(ledger, actAt(11), ids.resolved, 'fixed');
  ids.needing = ids.resolved;
  await cases.sayNeed(ledger, actAt(11, 'need'), ids.needing, 'a new one');
  await cases.dismiss(ledger, actAt(12), ids.closed, 'spam');
  await seen(ledger, actAt(13), [], [reply('answered', 'x:501')]);
  await templates.saveTemplates(ledger, actAt(14, 'save-t1'), 'main', [templateOf('t1', 'Hej')]);
  await people.linkPeople(
    ledger,
    actAt(14, 'link-1'),
    await personOf(ledger, ids.resolved),
    await personOf(ledger, ids.closed),
    'hand',
  );
  await people.linkPeople(
    ledger,
    actAt(14, 'link-2'),
    await personOf(ledger, ids.resolved),
    await personOf(ledger, ids.offered),
    'fact',
  );
  await keep.saveBrand(ledger, actAt(15), { id: 'main', name: 'Nimbus', accounts: [], longOnX: false });
  await keepRepair(ledger, REPAIR, START);
  await saveWatchword(ledger, actAt(16, 'watch'), 'main', WATCHWORD);
  await saveFeed(ledger, actAt(16, 'feed'), 'main', NEWS);
  await saveSearch(ledger, actAt(16, 'search'), 'main', SEARCH);
  await saveDestination(ledger, actAt(16), SUPPORT);
  await deliveries.deliver(ledger, actAt(17, DELIVERY), wordsTo(ids.handed));
}

const WATCHWORD = {
  id: 'velo',
  what: 'competitor' as const,
  words: ['Velo', 'velo*'],
  except: ['velodrome'],
};
const NEWS = { id: 'news', address: 'https://news.harbour.example/rss', name: '' };
const SEARCH = { id: 'on-x', name: 'Nimbus', address: 'https://x.com/search?q=nimbus' };
const SUPPORT = {
  id: 'support',
  name: 'Support',
  kind: 'zendesk',
  origin: 'https://nimbus.zendesk.com',
  fields: { email: 'mia@nimbus.example' },
} as const;
const DELIVERY = 'a-delivery';
const BROUGHT = {
  is: 'read' as const,
  feed: {
    title: 'Harbour News',
    items: [1, 2].map((n) => ({
      ...{ id: `item-${n}`, title: `Item ${n}`, text: null, author: null },
      ...{ link: `https://news.harbour.example/${n}`, postedAt: '2026-03-02T08:00:00.000Z' },
    })),
  },
  ...{ etag: '"1"', lastModified: null, movedTo: null },
};
/** By no chance. */
const never = () => 0;
async function news(ledger: Ledger) {
  const [feed] = await feeds(ledger);
  return feed!;
}
async function brought(ledger: Ledger) {
  await beginFetch(ledger, await news(ledger), NOW - 2_000);
  await endFetch(ledger, await news(ledger), BROUGHT, NOW - 1_000);
}
const wordsTo = (caseId: string) => ({
  caseId,
  destinationId: SUPPORT.id,
  to: 'John',
  subject: 'Ada waits',
  text: 'Where is it?',
  link: null,
  handoff: null,
});
const delivery = async (l: Ledger) => (await l.deliveries.get(DELIVERY))!;
/** As the background had it when it began. */
let waiting: DeliveryRow;
const lookedAt = async (l: Ledger) => {
  waiting = await delivery(l);
};
const failed = async (l: Ledger) => {
  const row = await delivery(l);
  await beginTry(l, row, NOW - 2_000);
  await endTry(l, row, 1, { kind: 'perhaps', why: 'network', said: '' }, NOW - 1_000);
};

const REPAIR = { site: 'x', part: 'text', css: '[data-words]', why: 'renamed' } as const;
const BURST = {
  ...{
    id: 'a-topic 2026-03-02',
    brand: 'main',
    about: 'a-topic',
    called: 'a topic',
    count: 5,
    people: 5,
    usual: 0.2,
  },
  ...{ since: '2026-03-02T09:00:00.000Z', last: '2026-03-02T09:30:00.000Z', over: null },
  ...{ hours: [], noticed: 0, dismissed: null, told: [] },
};
const burst = (l: Ledger) => l.bursts.put(structuredClone(BURST));
const FILE = { id: 'a-file', kind: 'backup', name: 'a.jsonl' } as const;
const reply = (kind: 'answered' | 'spokeAgain', at: string) => ({
  kind,
  key: 'x:1005',
  by: at,
  text: 'We look into it.',
  postedAt: null,
});
async function theirEntries(): Promise<Numbered[]> {
  const other = await freshLedger();
  for (let n = 1; n <= 4; n++) await log(other, actAt(n, `their-log-${n}`), 'main', evidence(n * 2));
  const rows = await other.entries.toArray();
  other.close();
  return rows.map((row, n) => ({ line: n + 2, entry: plain(row), salt: row.salt }));
}
const personOf = async (ledger: Ledger, caseId: string) => (await ledger.cases.get(caseId))?.personId ?? '';
const person = async (ledger: Ledger) => (await ledger.people.toCollection().first())?.id ?? '';

/** The entry that brings the other case's mention. */
const MERGED = 'merging.1';
async function mergedBefore(ledger: Ledger) {
  ids.third = (
    await log(ledger, actAt(MINUTES - 3, 'log-third'), 'main', evidence(7, { author: evidence(1).author }))
  ).logged.caseId;
  await merge(ledger, actAt(MINUTES - 2, 'merging'), ids.open, ids.other);
}

const DELIVERIES = {
  name: 'Deliveries',
  about: 'Late or lost',
  sort: 'matter' as const,
  departments: ['support'],
};
const tagged = (ledger: Ledger) =>
  cases.tag(ledger, actAt(MINUTES - 2, 'tagging'), ids.open, { add: ['delivery', 'late'], remove: [] });

const header = () => ({ at: '2026-03-01T09:00:00.000Z', device: 'C', count: 0, sum: NO_SUM });
const sumOf = () =>
  theirs.reduce((sum, { entry, salt }) => plus(sum, digestOf(entry as never, salt)), NO_SUM);
const begun = (ledger: Ledger) =>
  begin(ledger, IMPORT, { at: '2026-03-01T09:00:00.000Z', device: 'B', count: theirs.length, sum: sumOf() });
const staged = async (ledger: Ledger) => {
  await begun(ledger);
  // In chunks, so that the take-over has several transactions.
  for (let n = 0; n < theirs.length; n += SOME) await stage(ledger, IMPORT, n, theirs.slice(n, n + SOME));
};
const finished = async (ledger: Ledger) => {
  await staged(ledger);
  await finish(ledger, IMPORT, { count: theirs.length, sum: sumOf() }, theirs.length + 2);
};
const decided = async (ledger: Ledger) => {
  await finished(ledger);
  await decide(ledger, IMPORT);
};
/** With a key for pseudonyms: a new one would be another in each run. */
const keyed = (ledger: Ledger) =>
  neverLog(ledger, actAt(MINUTES - 2, 'keyed'), 'main', { site: 'x', handle: 'zed' });
/** Also once their row is gone: a resend names them as the first message did. */
const someone = personIdOf('main', 'x', evidence(1).author.handle ?? '');

async function takeOverAll(ledger: Ledger) {
  while ((await takeOverSome(ledger, NOW)) !== null);
}

export const COMMANDS: Command[] = [
  { name: 'log', run: (l) => log(l, by, 'main', evidence(9)) },
  { name: 'log again, with other keys', run: (l) => log(l, by, 'main', evidence(1), ['x:901', 'x:902']) },
  {
    name: 'log a selection',
    run: (l) => log(l, by, 'main', evidence(9, { key: null, kind: 'selection', place: 'web' })),
  },
  { name: 'classify', run: (l) => cases.classify(l, by, ids.open, 'question') },
  {
    name: 'classify, correcting what was suggested',
    run: (l) => cases.classify(l, by, ids.open, 'question', { waiting: 1 }),
  },
  { name: 'note', run: (l) => cases.note(l, by, ids.open, 'She rang.') },
  { name: 'answer', run: (l) => cases.answer(l, by, ids.open, 'We look into it.', 'said') },
  { name: 'hand off', run: (l) => handoffs.handOff(l, by, ids.open, HANDOFF) },
  { name: 'hand-off answered', run: (l) => handoffs.handoffAnswered(l, by, ids.handed, 'Found it.') },
  {
    name: 'hand-off answered a while ago',
    run: (l) => handoffs.handoffAnswered(l, by, ids.handed, 'Found it.', new Date(by.now - 1).toISOString()),
  },
  {
    name: 'hand off with a packet, to somebody of whom something was said',
    first: (l) => saveColleague(l, actAt(MINUTES - 1), 'main', JOHN),
    run: (l) => handoffs.handOff(l, by, ids.open, { ...HANDOFF, packet: 'Where is it?', sentBy: 'mail' }),
  },
  { name: 'ask again', run: (l) => handoffs.askAgain(l, by, ids.handed, { text: 'And?', sentBy: 'rich' }) },
  { name: 'tick that it was sent', run: (l) => handoffs.tickSent(l, by, ids.handed, 'mail') },
  { name: 'withdraw a hand-off', run: (l) => handoffs.withdraw(l, by, ids.handed, 'He is ill.') },
  { name: 'save a colleague', run: (l) => saveColleague(l, by, 'main', JOHN) },
  {
    name: 'rename a colleague',
    run: (l) => saveColleague(l, by, 'main', { ...JOHN, name: 'Jon' }),
  },
  { name: 'remove a colleague', run: (l) => removeColleague(l, by, JOHN) },
  {
    name: 'undo a removal',
    first: (l) => removeColleague(l, actAt(MINUTES - 1, 'gone'), JOHN),
    run: (l) => undo(l, by, 'gone'),
  },
  { name: 'set follow-up', run: (l) => cases.setFollowUp(l, by, ids.open, FOLLOW_UP) },
  { name: 'spoke again', run: (l) => cases.spokeAgain(l, by, ids.resolved, 'Still nothing.') },
  { name: 'decline', run: (l) => cases.decline(l, by, ids.offered, 'x:501') },
  { name: 'move to private', run: (l) => cases.moveToPrivate(l, by, ids.open) },
  { name: 'tag', run: (l) => cases.tag(l, by, ids.open, { add: ['delivery'], remove: ['old'] }) },
  {
    name: 'add a topic',
    run: (l) => topics.saveTopic(l, by, 'main', { was: null, ...DELIVERIES }),
  },
  {
    name: 'rename a topic that cases have',
    first: tagged,
    run: (l) => topics.saveTopic(l, by, 'main', { was: 'delivery', ...DELIVERIES }),
  },
  {
    name: 'put a topic into another',
    first: tagged,
    run: (l) => topics.mergeTopics(l, by, 'main', 'delivery', 'late'),
  },
  {
    name: 'part a topic',
    first: async (l) => {
      await tagged(l);
      await topics.mergeTopics(l, actAt(MINUTES - 1), 'main', 'delivery', 'late');
    },
    run: (l) => topics.partTopic(l, by, 'main', 'delivery'),
  },
  { name: 'remove a topic', first: tagged, run: (l) => topics.removeTopic(l, by, 'main', 'late') },
  {
    name: 'undo a topic',
    first: (l) => topics.saveTopic(l, actAt(MINUTES - 1, 'topic'), 'main', { was: null, ...DELIVERIES }),
    run: (l) => undo(l, by, 'topic'),
  },
  {
    name: 'dismiss one with topics',
    first: tagged,
    run: (l) => cases.dismiss(l, by, ids.open, 'spam'),
  },
  {
    name: 'forget a person whose cases have topics',
    first: async (l) => {
      await keyed(l);
      await tagged(l);
    },
    run: (l) => forgetPerson(l, by, someone, { never: false }),
  },
  { name: 'merge', run: (l) => merge(l, by, ids.open, ids.other) },
  { name: 'split what was merged', first: mergedBefore, run: (l) => split(l, by, ids.open, MERGED) },
  {
    name: 'move a mention',
    first: mergedBefore,
    run: (l) => moveMention(l, by, ids.open, MERGED, ids.third),
  },
  {
    name: 'hand off several',
    run: (l) => bulk(l, by, [ids.open, ids.offered], { does: 'handOff', ...HANDOFF }),
  },
  {
    name: 'snooze several',
    run: (l) => bulk(l, by, [ids.open, ids.offered], { does: 'snooze', ...FOLLOW_UP }),
  },
  {
    name: 'not the same problem',
    run: (l) => bulk(l, by, [ids.open, ids.offered], { does: 'notSame' }),
  },
  { name: 'say what they need', run: (l) => cases.sayNeed(l, by, ids.open, 'a new one') },
  { name: 'confirm what they need', run: (l) => cases.confirmNeed(l, by, ids.needing) },
  { name: 'resolve', run: (l) => cases.resolve(l, by, ids.open, 'explained') },
  { name: 'confirm', run: (l) => cases.confirm(l, by, ids.resolved) },
  { name: 'reopen', run: (l) => cases.reopen(l, by, ids.closed) },
  { name: 'dismiss', run: (l) => cases.dismiss(l, by, ids.open, 'duplicate') },
  {
    name: 'save a template',
    run: (l) => templates.saveTemplates(l, by, 'main', [templateOf('t2', 'Hi'), templateOf('t3', 'Hej')]),
  },
  {
    name: 'give a starter',
    run: (l) => templates.saveStarter(l, NOW, 'main', STARTERS[0]!),
  },
  { name: 'note the use of a template', run: (l) => templates.noteUse(l, 't1', ids.open, NOW) },
  { name: 'remove a template', run: (l) => templates.removeTemplate(l, by, 't1') },
  { name: 'set', run: (l) => keep.set(l, by, 'main', 'me', 'Mia') },
  { name: 'describe a person', run: async (l) => people.describePerson(l, by, await person(l), 'Polish') },
  {
    name: 'tag a person',
    run: async (l) => people.tagPerson(l, by, await person(l), { add: ['VIP'], remove: [] }),
  },
  {
    name: 'say the language of a person',
    run: async (l) => people.setPersonLanguage(l, by, await person(l), 'pl'),
  },
  {
    name: 'say how to talk to a person',
    run: async (l) => people.setPersonTone(l, by, await person(l), 'Dry'),
  },
  {
    name: 'link two people',
    run: async (l) =>
      people.linkPeople(l, by, await personOf(l, ids.open), await personOf(l, ids.handed), 'hand'),
  },
  {
    name: 'keep two people apart',
    run: async (l) => people.keepApart(l, by, await personOf(l, ids.open), await personOf(l, ids.handed)),
  },
  {
    name: 'take out who was linked to two',
    run: async (l) => people.unlinkPerson(l, by, await personOf(l, ids.resolved)),
  },
  { name: 'undo a link', run: (l) => undo(l, by, 'link-1') },
  {
    name: 'save a brand',
    run: (l) => keep.saveBrand(l, by, { id: 'velo', name: 'Velo', accounts: [ACCOUNT], longOnX: false }),
  },
  { name: 'save the targets', run: (l) => keep.saveTargets(l, by, { ...USUAL, answer: 2 }) },
  {
    name: 'save the hours',
    run: (l) => keep.saveHours(l, by, { ...ALWAYS, daysOff: [{ date: '2026-12-24', name: '' }] }),
  },
  {
    name: 'mark a digest as sent',
    run: (l) =>
      markDigest(l, by, {
        ...{ brand: 'main', from: '2026-11-16', department: 'support' },
        ...{ as: 'sent', note: 'A calm week.' },
      }),
  },
  { name: 'save the keys', run: (l) => keep.saveKeys(l, by, { reply: 'x', help: null }) },
  { name: 'save a destination', run: (l) => saveDestination(l, by, { ...SUPPORT, id: 'other' }) },
  { name: 'remove a destination', run: (l) => removeDestination(l, by, SUPPORT.id) },
  { name: 'save a watch-word', run: (l) => saveWatchword(l, by, 'main', { ...WATCHWORD, except: [] }) },
  { name: 'remove a watch-word', run: (l) => removeWatchword(l, by, 'velo') },
  { name: 'undo a watch-word', run: (l) => undo(l, by, 'watch') },
  { name: 'change a feed', run: (l) => saveFeed(l, by, 'main', { ...NEWS, name: 'Harbour' }) },
  { name: 'remove a feed', run: (l) => removeFeed(l, by, 'news') },
  { name: 'undo a feed', run: (l) => undo(l, by, 'feed') },
  { name: 'save a search', run: (l) => saveSearch(l, by, 'main', { ...SEARCH, id: 'other' }) },
  { name: 'remove a search', run: (l) => removeSearch(l, by, 'on-x') },
  { name: 'undo a search', run: (l) => undo(l, by, 'search') },
  { name: 'note a visit', run: (l) => noteVisit(l, 'on-x', NOW) },
  {
    name: 'begin to fetch a feed',
    // As it was seen before: one that was begun since is another try.
    run: async (l) => beginFetch(l, { ...(await news(l)), state: null }, NOW, never),
  },
  {
    name: 'end to fetch a feed',
    first: async (l) => beginFetch(l, await news(l), NOW - 1_000, never),
    run: async (l) => endFetch(l, await news(l), BROUGHT, NOW, never),
  },
  { name: 'note that a feed may not be asked', run: async (l) => noteNotAllowed(l, await news(l), NOW) },
  { name: 'look at what a feed brought', first: brought, run: (l) => noteRead(l, 'all') },
  {
    name: 'sweep what a removed feed left',
    first: async (l) => {
      await brought(l);
      await removeFeed(l, actAt(MINUTES - 1, 'remove-feed'), 'news');
    },
    run: sweepFetched,
  },
  { name: 'deliver', run: (l) => deliveries.deliver(l, by, wordsTo(ids.open)) },
  {
    name: 'hand off and deliver in one act',
    run: (l) =>
      handoffs.handOff(l, by, ids.open, {
        ...{ ...HANDOFF, packet: 'Where is it?', sentBy: 'sent' },
        deliver: { destinationId: SUPPORT.id, subject: 'Ada waits', link: null },
      }),
  },
  {
    name: 'ask again and deliver in one act',
    run: (l) =>
      handoffs.askAgain(l, by, ids.handed, {
        ...{ text: 'And?', sentBy: 'sent' },
        deliver: { destinationId: SUPPORT.id, subject: 'Ada still waits', link: null },
      }),
  },
  {
    name: 'send what was not sent yet',
    run: (l) =>
      handoffs.tickSent(l, by, ids.handed, 'sent', {
        ...{ destinationId: SUPPORT.id, subject: 'Ada waits', link: null },
        ...{ text: 'Where is it?', handoff: 'handing' },
      }),
  },
  { name: 'withdraw a delivery', run: (l) => deliveries.withdraw(l, by, DELIVERY) },
  { name: 'undo a delivery', run: (l) => undo(l, by, DELIVERY) },
  { name: 'begin a try', first: lookedAt, run: (l) => beginTry(l, waiting, NOW) },
  {
    name: 'end a try',
    first: async (l) => beginTry(l, await delivery(l), NOW - 1_000),
    run: async (l) => {
      const ending = { kind: 'failed', why: 'busy', said: 'Wait.', again: LATER } as const;
      return endTry(l, await delivery(l), 1, ending, NOW);
    },
  },
  { name: 'send again', first: failed, run: (l) => deliveries.sendAgain(l, by, DELIVERY) },
  { name: 'say that it arrived', first: failed, run: (l) => deliveries.arrived(l, by, DELIVERY) },
  {
    name: 'give up a delivery',
    first: lookedAt,
    run: (l) => giveUp(l, waiting, 'no-destination', NOW),
  },
  { name: 'undo a logging', run: (l) => undo(l, by, 'log-1', { only: true }) },
  { name: 'undo a template', run: (l) => undo(l, by, 'save-t1') },
  { name: 'undo a brand’s cases', run: (l) => undoBrand(l, by, 'main') },
  {
    name: 'seen on a page',
    run: (l) =>
      seen(
        l,
        by,
        [
          { key: 'x:1001', text: 'Other words now.', aliases: ['x:801'] },
          { key: 'x:1002', text: null, aliases: ['x:1003'] },
        ],
        [reply('spokeAgain', 'x:502')],
        [{ key: 'x:1003', kind: 'reply' }],
      ),
  },
  { name: 'mark what is due', run: (l) => markDue(l, LATER), now: LATER },
  {
    name: 'note that it was told',
    first: (l) => markDue(l, LATER),
    run: async (l) => noteTold(l, await untold(l)),
    now: LATER,
  },
  { name: 'judge a burst', first: burst, run: (l) => judgeBurst(l, BURST.id, true, NOW) },
  {
    name: 'tick that a department was told',
    first: burst,
    run: (l) => tickBurst(l, BURST.id, { department: 'support', told: true }, NOW),
  },
  { name: 'note that a burst was told', first: burst, run: (l) => noteNoticed(l, [BURST]) },
  { name: 'look for bursts', first: burst, run: (l) => findBursts(l, NOW + 20 * 86_400_000) },
  {
    name: 'keep a page’s health',
    run: (l) => keepHealth(l, { site: 'x', pageKind: 'home', items: 3, missing: {}, served: {} }, NOW),
  },
  { name: 'keep a repair', run: (l) => keepRepair(l, { ...REPAIR, css: '[data-text]' }, NOW) },
  { name: 'drop a repair', run: (l) => dropRepair(l, 'x text') },
  { name: 'keep a file that left', run: (l) => keepFile(l, FILE, NOW) },
  { name: 'take over another’s entries', run: (l) => take(l, theirs as never, NOW) },
  {
    name: 'forget a person',
    first: keyed,
    run: (l) => forgetPerson(l, by, someone, { never: true }),
  },
  { name: 'never log an account', first: keyed, run: (l) => neverLog(l, by, 'main', ACCOUNT) },
  { name: 'allow it again', first: keyed, run: (l) => allowAgain(l, by, 'main', 'never:1') },
  { name: 'old cases expire', first: keyed, run: (l) => expire(l, by, LATER) },
  {
    name: 'look for what is forgotten',
    first: async (l) => {
      await keyed(l);
      await forgetPerson(l, actAt(MINUTES - 1, 'forget'), someone, { never: false });
    },
    run: async (l) => {
      while (await buryMore(l, NOW));
    },
    inParts: true,
  },
  { name: 'begin an import', run: begun },
  { name: 'begin another import', first: staged, run: (l) => begin(l, 'another', header()) },
  { name: 'stage', first: begun, run: (l) => stage(l, IMPORT, 0, theirs) },
  {
    name: 'finish staging',
    first: staged,
    run: (l) => finish(l, IMPORT, { count: theirs.length, sum: sumOf() }, 9),
  },
  { name: 'decide', first: finished, run: (l) => decide(l, IMPORT) },
  { name: 'cancel', first: finished, run: (l) => cancel(l, IMPORT) },
  { name: 'the whole take-over', first: decided, run: takeOverAll, inParts: true },
  {
    name: 'sweep what was cancelled',
    first: async (l) => {
      await finished(l);
      await cancel(l, IMPORT);
    },
    run: takeOverAll,
    inParts: true,
  },
  {
    name: 'the words of search',
    run: async (l) => {
      while (await indexWords(l, 6));
    },
    inParts: true,
  },
  { name: 'one batch of words', run: (l) => indexWords(l, 100) },
  { name: 'forget all words', first: (l) => indexWords(l), run: indexAnew },
];
