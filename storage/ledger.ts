/** The databases: the ledger, whose every shipped schema is in migrations/, and the key beside it. Only this file opens one. */
import Dexie, { type EntityTable, type PromiseExtended, type Table, type Transaction } from 'dexie';
import { Refusal } from '../utils/result';
import type { ImportRow, StagedRow } from './backup/stage';
import { NO_SUM } from './digest';
import type { Entity, Entry, Kept } from './entries';
import * as version1 from './migrations/1';
import * as version2 from './migrations/2';
import type { Notes } from './notes';
import type {
  ActivityKey,
  ActivityRow,
  BackfillRow,
  BrandRow,
  BurstRow,
  CaseRow,
  ClaimRow,
  ColleagueRow,
  CounterRow,
  CursorRow,
  DeliveryRow,
  DestinationRow,
  ErasureRow,
  FeedItemRow,
  FeedRow,
  FeedStateRow,
  FileRow,
  HealthRow,
  LinkRow,
  MentionRow,
  NoticeRow,
  PastRow,
  PersonRow,
  PostingsKey,
  PostingsRow,
  PurgeRow,
  ReminderRow,
  RemovalRow,
  RepairRow,
  SearchRow,
  SearchVisitRow,
  SeatRow,
  SetAsideRow,
  SettingRow,
  TeamRow,
  TemplateRow,
  TopicRow,
  TopicSetRow,
  UseRow,
  WatchwordRow,
  WordsRow,
} from './records';
import type { SealingKeyRow } from './sealing-key';

/**
 * An entry as stored; `arrival` is this machine's own running number, from 1. None is given twice; one is missing where an entry was
 * taken out (sync/remove.ts) or could not be read any more (restore.ts).
 */
export type StoredEntry = Kept & { arrival: number } & Seal;

/** The entry itself, without what this machine and the self-check know of it. */
export function plain({ arrival: _, salt: __, digest: ___, ...entry }: StoredEntry): Kept {
  return entry as Kept;
}

/** What the self-check knows of an entry (digest.ts). */
export interface Seal {
  salt: string;
  digest: string;
}

/** What all entries come to: changed in the transaction that writes them. */
export interface Totals {
  /** How many entries there are. */
  count: number;
  /** The arrival number of the newest, or what it was where none is left. */
  last: number;
  /** The sum of their digests. */
  sum: string;
  /** How many of them are tombstones. */
  gone: number;
  /** How many were here and were taken out, with the data of a team that was left; none where that never was. */
  removed?: number | undefined;
}

export const NOTHING: Totals = { count: 0, last: 0, sum: NO_SUM, gone: 0 };

/** The one row of `head`: which device this is, the newest clock that it knows, and what the entries come to. */
export interface HeadRow extends Totals {
  key: 'head';
  device: string;
  clock: string | null;
}

export const NAME = 'threadkeeper';
export const VERSION = 2;

export type { Ledger };

type Upgrade = (transaction: Transaction) => Promise<void>;

class Ledger extends Dexie {
  declare entries: Table<StoredEntry, number>;
  declare head: EntityTable<HeadRow, 'key'>;
  declare cases: EntityTable<CaseRow, 'id'>;
  declare mentions: EntityTable<MentionRow, 'key'>;
  declare people: EntityTable<PersonRow, 'id'>;
  declare reminders: EntityTable<ReminderRow, 'caseId'>;
  declare colleagues: EntityTable<ColleagueRow, 'id'>;
  declare templates: EntityTable<TemplateRow, 'id'>;
  declare settings: EntityTable<SettingRow, 'key'>;
  declare counters: EntityTable<CounterRow, 'name'>;
  declare brands: EntityTable<BrandRow, 'id'>;
  declare links: EntityTable<LinkRow, 'id'>;
  declare erasures: EntityTable<ErasureRow, 'id'>;
  declare destinations: EntityTable<DestinationRow, 'id'>;
  declare deliveries: EntityTable<DeliveryRow, 'id'>;
  declare watchwords: EntityTable<WatchwordRow, 'id'>;
  declare feeds: EntityTable<FeedRow, 'id'>;
  declare feedStates: EntityTable<FeedStateRow, 'id'>;
  declare feedItems: EntityTable<FeedItemRow, 'id'>;
  declare searches: EntityTable<SearchRow, 'id'>;
  declare searchVisits: EntityTable<SearchVisitRow, 'id'>;
  declare readings: EntityTable<HealthRow, 'id'>;
  declare repairs: EntityTable<RepairRow, 'id'>;
  declare imports: EntityTable<ImportRow, 'id'>;
  declare staged: Table<StagedRow, [string, string, number]>;
  declare words: EntityTable<WordsRow, 'rank'>;
  declare postings: Table<PostingsRow, PostingsKey>;
  declare cursors: EntityTable<CursorRow, 'name'>;
  declare files: EntityTable<FileRow, 'id'>;
  declare uses: Table<UseRow, [templateId: string, caseId: string]>;
  declare topics: EntityTable<TopicRow, 'id'>;
  declare topicSets: EntityTable<TopicSetRow, 'key'>;
  declare notices: Table<NoticeRow, [caseId: string, at: string]>;
  declare activity: Table<ActivityRow, ActivityKey>;
  declare bursts: EntityTable<BurstRow, 'id'>;
  declare pasts: EntityTable<PastRow, 'id'>;
  declare teams: EntityTable<TeamRow, 'brand'>;
  declare seats: Table<SeatRow, [brand: string, device: string]>;
  declare setAside: EntityTable<SetAsideRow, 'id'>;
  declare claims: EntityTable<ClaimRow, 'caseId'>;
  declare purges: EntityTable<PurgeRow, 'id'>;
  declare removals: EntityTable<RemovalRow, 'brand'>;
  declare backfills: EntityTable<BackfillRow, 'id'>;

  /** Where acts are noted until the rolling copy has them; null where there is no copy. */
  notes: Notes | null = null;

  constructor(options: LedgerOptions, upgrade: Upgrade | null) {
    // Strict: acknowledged means flushed; costs under a millisecond in Chromium 156 on two cores.
    super(NAME, { ...options, autoOpen: false, chromeTransactionDurability: 'strict' });
    this.version(1).stores(version1.stores);
    const version = this.version(VERSION).stores(version2.stores);
    if (upgrade) version.upgrade(upgrade);
  }

  /**
   * For what is only right as a part of its caller's transaction. Dexie follows a transaction through `await`; where it loses
   * it, each write would commit by itself, and nothing would tell.
   */
  mustBeWithin(): void {
    if (Dexie.currentTransaction?.db !== this) throw new Error('the transaction was lost');
  }

  /** The entries of one entity as they arrived; no tombstones, which tell nothing of whose they are. */
  async history(entity: Entity, entityId: string): Promise<Entry[]> {
    return (await this.entries.where({ entity, entityId }).toArray()).map(plain) as Entry[];
  }

  /** The same of many; inside the caller's transaction. */
  async histories(of: readonly { entity: Entity; entityId: string }[]): Promise<Entry[][]> {
    const entries = this.#index('entries', '[entity+entityId]');
    const rows = await this.#all(of.map(({ entity, entityId }) => entries.getAll([entity, entityId])));
    return (rows as StoredEntry[][]).map((some) => some.map(plain) as Entry[]);
  }

  /** The entries with these ids, by id; inside the caller's transaction. */
  async known(ids: readonly string[]): Promise<Map<string, StoredEntry>> {
    const index = this.#index('entries', 'id');
    const arrivals = (await this.#all(ids.map((id) => index.getKey(id)))) as (number | undefined)[];
    const rows = await this.entries.bulkGet(arrivals.filter((arrival) => arrival !== undefined));
    return new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])));
  }

  /** For each mention key the ids of the cases that have it; inside the caller's transaction. */
  async claimants(keys: readonly string[]): Promise<string[][]> {
    const index = this.#index('cases', 'keys');
    return (await this.#all(keys.map((key) => index.getAllKeys(key)))) as string[][];
  }

  #index(table: string, name: string): IDBIndex {
    this.mustBeWithin();
    return Dexie.currentTransaction.idbtrans.objectStore(table).index(name);
  }

  /** Many requests that are waited for as one: a query of Dexie's own for each would take several times as long. */
  #all(requests: readonly IDBRequest[]): PromiseExtended<unknown[]> {
    return new Dexie.Promise((done, fail) => {
      if (requests.length === 0) done([]);
      let left = requests.length;
      for (const request of requests) {
        request.onsuccess = () => {
          if (--left === 0) done(requests.map(({ result }) => result));
        };
        request.onerror = () => fail(request.error);
      }
    });
  }

  /** What an act may read and write. Not the words of search: they follow later, and no click waits for them. */
  get writtenByActs(): Table[] {
    const { entries, head, cases, mentions, people, reminders } = this;
    const { colleagues, templates, settings, counters, brands, erasures, notices } = this;
    const { destinations, deliveries, topics, topicSets, links, watchwords, activity } = this;
    const { feeds, searches } = this;
    return [
      ...[entries, head, cases, mentions, people, reminders],
      ...[colleagues, templates, settings, counters, brands, erasures, notices, destinations, deliveries],
      ...[topics, topicSets, links, watchwords, activity, feeds, searches],
    ];
  }
}

export interface LedgerOptions {
  indexedDB?: IDBFactory;
  IDBKeyRange?: typeof IDBKeyRange;
}

/**
 * Opens the ledger. Looks at the stored version first: since 4.0.1 Dexie opens a newer schema without complaint
 * (dexie/Dexie.js#2097) and would even add our tables to it; an older program must not touch a newer ledger.
 */
export async function openLedger(options: LedgerOptions = {}): Promise<Ledger> {
  const known = await (options.indexedDB ?? indexedDB).databases();
  const stored = (known.find(({ name }) => name === NAME)?.version ?? 0) / 10;
  if (stored > VERSION) {
    throw new Refusal('read-only', `the ledger has schema ${stored}, this program knows ${VERSION}`);
  }
  // Only an older ledger needs it: the panel's first paint does not wait for it.
  const upgrade = stored > 0 && stored < VERSION ? (await import('./migrations/2-upgrade')).upgrade : null;
  for (let tries = 1; ; tries++) {
    const ledger = new Ledger(options, upgrade);
    try {
      await ledger.open();
      return ledger;
    } catch (error) {
      ledger.close();
      if ((error as Error).name !== 'AbortError' || tries === MOST_TRIES) throw error;
      await new Promise((done) => setTimeout(done, AGAIN * tries));
    }
  }
}

/**
 * Firefox under load now and then cuts an opening off (AbortError, 2026-11), once three times within half a second; why is
 * not known, and a later one succeeds.
 */
const MOST_TRIES = 6;
const AGAIN = 300;

class Keys extends Dexie {
  declare sealing: EntityTable<SealingKeyRow, 'name'>;

  constructor(options: LedgerOptions) {
    super(`${NAME}-keys`, { ...options, chromeTransactionDurability: 'strict' });
    this.version(1).stores({ sealing: 'name' });
  }
}

/** The database of sealing-key.ts: it opens when it is first asked, and is to be closed again. */
export const keysBeside = (options: LedgerOptions) => new Keys(options);
