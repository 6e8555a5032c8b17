/** Where a case stands, in a shape and in words, and when it asks for attention. */
import { useContext } from 'preact/hooks';
import type { CaseRow } from '../storage/records';
import { moment, t, when } from '../utils/texts/texts';
import { CaseHolders } from './case-holders';
import { Icon, type IconName } from './Icon';
import { TopicNames } from './topic-names';

export type StateName =
  | 'due'
  | 'us'
  | 'handoff'
  | 'customer'
  | 'snoozed'
  | 'resolved'
  | 'confirmed'
  | 'dismissed';

export function stateName(row: CaseRow): StateName {
  if (row.lane === 'closed') return row.state === 'confirmed' ? 'confirmed' : 'dismissed';
  return row.lane;
}

/** Whose turn it is, whatever the date says. */
export function turnWords(row: CaseRow): string {
  if (row.state === 'confirmed') return t('state.confirmed');
  if (row.state === 'dismissed')
    return t('state.dismissed', { reason: t(`reason.${row.dismissal ?? 'spam'}`) });
  if (row.state === 'merged') return t('state.merged');
  if (row.state === 'resolved')
    return t('state.resolved', { outcome: t(`outcome.${row.outcome ?? 'fixed'}`) });
  if (row.turn === 'handoff' && row.handoff) {
    const { name, department } = row.handoff;
    return department === '' ? t('state.with', { name }) : t('state.withDepartment', { name, department });
  }
  return row.turn === 'customer' ? t('state.waitingCustomer') : t('state.waitingUs');
}

export function dateWords(row: CaseRow, now: number): string | null {
  if (!row.followUp) return row.lane === 'closed' ? null : t('state.noDate');
  // The lane knows that it came, even where this panel's own clock ticks a little later.
  const late =
    row.lane === 'due' ? Math.max(0, now - Date.parse(row.followUp.at)) : now - Date.parse(row.followUp.at);
  if (late >= 0)
    return late < 60_000 ? t('state.dueNow') : t('state.overdue', { when: when(row.followUp.at, now) });
  const said =
    row.lane === 'snoozed' ? 'state.snoozed' : row.state === 'resolved' ? 'state.ask' : 'state.due';
  return t(said, { when: when(row.followUp.at, now) });
}

/** That the target has gone by, where the date does not say the same; a late one stays visibly late. */
export function lateWords({ waiting, followUp, state, turn }: CaseRow, now: number): string | null {
  if (!waiting?.dueAt || Date.parse(waiting.dueAt) > now || waiting.dueAt === followUp?.at) return null;
  const by = state === 'resolved' ? 'checkIn' : turn;
  return t(`late.${by}`, { when: when(waiting.dueAt, now) });
}

interface Props {
  row: CaseRow;
  now: number;
  /** By the words of the customer. */
  urgent?: boolean;
}

export function CaseStatus({ row, now, urgent = false }: Props) {
  const state = stateName(row);
  const icon: IconName = state;
  const late = lateWords(row, now);
  const holder = useContext(CaseHolders).get(row.id);
  return (
    <div class="status">
      <span class="state" data-state={state}>
        <Icon name={icon} size={14} />
        {turnWords(row)}
      </span>
      {dateWords(row, now) && (
        <time dateTime={row.followUp?.at} title={row.followUp ? moment(row.followUp.at) : undefined}>
          {dateWords(row, now)}
        </time>
      )}
      {urgent && <strong>{t('card.urgent')}</strong>}
      {late && <span class="late">{late}</span>}
      {holder && row.lane !== 'closed' && (
        <span class="state" dir="auto">
          {holder.mine ? t('state.yours') : t('state.held', { user: holder.user ?? '' })}
        </span>
      )}
      {row.privateSince !== null && row.lane !== 'closed' && <span class="state">{t('state.private')}</span>}
      {row.followUp?.pinned && (
        <span class="state">
          <Icon name="pin" size={14} />
          {t('state.pinned')}
        </span>
      )}
      {row.lane === 'snoozed' && row.followUp?.why && (
        <span class="why" dir="auto">
          {row.followUp.why}
        </span>
      )}
      {useContext(TopicNames)(row.brand, row.topics).map((topic) => (
        <span key={topic} class="topic" dir="auto">
          {topic}
        </span>
      ))}
    </div>
  );
}
