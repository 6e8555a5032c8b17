/** What can be done with a case as it stands; the likeliest next thing first and strongest. */
import type { ComponentChildren } from 'preact';
import type { CaseRow } from '../storage/records';
import { t } from '../utils/texts/texts';
import { Icon, type IconName } from './Icon';

/** What opens below the actions. */
export type CaseSheet =
  | 'reply'
  | 'handOff'
  | 'followUp'
  | 'resolve'
  | 'dismiss'
  | 'handoffAnswered'
  | 'spokeAgain';

interface Props {
  row: CaseRow;
  sheet: CaseSheet | null;
  onSheet: (sheet: CaseSheet) => void;
  onConfirm: () => void;
  onReopen: () => void;
}

export function CaseActions({ row, sheet, onSheet, onConfirm, onReopen }: Props) {
  const action = (name: CaseSheet, icon: IconName, label: string, primary = false) => (
    <button
      key={name}
      type="button"
      class={primary && sheet === null ? 'primary' : undefined}
      aria-expanded={sheet === name}
      onClick={() => onSheet(name)}
    >
      <Icon name={icon} />
      {label}
    </button>
  );
  if (row.lane === 'closed') {
    return (
      <Group>
        <button type="button" onClick={onReopen}>
          <Icon name="reopen" />
          {t('action.reopen')}
        </button>
        {action('spokeAgain', 'customer', t('action.spokeAgain'))}
      </Group>
    );
  }
  const resolved = row.state === 'resolved';
  return (
    <Group>
      {resolved && (
        <button type="button" class="primary" onClick={onConfirm}>
          <Icon name="confirmed" />
          {t('action.confirm')}
        </button>
      )}
      {row.turn === 'handoff' &&
        row.handoff &&
        action('handoffAnswered', 'confirmed', t('action.handoffAnswered', { name: row.handoff.name }), true)}
      {action('reply', 'reply', t('action.reply'), row.turn === 'us')}
      {action('handOff', 'handoff', t('action.handOff'))}
      {action('followUp', 'followUp', t('action.followUp'))}
      {!resolved && action('resolve', 'resolved', t('action.resolve'))}
      {row.turn === 'customer' && action('spokeAgain', 'customer', t('action.spokeAgain'))}
      {action('dismiss', 'dismissed', t('action.dismiss'))}
    </Group>
  );
}

function Group({ children }: { children: ComponentChildren }) {
  return (
    <fieldset class="actions">
      <legend class="unseen">{t('case.actions')}</legend>
      {children}
    </fieldset>
  );
}
