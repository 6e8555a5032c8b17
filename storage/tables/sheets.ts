/** The ledger as tables for people: cases, customers and hand-offs, one line each, for a spreadsheet. */
import { BYTE_ORDER_MARK, csvLine } from '../../utils/csv';
import type { Way } from '../../utils/handoffs/ways';
import { t } from '../../utils/texts/texts';
import type { Entry, EntryOf } from '../entries';
import { effective } from '../fold';
import type { Ledger } from '../ledger';
import { brands } from '../queries/brands';
import type { CaseRow, PersonRow } from '../records';
import { living } from '../tombstone';
import { nameIn, walkCases } from './walk';

export type Sheet = 'cases' | 'customers' | 'handoffs';

export const COLUMNS = {
  cases: [
    'logged',
    'brand',
    'place',
    'kind',
    'state',
    'customer',
    'handle',
    'words',
    'link',
    'posted',
    'followUp',
    'handedTo',
    'department',
    'id',
  ],
  customers: ['customer', 'brand', 'accounts', 'note', 'first', 'cases'],
  handoffs: [
    'handedOff',
    'customer',
    'handedTo',
    'department',
    'asked',
    'told',
    'askAgain',
    'sentBy',
    'askedTimes',
    'withdrawn',
    'answered',
    'answer',
    'id',
  ],
} as const;

export async function* sheet(ledger: Ledger, name: Sheet): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(COLUMNS[name].map((column) => t(`column.${column}`)));
  for await (const rows of ROWS[name](ledger)) yield rows.map(csvLine).join('');
}

type Rows = AsyncGenerator<string[][]>;

const ROWS: Record<Sheet, (ledger: Ledger) => Rows> = { cases, customers, handoffs };

async function* cases(ledger: Ledger): Rows {
  const named = await brandNames(ledger);
  for await (const portion of walkCases(ledger)) {
    yield portion.cases.map((row) => [
      row.loggedAt,
      named.get(row.brand) ?? row.brand,
      t(`place.${row.evidence.place}`),
      t(`kind.${row.kind}`),
      stateWords(row),
      nameIn(portion, row),
      row.evidence.author.handle ?? '',
      row.evidence.text ?? '',
      row.evidence.permalink ?? row.evidence.pageUrl,
      row.evidence.postedAt ?? '',
      row.followUp?.at ?? '',
      row.handoff?.name ?? '',
      row.handoff?.department ?? '',
      row.id,
    ]);
  }
}

async function* customers(ledger: Ledger): Rows {
  const named = await brandNames(ledger);
  for (let after = ''; ; ) {
    const people = await ledger.people.where('id').above(after).limit(SOME).toArray();
    const last = people.at(-1);
    if (!last) return;
    after = last.id;
    const counts = await Promise.all(people.map(({ id }) => countCases(ledger, id)));
    yield people.map((row, n) => [
      row.name,
      named.get(row.brand) ?? row.brand,
      accountsOf(row),
      row.note,
      row.firstAt,
      String(counts[n]),
    ]);
  }
}

async function* handoffs(ledger: Ledger): Rows {
  for await (const portion of walkCases(ledger)) {
    const entries = await ledger.entries
      .where('[entity+entityId]')
      .anyOf(portion.cases.map(({ id }) => ['case', id]))
      .toArray();
    const histories = Map.groupBy(effective(living(entries)), ({ entityId }) => entityId);
    yield portion.cases.flatMap((row) =>
      handoffsIn(histories.get(row.id) ?? []).map(({ handed, by, asked, withdrawn, answer }) => [
        handed.at,
        nameIn(portion, row),
        handed.body.name,
        handed.body.department,
        handed.body.asked,
        handed.body.told,
        handed.body.dueAt,
        by ? t(`way.${by}`) : '',
        String(asked),
        withdrawn?.at ?? '',
        answer?.body.since ?? answer?.at ?? '',
        answer?.body.text ?? '',
        row.id,
      ]),
    );
  }
}

interface Handed {
  handed: EntryOf<'handedOff'>;
  /** The next answer, unless it was handed to somebody else before. */
  answer: EntryOf<'handoffAnswered'> | null;
  /** How it went, as far as that was ticked, and how often they were asked again. */
  by: Way | null;
  asked: number;
  withdrawn: EntryOf<'handoffWithdrawn'> | null;
}

function handoffsIn(history: readonly Entry[]): Handed[] {
  const found: Handed[] = [];
  for (const entry of history) {
    const last = found.at(-1);
    if (entry.kind === 'handedOff') {
      const by = entry.body.sentBy ?? null;
      found.push({ handed: entry, answer: null, by, asked: 0, withdrawn: null });
    } else if (!last) continue;
    else if (entry.kind === 'handoffAnswered') last.answer ??= entry;
    else if (entry.kind === 'handoffSent') last.by = entry.body.by;
    else if (entry.kind === 'asked') last.asked++;
    else if (entry.kind === 'handoffWithdrawn') last.withdrawn ??= entry;
  }
  return found;
}

const SOME = 200;

const countCases = (ledger: Ledger, personId: string) =>
  ledger.cases.where('[personId+loggedAt]').between([personId, ''], [personId, '\uffff']).count();

export const accountsOf = ({ identities }: PersonRow) =>
  identities
    .map(({ site, handle }) => t('person.identity', { place: t(`place.${site}`), handle }))
    .join(', ');

export async function brandNames(ledger: Ledger): Promise<Map<string, string>> {
  const { all } = await brands(ledger);
  return new Map(all.map(({ id, name }) => [id, name || t('brand.unnamed')]));
}

/** Whose turn it is, or how it ended. */
export function stateWords({ state, turn, handoff, outcome, dismissal }: CaseRow): string {
  if (state === 'resolved') return t('state.resolved', { outcome: outcome ? t(`outcome.${outcome}`) : '' });
  if (state === 'confirmed') return t('state.confirmed');
  if (state === 'merged') return t('state.merged');
  if (state === 'dismissed')
    return t('state.dismissed', { reason: dismissal ? t(`reason.${dismissal}`) : '' });
  if (turn === 'handoff' && handoff) return t('state.with', { name: handoff.name });
  return t(turn === 'customer' ? 'state.waitingCustomer' : 'state.waitingUs');
}
