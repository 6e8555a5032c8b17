/** Asks a colleague again who has a case: a reminder that refers to what they have, sent as that was. */
import { useState } from 'preact/hooks';
import type { DraftStore } from '../utils/drafts';
import type { Packet } from '../utils/handoffs/packet';
import type { Way } from '../utils/handoffs/ways';
import type { PacketLanguage } from '../utils/handoffs/words/words';
import { moment, t } from '../utils/texts/texts';
import { ComposedBox, useComposed } from './Composed';
import { DestinationChoice } from './DestinationChoice';
import { Icon } from './Icon';
import { type CopyPacket, SentBy } from './SentBy';

export interface AskSaid {
  text: string;
  sentBy?: Way;
  deliver?: { destinationId: string; subject: string };
}

interface Props {
  caseId: string;
  to: { name: string; mail: string; reach: string };
  /** When they are asked again after this. */
  dueAt: string;
  language: PacketLanguage;
  compose: (language: PacketLanguage) => Packet;
  drafts: DraftStore;
  onCopyPacket: CopyPacket;
  /** `draft`: the name of the draft whose act this is; `done` is called when it is durable. */
  /** Where it can be sent by itself. */
  destinations: Parameters<typeof DestinationChoice>[0]['destinations'];
  onAsked: (said: AskSaid, draft: string, done: () => void) => void;
}

export function AskForm(props: Props) {
  const { caseId, to, dueAt, language, compose, drafts, destinations, onCopyPacket, onAsked } = props;
  const [chosen, setChosen] = useState<PacketLanguage | null>(null);
  const [way, setWay] = useState<Way>('said');
  const [sent, setSent] = useState(false);
  const [destination, setDestination] = useState<string | null>(null);
  const [wordless, setWordless] = useState(false);
  const composed = compose(chosen ?? language);
  const draft = `${caseId}:ask`;
  const text = useComposed(drafts, draft, composed.text);
  return (
    <form
      class="sheet"
      aria-label={t('action.ask', { name: to.name })}
      onSubmit={(event) => {
        event.preventDefault();
        // It would be noted as asked, and nothing would be sent.
        if (destination !== null && text.text.trim() === '') return setWordless(true);
        const by: Partial<AskSaid> =
          destination !== null
            ? { sentBy: 'sent', deliver: { destinationId: destination, subject: composed.subject } }
            : sent
              ? { sentBy: way }
              : {};
        onAsked({ text: text.text, ...by }, draft, text.sent);
      }}
    >
      <ComposedBox
        label={t('ask.text', { name: to.name })}
        composed={text}
        language={chosen ?? language}
        languageLabel={t('handoff.packetLanguage')}
        onLanguage={setChosen}
      />
      <DestinationChoice destinations={destinations} value={destination} onChoose={setDestination} />
      {wordless && text.text.trim() === '' && (
        <p class="notice" data-problem role="alert">
          {t('ask.needsWords')}
        </p>
      )}
      {destination === null && (
        <SentBy
          to={to}
          packet={{ subject: composed.subject, text: text.text }}
          way={way}
          sent={sent}
          onWay={setWay}
          onSent={setSent}
          onCopy={onCopyPacket}
        />
      )}
      <button type="submit" class="primary">
        <Icon name="followUp" />
        {t('ask.submit', { when: moment(dueAt) })}
      </button>
    </form>
  );
}
