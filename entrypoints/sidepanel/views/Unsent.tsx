/** A packet that was composed for a colleague and is not ticked as sent: to be sent, or ticked. */
import { useState } from 'preact/hooks';
import { DestinationChoice } from '../../../components/DestinationChoice';
import { SentBy } from '../../../components/SentBy';
import type { CaseHistory } from '../../../storage/queries/history';
import { NOTHING_KNOWN, sameColleague } from '../../../utils/handoffs/colleague';
import { packetFor } from '../../../utils/handoffs/packet';
import type { Way } from '../../../utils/handoffs/ways';
import { languageOf } from '../../../utils/handoffs/words/words';
import { t } from '../../../utils/texts/texts';
import type { Around } from '../around-case';
import { copyPacketIn } from '../copy-packet';
import { ownLanguage, useFacts } from '../facts';
import type { PanelState } from '../panel-state';

interface Props {
  panel: PanelState;
  history: CaseHistory;
  around: Around;
}

export function Unsent({ panel, history, around }: Props) {
  const { row, timeline } = history;
  const { calendar, colleagues, settings, brands } = around;
  const [way, setWay] = useState<Way>('said');
  const [destination, setDestination] = useState<string | null>(null);
  const brand = brands.find(({ id }) => id === row.brand)?.name ?? '';
  const facts = useFacts(history, settings.me, brand, calendar.hours);
  const handed = timeline.findLast((entry) => entry.kind === 'handedOff');
  if (handed?.kind !== 'handedOff') return null;
  const { name, department, asked, dueAt, packet = '' } = handed.body;
  const about = colleagues.find((one) => sameColleague(one, handed.body))?.about ?? NOTHING_KNOWN;
  const to = {
    ...{ name, department, zone: about.hours?.zone ?? null },
    language: languageOf(about.language) ?? ownLanguage(),
  };
  const { subject } = packetFor(to, facts, asked, dueAt);
  return (
    <section class="notice">
      <p>{t('handoff.unsent', { name })}</p>
      <DestinationChoice destinations={around.destinations} value={destination} onChoose={setDestination} />
      {destination === null ? (
        <SentBy
          to={{ name, mail: about.mail, reach: about.reach }}
          packet={{ subject, text: packet }}
          way={way}
          sent={false}
          onWay={setWay}
          onSent={() => void panel.act('tickSent', { caseId: row.id, by: way }, { said: t('toast.sent') })}
          onCopy={copyPacketIn(panel)}
        />
      ) : (
        <button
          type="button"
          onClick={() => {
            const to = { destinationId: destination, subject, text: packet, handoff: handed.id };
            void panel.act(
              'tickSent',
              { caseId: row.id, by: 'sent', deliver: { ...to, link: row.evidence.permalink } },
              { said: t('handoff.sending') },
            );
          }}
        >
          {t('handoff.send')}
        </button>
      )}
    </section>
  );
}
