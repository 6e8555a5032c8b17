/** What can be done with a case as it stands; the likeliest next thing first and strongest. */
import type { ComponentChildren } from 'preact';
import type { CaseRow } from '../storage/records';
import type { Keys } from '../utils/shortcuts';
import { t } from '../utils/texts/texts';
import { Icon, type IconName } from './Icon';
import { Key } from './Key';

/** What opens below the actions. */
export type CaseSheet =
  | 'reply'
  | 'handOff'
  | 'ask'
  | 'withdraw'
  | 'followUp'
  | 'resolve'
  | 'dismiss'
  | 'handoffAnswered'
  | 'spokeAgain';

/** Who may be heard of as the case stands. */
export const heardSheet = ({ lane, turn, handoff }: CaseRow): CaseSheet | null =>
  lane === 'closed' || turn === 'customer'
    ? 'spokeAgain'
    : turn === 'handoff' && handoff
      ? 'handoffAnswered'
      : null;

interface Props {
  row: CaseRow;
  keys: Keys;
  sheet: CaseSheet | null;
  onSheet: (sheet: CaseSheet) => void;
  onConfirm: () => void;
  onPrivate: () => void;
  onReopen: () => void;
}

export function CaseActions({ row, keys, sheet, onSheet, onConfirm, onPrivate, onReopen }: Props) {
  const action = (name: CaseSheet, icon: IconName, label: string, primary = false) => {
    const key = keys[name === 'handoffAnswered' || name === 'spokeAgain' ? 'heard' : name];
    return (
      <button
        key={name}
        type="button"
        class={primary && sheet === null ? 'primary' : undefined}
        aria-expanded={sheet === name}
        aria-keyshortcuts={key ?? undefined}
        onClick={() => onSheet(name)}
      >
        <Icon name={icon} />
        {label}
        <Key of={key} />
      </button>
    );
  };
  if (row.lane === 'closed') {
    return (
      <Group>
        <button type="button" aria-keyshortcuts={keys.reopen ?? undefined} onClick={onReopen}>
          <Icon name="reopen" />
          {t('action.reopen')}
          <Key of={keys.reopen} />
        </button>
        {action('spokeAgain', 'customer', t('action.spokeAgain'))}
      </Group>
    );
  }
  const resolved = row.state === 'resolved';
  return (
    <Group>
      {resolved && (
        <button
          type="button"
          class="primary"
          aria-keyshortcuts={keys.confirm ?? undefined}
          onClick={onConfirm}
        >
          <Icon name="confirmed" />
          {t('action.confirm')}
          <Key of={keys.confirm} />
        </button>
      )}
      {row.turn === 'handoff' &&
        row.handoff &&
        action('handoffAnswered', 'confirmed', t('action.handoffAnswered', { name: row.handoff.name }), true)}
      {row.handoff && action('ask', 'customer', t('action.ask', { name: row.handoff.name }))}
      {action('reply', 'reply', t('action.reply'), row.turn === 'us')}
      {action('handOff', 'handoff', t(row.handoff ? 'action.passOn' : 'action.handOff'))}
      {row.handoff && action('withdraw', 'reopen', t('action.withdraw'))}
      {action('followUp', 'followUp', t('action.followUp'))}
      {!resolved && action('resolve', 'resolved', t('action.resolve'))}
      {row.turn === 'customer' && action('spokeAgain', 'customer', t('action.spokeAgain'))}
      {row.state === 'open' && row.privateSince === null && (
        <button type="button" aria-keyshortcuts={keys.private ?? undefined} onClick={onPrivate}>
          <Icon name="private" />
          {t('action.private')}
          <Key of={keys.private} />
        </button>
      )}
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
