/** What customers said in the period of a digest, word for word, and what waits on the department. */
import { sameDepartment } from '../../utils/handoffs/target';
import { matcherOf } from '../../utils/listening/match';
import { topicKey } from '../../utils/topics';
import type { Ledger } from '../ledger';
import { type CaseRow, LANES } from '../records';
import type { About, Digest } from './digest';
import type { Looked } from './load';
import { watchwords } from './watchwords';

export interface CompetitorCases {
  /** How the watch-word is written first. */
  name: string;
  /** Newest first. */
  cases: CaseRow[];
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
  looked: Looked;
}

/** The newest so many are read. */
const MOST = 5_000;
/** Of one topic, and of leads and praise. */
const QUOTES = 3;

export async function digestCases(
  ledger: Ledger,
  about: About,
  { topics, competitors: wanted, leads }: Digest,
): Promise<DigestCases> {
  const { brand } = about;
  const [{ rows, of }, handed, watched] = await Promise.all([
    loggedIn(ledger, about),
    ledger.cases.orderBy('handoff.since').limit(MOST).toArray(),
    watchwords(ledger),
  ]);
  const said = rows.filter(
    (row) => row.brand === brand && row.evidence.text !== null && row.state !== 'merged',
  );
  const keys = new Map(said.map((row) => [row.id, new Set(row.topics.map(topicKey))]));
  const has = (row: CaseRow, wanted: readonly string[]) => wanted.some((key) => keys.get(row.id)?.has(key));
  const rivals = wanted ? watched.filter((one) => one.brand === brand && one.what === 'competitor') : [];
  return {
    topics: new Map(topics.map((topic) => [topic.name, someOf(said.filter((row) => has(row, topic.keys)))])),
    leads: leads ? someOf(said.filter(({ kind }) => kind === 'lead')) : [],
    praise: someOf(said.filter(({ kind }) => kind === 'praise')),
    competitors: competitorsIn(said, rivals),
    waiting: handed.filter((row) => row.brand === brand && waitsOn(row, about.department)),
    looked: { at: rows.length, of },
  };
}

async function loggedIn(ledger: Ledger, { period }: About): Promise<{ rows: CaseRow[]; of: number }> {
  const [from, to] = [period.from, period.to].map((at) => new Date(at).toISOString());
  const inLane = (lane: string) => ledger.cases.where('[lane+loggedAt]').between([lane, from], [lane, to]);
  const [rows, counts] = await Promise.all([
    Promise.all(LANES.map((lane) => inLane(lane).reverse().limit(MOST).toArray())),
    Promise.all(LANES.map((lane) => inLane(lane).count())),
  ]);
  const newest = rows.flat().sort((a, b) => (a.loggedAt > b.loggedAt ? -1 : 1));
  return { rows: newest.slice(0, MOST), of: counts.reduce((sum, count) => sum + count, 0) };
}

function competitorsIn(
  said: readonly CaseRow[],
  rivals: readonly { id: string; words: string[]; except: string[] }[],
): CompetitorCases[] {
  if (rivals.length === 0) return [];
  const match = matcherOf(rivals);
  const cases = new Map<string, CaseRow[]>();
  for (const row of said)
    for (const id of match([row.evidence.text ?? '']).ids) cases.set(id, [...(cases.get(id) ?? []), row]);
  return rivals
    .flatMap(({ id, words }) => ({ name: words[0] ?? '', cases: cases.get(id) ?? [] }))
    .filter((one) => one.cases.length > 0)
    .sort((a, b) => b.cases.length - a.cases.length || (a.name < b.name ? -1 : 1));
}

/** Each of another customer: three quotes of one are one voice. */
export function someOf(rows: readonly CaseRow[], most = QUOTES): CaseRow[] {
  const met = new Set<string>();
  const some: CaseRow[] = [];
  for (const row of rows) {
    const who = row.personId ?? row.id;
    if (met.has(who)) continue;
    met.add(who);
    if (some.push(row) === most) break;
  }
  return some;
}

const waitsOn = ({ state, turn, handoff }: CaseRow, department: string | null) =>
  state === 'open' &&
  turn === 'handoff' &&
  handoff !== null &&
  (department === null || sameDepartment(handoff.department, department));
