/** One burst with what can be told of it: quotes, and the departments that asked to be told. */
import { sameDepartment } from '../../utils/handoffs/words/words';
import { matcherOf } from '../../utils/listening/match';
import { standsFor } from '../../utils/topics';
import { topicIdsOf } from '../counts';
import type { Ledger } from '../ledger';
import { type BurstRow, type CaseRow, LANES } from '../records';
import { partsOf } from '../word-pasts';
import { departmentsOf, isDismissed, type Subject, subjectsBy } from './bursts';
import { type Colleague, colleagues } from './colleagues';
import { customersIn } from './customer';

export interface Department {
  name: string;
  /** Who is known to work there. */
  people: Colleague[];
  /** ISO 8601 UTC; null: they were not told. */
  toldAt: string | null;
}

export interface BurstDetails {
  burst: BurstRow;
  /** Undefined: nothing is left of what it is about. */
  subject: Subject | undefined;
  dismissed: boolean;
  /** Of different customers, the newest first. */
  quotes: CaseRow[];
  departments: Department[];
}

const QUOTES = 3;
/** So many of the newest cases of each lane are looked through for quotes. */
const MOST = 100;

/** Null: it is not known any more. */
export async function burstDetails(ledger: Ledger, id: string): Promise<BurstDetails | null> {
  const burst = await ledger.bursts.get(id);
  if (!burst) return null;
  const [subjectOf, known] = await Promise.all([subjectsBy(ledger), colleagues(ledger)]);
  const subject = subjectOf(burst);
  const quotes = await quotesOf(ledger, burst, subject);
  const departments = departmentsOf(subject).map((name): Department => {
    return {
      name,
      people: known.filter(({ department }) => sameDepartment(department, name)),
      toldAt: burst.told.find(({ department }) => sameDepartment(department, name))?.at ?? null,
    };
  });
  return { burst, subject, dismissed: isDismissed(burst), quotes, departments };
}

/** Of those that said something; of the others where there are not enough. */
async function quotesOf(
  ledger: Ledger,
  { brand, about, since, last }: BurstRow,
  subject: Subject | undefined,
): Promise<CaseRow[]> {
  const [rows, listed, customerOf] = await Promise.all([
    Promise.all(
      LANES.map((lane) =>
        ledger.cases
          .where('[lane+loggedAt]')
          .between([lane, since], [lane, last], true, true)
          .reverse()
          .limit(MOST)
          .toArray(),
      ),
    ),
    ledger.topics.toArray(),
    customersIn(ledger),
  ]);
  const end = standsFor(listed);
  const match = subject?.is === 'word' ? matcherOf([subject.watchword]) : null;
  const isAbout = (row: CaseRow) =>
    match ? match(partsOf(row)).ids.length > 0 : topicIdsOf(row).some((id) => end(id) === end(about));
  const some = rows
    .flat()
    .filter((row) => row.brand === brand && row.state !== 'merged')
    .filter(isAbout)
    .sort((a, b) => Number(wordless(a)) - Number(wordless(b)) || (a.loggedAt < b.loggedAt ? 1 : -1));
  const byCustomer = new Map<string, CaseRow>();
  for (const row of some) {
    const who = row.personId === null ? (row.evidence.author.handle ?? row.id) : customerOf(row.personId);
    if (!byCustomer.has(who)) byCustomer.set(who, row);
  }
  return [...byCustomer.values()].slice(0, QUOTES);
}

const wordless = ({ evidence }: CaseRow) => (evidence.text ?? '').trim() === '';
