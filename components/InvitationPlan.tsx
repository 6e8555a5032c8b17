/** What joining a team means, before anything is sent or kept. */
import type { InvitationShown } from '../utils/messages/team-messages';
import { list, moment, t } from '../utils/texts/texts';
import { focusOnOpen } from './focus';

interface Props {
  shown: InvitationShown;
  /** What came of the test; null: there was none. */
  result: string | null;
  onTest: () => void;
  onJoin: () => void;
  onCancel: () => void;
}

export function InvitationPlan({ shown, result, onTest, onJoin, onCancel }: Props) {
  const { brand, user, role, servers, expiresAt, own, member } = shown;
  const title = t('team.plan', { brand: brand.name || brand.id });
  const hosts = [...new Set(servers.map((server) => new URL(server).host))];
  return (
    <section class="sheet" aria-label={title}>
      <h3 dir="auto">{title}</h3>
      <p>{t('team.as', { user, role: t(`team.role.${role}`), hosts: list(hosts) })}</p>
      {expiresAt !== null && <p>{t('team.ends', { when: moment(expiresAt) })}</p>}
      {member !== null && <p>{t('team.member', { user: member })}</p>}
      <p>{t('team.shares')}</p>
      <p>{t('team.operator')}</p>
      {own > 0 && role !== 'reader' && <p>{t('team.own', { count: own })}</p>}
      <div class="row">
        <button type="button" class="primary" onClick={onJoin}>
          {t('team.join')}
        </button>
        <button type="button" onClick={onTest}>
          {t('team.test')}
        </button>
        <button type="button" class="quiet" ref={focusOnOpen} onClick={onCancel}>
          {t('action.cancel')}
        </button>
      </div>
      <p class="small" role="status">
        {result}
      </p>
    </section>
  );
}
