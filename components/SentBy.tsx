/** How a packet reaches a colleague: by the manager's mail program or clipboard; that it did, they tick themselves. */
import type { Packet } from '../utils/handoffs/packet';
import { COPIES, type Way } from '../utils/handoffs/ways';
import { t } from '../utils/texts/texts';
import { Icon } from './Icon';
import { MailLink } from './MailLink';

/** Puts the packet on the clipboard and says so; false where the browser did not allow it. `cut`: a mail had no room for it. */
export type CopyPacket = (way: Way, packet: Packet, cut: boolean) => Promise<boolean>;

interface Props {
  /** Whom it is for, their mail address (empty: not known), and how else they are reached. */
  to: { name: string; mail: string; reach: string };
  packet: Packet;
  /** The way that was taken last; `said` as long as none was. */
  way: Way;
  sent: boolean;
  onWay: (way: Way) => void;
  onSent: (sent: boolean) => void;
  onCopy: CopyPacket;
}

export function SentBy({ to, packet, way, sent, onWay, onSent, onCopy }: Props) {
  const name = to.name.trim();
  const nothing = packet.text.trim() === '';
  const take = async (way: Way) => {
    if (await onCopy(way, packet, false)) onWay(way);
  };
  return (
    <fieldset class="stack" aria-label={t('handoff.sentBy')}>
      {to.reach !== '' && (
        <p class="small soft" dir="auto">
          {t('handoff.reach', { name: to.name, how: to.reach })}
        </p>
      )}
      <div class="choices">
        {!nothing && (
          <MailLink
            to={to.mail}
            packet={packet}
            label={t('handoff.byMail')}
            current={way === 'mail'}
            onCopy={() => onCopy('mail', packet, true)}
            onOpen={() => onWay('mail')}
          />
        )}
      </div>
      <div class="row">
        <Icon name="copy" />
        <span aria-hidden="true">{t('handoff.copyAs')}</span>
        {COPIES.map((one) => (
          <button
            key={one}
            type="button"
            disabled={nothing}
            aria-pressed={way === one}
            aria-label={t(`handoff.by.${one}`)}
            onClick={() => void take(one)}
          >
            {t(`handoff.as.${one}`)}
          </button>
        ))}
      </div>
      {name !== '' && (
        <label class="check">
          <input type="checkbox" checked={sent} onChange={(event) => onSent(event.currentTarget.checked)} />
          {way === 'said' ? t('handoff.said', { name }) : t('handoff.sentTo', { name })}
        </label>
      )}
    </fieldset>
  );
}
