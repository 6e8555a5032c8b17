/** Another account that may be the same customer's, why, and the manager's answer. */
import type { SamePerson } from '../storage/queries/same-person';
import { t } from '../utils/texts/texts';

interface Props {
  same: SamePerson;
  onLink: () => void;
  onApart: () => void;
}

export function SamePersonNotice({ same, onLink, onApart }: Props) {
  const { other } = same;
  return (
    <li class="notice stack">
      <p>
        <b>{t('customer.same')}</b>
      </p>
      <AccountLine name={other.name} identities={other.identities} />
      <p class="small">{evidenceOf(same)}</p>
      <div class="row">
        <button type="button" onClick={onLink}>
          {t('customer.link')}
        </button>
        <button type="button" class="quiet" onClick={onApart}>
          {t('customer.apart')}
        </button>
      </div>
    </li>
  );
}

function evidenceOf(same: SamePerson): string {
  if (same.why === 'fact') return t('customer.fact', { by: same.by });
  const { site, handle } = same.by;
  return t('customer.profile', { by: t('person.identity', { place: t(`place.${site}`), handle }) });
}

export const AccountLine = ({ name, identities }: Pick<SamePerson['other'], 'name' | 'identities'>) => (
  <p dir="auto">
    {name}
    {identities.map(({ site, handle }) => (
      <span key={`${site} ${handle}`} class="soft small">
        {' · '}
        {t('person.identity', { place: t(`place.${site}`), handle })}
      </span>
    ))}
  </p>
);
