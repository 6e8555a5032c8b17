/** Every message of the table to its command or query; a missing one does not compile. */
import type { Act, Written } from '../../storage/act';
import * as imports from '../../storage/backup/stage';
import { bulk } from '../../storage/commands/bulk';
import { judgeBurst, tickBurst } from '../../storage/commands/bursts';
import * as cases from '../../storage/commands/case';
import * as deliveries from '../../storage/commands/deliver';
import { saveDestination } from '../../storage/commands/destination';
import { markDigest } from '../../storage/commands/digest';
import { keepFile } from '../../storage/commands/files';
import { allowAgain, forgetPerson, neverLog } from '../../storage/commands/forget';
import { keepHealth } from '../../storage/commands/health';
import * as keep from '../../storage/commands/keep';
import { log } from '../../storage/commands/log';
import { merge, moveMention, split } from '../../storage/commands/mentions';
import { dropRepair, keepRepair } from '../../storage/commands/repair';
import { seen } from '../../storage/commands/seen';
import { noteUse, removeTemplate, saveTemplates } from '../../storage/commands/templates';
import * as topics from '../../storage/commands/topics';
import { undo, undoBrand } from '../../storage/commands/undo';
import { keptForm } from '../../storage/entries';
import { openChecked } from '../../storage/memory';
import { brands, MAIN_BRAND, ownAccounts } from '../../storage/queries/brands';
import { marks } from '../../storage/queries/marks';
import { repairsOf } from '../../storage/queries/repairs';
import { settings } from '../../storage/queries/settings';
import type { Evidence } from '../../storage/records';
import { goOn, restore } from '../../storage/restore';
import type { LogReply } from '../../utils/messages/log-reply';
import type { Handlers, Sender } from '../../utils/messages/receive';
import { isPractice } from '../../utils/messages/receive';
import { tell } from '../../utils/messages/tell';
import { Refusal } from '../../utils/result';
import { siteNameAt } from '../../utils/sites/hosts';
import { keyOf, type Mention, mentionKey, mentionKeys } from '../../utils/sites/mention';
import { spoken } from '../../utils/texts/language';
import { markWords } from '../../utils/texts/marks';
import type { AfterWrite } from './after-write';
import { catchUp } from './alarm';
import type { BackUp } from './back-up';
import type { Delivers } from './deliver';
import { dropDestination } from './drop-destination';
import type { FetchesFeeds } from './fetch-feeds';
import { handoffAnswers } from './handoff-answers';
import { hints } from './hints';
import { listeningAnswers } from './listening-answers';
import { connectByScript } from './load-log';
import { type GetLedger, memoryOfLedger } from './open-ledger';
import { openPanel, showInPanel, takePending } from './panel';
import { personAnswers } from './person-answers';
import { speak } from './speak';
import type { Synchronises } from './synchronise';
import type { TakeOver } from './take-over';
import { teamAnswers } from './team-answers';
import { tellKeys } from './tell-cases';

/** The brand of the practice page's cases. */
const PRACTICE_BRAND = 'practice';

export function handlers(
  getLedger: GetLedger,
  told: AfterWrite,
  takeOver: TakeOver,
  backUp: BackUp,
  deliver: Delivers,
  feeds: FetchesFeeds,
  teams: Synchronises,
): Handlers {
  /** Runs a command as the manager's act, then brings everything else in line; answers when it is durable. */
  const command = async (
    op: string,
    run: (ledger: Awaited<ReturnType<GetLedger>>, by: Act) => Promise<Written>,
  ) => {
    const result = await run(await getLedger(), { op, now: Date.now() });
    // Durable is acknowledged: what follows may fail or die, and the next start makes it good (catchUp).
    told(result);
    return null;
  };

  const hintsOf = hints();

  const logMention = async (op: string, mention: Mention, pageUrl: string) => {
    let logged: LogReply = { caseId: '', outcome: 'opened', openCase: null };
    await command(op, async (ledger, by) => {
      const brand = mention.site === 'practice' ? PRACTICE_BRAND : null;
      const aliases = mentionKeys(mention).slice(mention.id === null ? 0 : 1);
      const result = await log(ledger, by, brand, evidenceOf(mention, pageUrl), aliases);
      logged = result.logged;
      return result.written;
    });
    return logged;
  };

  return {
    log: async ({ op, mention, pageUrl }, sender) => {
      claimed(sender, mention.site, [], pageUrl);
      const logged = await logMention(op, mention, pageUrl);
      // A mark has no room for it; the panel has, where it is open.
      if (logged.outcome === 'added' || logged.openCase !== null)
        void showInPanel({ logged, op }, sender.tab?.windowId);
      return { caseId: logged.caseId };
    },
    unlog: ({ op, logOp }) => command(op, (ledger, by) => undo(ledger, by, logOp, { only: true })),
    begin: async ({ site }, sender) => {
      claimed(sender, site);
      const ledger = await getLedger();
      const [{ sites }, own, repairs, { language }] = await Promise.all([
        settings(ledger),
        ownAccounts(ledger),
        repairsOf(ledger, site),
        spoken(),
      ]);
      return {
        shown: site === 'practice' || sites[site] === 'marks',
        own: own.filter((account) => account.site === site),
        repairs,
        words: markWords[language],
      };
    },
    marks: async ({ site, keys, said }, sender) => {
      claimed(sender, site, [...keys, ...Object.keys(said)]);
      const ledger = await getLedger();
      const [states, hints] = await Promise.all([marks(ledger, keys), hintsOf(ledger, site, said)]);
      return { states, hints };
    },
    seen: ({ op, mentions, replies, missing }, sender) => {
      const keys = [
        ...mentions.flatMap(({ key, aliases }) => [key, ...aliases]),
        ...replies.flatMap(({ key, by }) => [key, by]),
        ...missing.map(({ key }) => key),
      ];
      if (keys[0] !== undefined) claimed(sender, siteOfKey(keys[0]), keys);
      return command(op, (ledger, by) => seen(ledger, by, mentions, replies, missing));
    },
    health: async (report, sender) => {
      claimed(sender, report.site);
      await keepHealth(await getLedger(), report, Date.now());
      return null;
    },
    show: ({ key }, sender) => {
      // First of all: the user's gesture is lost at the first await.
      const opening = openPanel(sender.tab);
      claimed(sender, siteOfKey(key), [key]);
      return show(key, opening, sender.tab?.windowId);
    },

    logListed: ({ op, mention, pageUrl }) => logMention(op, mention, pageUrl),
    undo: async ({ op, undoOp }) => {
      await command(op, async (ledger, by) => {
        const written = await undo(ledger, by, undoOp);
        // It was not about a case; the marks of pages know watch-words, too.
        if (written.cases.length === 0) void tell({ tells: 'switched' });
        return written;
      });
      return null;
    },
    classify: ({ op, caseId, as, weights }) =>
      command(op, (ledger, by) => cases.classify(ledger, by, caseId, as, weights)),
    note: ({ op, caseId, text }) => command(op, (ledger, by) => cases.note(ledger, by, caseId, text)),
    sayNeed: ({ op, caseId, text }) => command(op, (ledger, by) => cases.sayNeed(ledger, by, caseId, text)),
    confirmNeed: ({ op, caseId }) => command(op, (ledger, by) => cases.confirmNeed(ledger, by, caseId)),
    answer: ({ op, caseId, text, via }) =>
      command(op, (ledger, by) => cases.answer(ledger, by, caseId, text, via)),
    ...handoffAnswers(command, () => void deliver.look()),
    ...listeningAnswers(getLedger, command, feeds),
    ...teamAnswers(getLedger, teams, connectByScript, takeOver),
    setFollowUp: ({ op, caseId, ...followUp }) =>
      command(op, (ledger, by) => cases.setFollowUp(ledger, by, caseId, followUp)),
    moveToPrivate: ({ op, caseId }) => command(op, (ledger, by) => cases.moveToPrivate(ledger, by, caseId)),
    tag: ({ op, caseId, ...change }) => command(op, (ledger, by) => cases.tag(ledger, by, caseId, change)),
    saveTopic: ({ op, brand, ...said }) =>
      command(op, (ledger, by) => topics.saveTopic(ledger, by, brand, said)),
    mergeTopics: ({ op, brand, topic, into }) =>
      command(op, (ledger, by) => topics.mergeTopics(ledger, by, brand, topic, into)),
    partTopic: ({ op, brand, topic }) =>
      command(op, (ledger, by) => topics.partTopic(ledger, by, brand, topic)),
    removeTopic: ({ op, brand, topic }) =>
      command(op, (ledger, by) => topics.removeTopic(ledger, by, brand, topic)),
    judgeBurst: async ({ id, dismissed }) => {
      await judgeBurst(await getLedger(), id, dismissed, Date.now());
      return null;
    },
    tickBurst: async ({ id, ...tick }) => {
      await tickBurst(await getLedger(), id, tick, Date.now());
      return null;
    },
    bulk: ({ op, caseIds, what }) => command(op, (ledger, by) => bulk(ledger, by, caseIds, what)),
    merge: ({ op, caseId, other }) => command(op, (ledger, by) => merge(ledger, by, caseId, other)),
    split: async ({ op, caseId, mention }) => {
      let own = '';
      await command(op, async (ledger, by) => {
        const result = await split(ledger, by, caseId, mention);
        own = result.caseId;
        return result.written;
      });
      return { caseId: own };
    },
    moveMention: ({ op, caseId, mention, to }) =>
      command(op, (ledger, by) => moveMention(ledger, by, caseId, mention, to)),
    spokeAgain: ({ op, caseId, text }) =>
      command(op, (ledger, by) => cases.spokeAgain(ledger, by, caseId, text)),
    decline: ({ op, caseId, by: sighting }) =>
      command(op, (ledger, by) => cases.decline(ledger, by, caseId, sighting)),
    resolve: ({ op, caseId, outcome }) =>
      command(op, (ledger, by) => cases.resolve(ledger, by, caseId, outcome)),
    confirm: ({ op, caseId }) => command(op, (ledger, by) => cases.confirm(ledger, by, caseId)),
    reopen: ({ op, caseId }) => command(op, (ledger, by) => cases.reopen(ledger, by, caseId)),
    dismiss: ({ op, caseId, reason }) =>
      command(op, (ledger, by) => cases.dismiss(ledger, by, caseId, reason)),
    ...personAnswers(command),
    saveTemplates: ({ op, templates }) =>
      command(op, async (ledger, by) =>
        saveTemplates(ledger, by, (await brands(ledger)).current.id, templates),
      ),
    removeTemplate: ({ op, id }) => command(op, (ledger, by) => removeTemplate(ledger, by, id)),
    noteUse: async ({ templateId, caseId }) => {
      await noteUse(await getLedger(), templateId, caseId, Date.now());
      return null;
    },
    saveBrand: async ({ op, ...brand }) => {
      await command(op, (ledger, by) => keep.saveBrand(ledger, by, brand));
      await tell({ tells: 'switched' });
      return null;
    },
    saveTargets: ({ op, targets }) => command(op, (ledger, by) => keep.saveTargets(ledger, by, targets)),
    saveHours: ({ op, hours }) => command(op, (ledger, by) => keep.saveHours(ledger, by, hours)),
    markDigest: ({ op, ...said }) => command(op, (ledger, by) => markDigest(ledger, by, said)),
    saveKeys: ({ op, keys }) => command(op, (ledger, by) => keep.saveKeys(ledger, by, keys)),
    keepRepair: async (repair) => {
      await keepRepair(await getLedger(), repair, Date.now());
      await tell({ tells: 'switched' });
      return null;
    },
    dropRepair: async ({ id }) => {
      await dropRepair(await getLedger(), id);
      await tell({ tells: 'switched' });
      return null;
    },
    set: async ({ op, key, value }) => {
      await command(op, (ledger, by) => keep.set(ledger, by, MAIN_BRAND, key, value));
      if (key.startsWith('site:')) await tell({ tells: 'switched' });
      return null;
    },
    speak: async ({ language }) => {
      await speak(getLedger, language);
      return null;
    },
    clearPractice: ({ op }) => command(op, (ledger, by) => undoBrand(ledger, by, PRACTICE_BRAND)),
    wake: async () => {
      backUp.look();
      void deliver.look();
      void feeds.look();
      void teams.look(true);
      await catchUp(getLedger);
      return null;
    },
    restore: async () => {
      const { ledger, memory, damage } = await openDamaged();
      return restore(ledger, memory, damage, Date.now()).finally(() => ledger.close());
    },
    areEntries: ({ entries }) => entries.map(({ entry }) => keptForm.safeParse(entry).success),
    goOn: async () => {
      const { ledger, memory, damage } = await openDamaged();
      await goOn(ledger, memory, damage, Date.now()).finally(() => ledger.close());
      return null;
    },
    beginImport: async ({ id, header }) => {
      await imports.begin(await getLedger(), id, header);
      return null;
    },
    stage: async ({ id, first, entries }) => imports.stage(await getLedger(), id, first, entries),
    finishStaging: async ({ id, end, line }) => imports.finish(await getLedger(), id, end, line),
    decideImport: async ({ id }) => {
      await imports.decide(await getLedger(), id);
      takeOver();
      return null;
    },
    cancelImport: async ({ id }) => {
      await imports.cancel(await getLedger(), id);
      takeOver();
      return null;
    },
    forgetPerson: async ({ op, personId, never }) => {
      const ledger = await getLedger();
      const { written, keys } = await forgetPerson(ledger, { op, now: Date.now() }, personId, { never });
      told(written);
      takeOver();
      await tellKeys(ledger, keys);
      return null;
    },
    neverLog: ({ op, ...account }) =>
      command(op, async (ledger, by) => neverLog(ledger, by, (await brands(ledger)).current.id, account)),
    allowAgain: ({ op, id }) => command(op, (ledger, by) => allowAgain(ledger, by, MAIN_BRAND, id)),
    keepFile: async (file) => {
      await keepFile(await getLedger(), file, Date.now());
      return null;
    },
    schedule: async ({ every, passphrase }) => {
      await backUp.every(every, passphrase);
      return null;
    },
    copied: async (made) => {
      await backUp.copied(made);
      return null;
    },
    deliver: async ({ op, ...words }) => {
      await command(op, (ledger, by) => deliveries.deliver(ledger, by, words));
      void deliver.look();
      return null;
    },
    withdrawDelivery: ({ op, id }) => command(op, (ledger, by) => deliveries.withdraw(ledger, by, id)),
    sendAgain: async ({ op, id }) => {
      await command(op, (ledger, by) => deliveries.sendAgain(ledger, by, id));
      void deliver.look();
      return null;
    },
    deliveryArrived: ({ op, id }) => command(op, (ledger, by) => deliveries.arrived(ledger, by, id)),
    saveDestination: ({ op, ...destination }) =>
      command(op, (ledger, by) => saveDestination(ledger, by, destination)),
    removeDestination: ({ op, id }) => command(op, (ledger, by) => dropDestination(ledger, by, id)),
    testDestination: ({ test, id, words }) => deliver.test(test, id, words),
    sendNow: () => {
      void deliver.look();
      return null;
    },
    pending: ({ windowId }) => takePending(windowId),
  };

  /** The ledger as it is, for the way back; refused when nothing is wrong with it. */
  async function openDamaged() {
    const memory = await memoryOfLedger();
    const { ledger, damage } = await openChecked(memory);
    if (damage) return { ledger, memory, damage };
    ledger.close();
    throw new Refusal('not-allowed', 'the ledger is sound');
  }

  async function show(key: string, opening: Promise<boolean>, windowId: number | undefined) {
    const ledger = await getLedger();
    const row = await ledger.mentions.get(key);
    if (!row) throw new Refusal('not-found', `no case for ${key}`);
    await showInPanel({ case: row.caseId, op: null }, windowId);
    return { opened: await opening };
  }
}

/** A page speaks for its own site only: the browser tells where a message came from, the page does not. */
function claimed(
  sender: Sender,
  site: Mention['site'],
  keys: readonly string[] = [],
  pageUrl = sender.url,
): void {
  const from = isPractice(sender) ? 'practice' : siteNameAt(sender.url);
  if (from !== site) throw new Refusal('not-allowed', `a page of ${from ?? 'no site'} spoke for ${site}`);
  const strange = keys.find((key) => !key.startsWith(`${site}:`));
  if (strange !== undefined)
    throw new Refusal('not-allowed', `a page of ${site} asked about ${strange.slice(0, 80)}`);
  if (site !== 'practice' && siteNameAt(pageUrl) !== site) {
    throw new Refusal('not-allowed', `a page of ${site} named another address as its own`);
  }
}

/** `x` of `x:1001`; the door has checked the form of the key, not that its site exists. */
const siteOfKey = (key: string) => key.slice(0, key.indexOf(':')) as Mention['site'];

function evidenceOf(mention: Mention, pageUrl: string): Evidence {
  const { site, kind, permalink, author, text, postedAt, missing, inReplyTo } = mention;
  const evidence = {
    place: site,
    key: mentionKey(mention),
    kind,
    permalink,
    pageUrl,
    author,
    text,
    postedAt,
  };
  return { ...evidence, missing, inReplyTo: inReplyTo === null ? null : keyOf(site, inReplyTo) };
}
