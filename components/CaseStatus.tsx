/** Where a case stands, in a shape and in words, and when it asks for attention. */
import type { CaseRow } from '../storage/records';
import { moment, t, when } from '../utils/texts/texts';
import { Icon, type IconName } from './Icon';

export type StateName = 'due' | 'us' | 'handoff' | 'customer' | 'resolved' | 'confirmed' | 'dismissed';

export function stateName(row: CaseRow): StateName {
  if (row.lane === 'closed') return row.state === 'dismissed' ? 'dismissed' : 'confirmed';
  return row.lane;
}

/** Whose turn it is, whatever the date says. */
export function turnWords(row: CaseRow): string {
  if (row.state === 'confirmed') return t('state.confirmed');
  if (row.state === 'dismissed')
    return t('state.dismissed', { reason: t(`reason.${row.dismissal ?? 'spam'}`) });
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
  return t(row.state === 'resolved' ? 'state.ask' : 'state.due', { when: when(row.followUp.at, now) });
}

export function CaseStatus({ row, now }: { row: CaseRow; now: number }) {
  const state = stateName(row);
  const icon: IconName = state;
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
      {row.followUp?.pinned && (
        <span class="state">
          <Icon name="pin" size={14} />
          {t('state.pinned')}
        </span>
      )}
    </div>
  );
}
