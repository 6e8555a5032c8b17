/** A step's tick, or its number while it is not done. */
import { t } from '../utils/texts/texts';
import { Icon } from './Icon';

export function Ticked({ n, done }: { n: number; done: boolean }) {
  return (
    <span class="tick" data-done={done || undefined}>
      {done ? <Icon name="resolved" /> : n}
      {done && <span class="unseen">{t('welcome.done')}</span>}
    </span>
  );
}
