/** Opens the same view in a tab of its own, where tables and charts have room. Not shown where there is room already. */
import { t } from '../utils/texts/texts';
import { Icon } from './Icon';

export function WideLink() {
  return (
    <a
      class="button quiet wider"
      href={window.location.href}
      target="_blank"
      rel="noreferrer"
      aria-label={t('nav.wide')}
      title={t('nav.wide')}
    >
      <Icon name="wide" />
    </a>
  );
}
