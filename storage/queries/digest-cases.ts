/** What customers said in the period of a digest, word for word, and what waits on the department. */
import { sameDepartment } from '../../utils/handoffs/words/words';
import { matcherOf } from '../../utils/listening/match';
import type { Period } from '../../utils/periods';
import { topicKey } from '../../utils/topics';
import type { Ledger } from '../ledger';
import { type CaseRow, LANES } from '../records';
import { customersIn } from './customer';
import type { About, Digest } from './digest';
import { eachCase } from './each-case';
import { watchwords } from './watchwords';

export interface CompetitorCases {
  /** How the watch-word is written first. */
  name: string;
  now: number;
  /** In the period before; null where not all of its cases, or of this one's, were looked at. */
  before: number | null;
  /** Newest first, each of another customer. */
  quotes: CaseRow[];
}

export interface DigestCases {
  /** Newest first, each of another customer; by the name of the topic. */
  topics: Map<string, CaseRow[]>;
  leads: CaseRow[];
  praise: CaseRow[];
  /** Most named first. */
  competitors: CompetitorCases[];
  /** With somebody of the department; the longest there first. */
  waiting: CaseRow[];
  /** How many cases of the period were looked at, of how many. */
  looked: { at: number; of: number };
}

/** The newest so many are read, of the period and, for competitors, of the one before. */
const MOST = 5_000;
const NOTHING = { ids: [], of: 0 };
/** Of one topic, and of leads and praise. */
const QUOTES = 3;

export async function digestCases(
  ledger: Ledger,
  about: About,
  { topics, competitors: wanted, leads, before }: Digest,
): Promise<DigestCases> {
  const { brand, department } = about;
  const [newest, handed, watched, customerOf] = await Promise.all([
    loggedIn(ledger, about.period),
    ledger.cases.orderBy('handoff.since').limit(MOST).primaryKeys(),
    watchwords(ledger),
    customersIn(ledger),
  ]);
  const quoting = () => new Quotes(customerOf);
  const rivals = rivalsOf(
    wanted ? watched.filter((one) => one.brand === brand && one.what === 'competitor') : [],
    quoting,
  );
  const quotes = new Map(topics.map((topic) => [topic.name, quoting()]));
  const of = { lead: quoting(), praise: quoting() };
  await eachCase(ledger, newest.ids, (row) => {
    if (row.brand !== brand || row.evidence.text === null || row.state === 'merged') return;
    const keys = new Set(row.topics.map(topicKey));
    for (const topic of topics) if (topic.keys.some((key) => keys.has(key))) quotes.get(topic.name)?.add(row);
    if (row.kind === 'praise' || (row.kind === 'lead' && leads)) of[row.kind].add(row);
    rivals.add(row);
  });
  const earlier = rivals.some ? await loggedIn(ledger, before) : NOTHING;
  await eachCase(ledger, earlier.ids, (row) => {
    if (row.brand === brand && row.state !== 'merged') rivals.addBefore(row);
  });
  const all = [newest, earlier].every(({ ids, of }) => ids.length === of);
  const waiting: CaseRow[] = [];
  await eachCase(ledger, handed, (row) => {
    if (row.brand === brand && waitsOn(row, department)) waiting.push(row);
  });
  return {
    topics: new Map([...quotes].map(([name, { rows }]) => [name, rows])),
    leads: of.lead.rows,
    praise: of.praise.rows,
    competitors: rivals.found(all),
    waiting,
    looked: { at: newest.ids.length, of: newest.of },
  };
}

/** The newest cases of the period, by the index alone. */
async function loggedIn(ledger: Ledger, period: Period): Promise<{ ids: string[]; of: number }> {
  const [from, to] = [period.from, period.to].map((at) => new Date(at).toISOString());
  const inLane = (lane: string) => ledger.cases.where('[lane+loggedAt]').between([lane, from], [lane, to]);
  const [dates, ids] = await Promise.all([
    Promise.all(LANES.map((lane) => inLane(lane).keys())),
    Promise.all(LANES.map((lane) => inLane(lane).primaryKeys())),
  ]);
  const all = ids
    .flatMap((some, lane) =>
      some.map((id, n) => {
        const key = dates[lane]?.[n];
        return { id, at: Array.isArray(key) ? String(key[1]) : '' };
      }),
    )
    .sort((a, b) => (a.at > b.at ? -1 : 1));
  return { ids: all.slice(0, MOST).map(({ id }) => id), of: all.length };
}

/** The first ones, each of another customer: three quotes of one are one voice. */
class Quotes {
  readonly rows: CaseRow[] = [];
  readonly #who = new Set<string>();

  /** `customerOf`: of a person, whoever they are linked to. */
  constructor(private readonly customerOf: (personId: string) => string) {}

  add(row: CaseRow): void {
    const who = row.personId === null ? row.id : this.customerOf(row.personId);
    if (this.rows.length === QUOTES || this.#who.has(who)) return;
    this.#who.add(who);
    this.rows.push(row);
  }
}

function rivalsOf(
  rivals: readonly { id: string; words: string[]; except: string[] }[],
  quoting: () => Quotes,
) {
  const match = rivals.length > 0 ? matcherOf(rivals) : null;
  const found = new Map(rivals.map(({ id }) => [id, { now: 0, before: 0, quotes: quoting() }]));
  // In the words alone: a reader who is told no names would not find it in an author's.
  const inWords = ({ evidence: { text } }: CaseRow) =>
    (match?.([text ?? '']).ids ?? []).flatMap((id) => found.get(id) ?? []);
  return {
    some: match !== null,
    add: (row: CaseRow) => {
      for (const one of inWords(row)) {
        one.now++;
        one.quotes.add(row);
      }
    },
    addBefore: (row: CaseRow) => {
      for (const one of inWords(row)) one.before++;
    },
    /** `all`: every case of both periods was looked at. */
    found: (all: boolean): CompetitorCases[] =>
      rivals
        .flatMap(({ id, words: [name = ''] }) => {
          const { now = 0, before = 0, quotes } = found.get(id) ?? {};
          if (now + (all ? before : 0) === 0) return [];
          return { name, now, before: all ? before : null, quotes: quotes?.rows ?? [] };
        })
        .sort((a, b) => b.now - a.now || (a.name < b.name ? -1 : 1)),
  };
}

const waitsOn = ({ state, turn, handoff }: CaseRow, department: string | null) =>
  state === 'open' &&
  turn === 'handoff' &&
  handoff !== null &&
  (department === null || sameDepartment(handoff.department, department));
