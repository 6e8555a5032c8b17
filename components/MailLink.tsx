/**
 * Opens words in the manager's mail program. One that was cut opens when the whole is on the clipboard: a mail program that
 * comes to the front ends copying.
 */
import { useRef } from 'preact/hooks';
import { mailOf } from '../utils/handoffs/mail';
import type { Packet } from '../utils/handoffs/packet';
import { t } from '../utils/texts/texts';
import { Icon } from './Icon';

interface Props {
  /** Addresses, with a comma between them; empty: none is known. */
  to: string;
  packet: Packet;
  label: string;
  /** It was opened already. */
  current?: boolean;
  /** Puts the whole on the clipboard and says so; false where the browser did not allow it. */
  onCopy: () => Promise<boolean>;
  onOpen?: () => void;
}

export function MailLink({ to, packet, label, current, onCopy, onOpen }: Props) {
  const { href, cut } = mailOf(to, packet, t('handoff.mailRest'));
  const whole = useRef(false);
  const open = async (event: MouseEvent) => {
    if (!cut || whole.current) {
      whole.current = false;
      return onOpen?.();
    }
    event.preventDefault();
    const link = event.currentTarget as HTMLAnchorElement;
    if (!(await onCopy())) return;
    whole.current = true;
    link.click();
  };
  return (
    <a class="button" href={href} aria-current={current || undefined} onClick={(event) => void open(event)}>
      <Icon name="original" />
      {label}
    </a>
  );
}
