/** What a department is told of a burst: composed, edited, sent by the manager's own mail program or copied, and ticked. */
import { useState } from 'preact/hooks';
import { ComposedBox, useComposed } from '../../../components/Composed';
import { SentBy } from '../../../components/SentBy';
import type { Department } from '../../../storage/queries/burst-details';
import { QUOTING } from '../../../utils/drafts';
import { type BurstFacts, burstPacket } from '../../../utils/handoffs/burst-packet';
import { addressesOf } from '../../../utils/handoffs/mail';
import type { Way } from '../../../utils/handoffs/ways';
import { languageOf, type PacketLanguage } from '../../../utils/handoffs/words/words';
import { list, t } from '../../../utils/texts/texts';
import { copyPacketIn } from '../copy-packet';
import { ownLanguage } from '../facts';
import type { PanelState } from '../panel-state';

interface Props {
  panel: PanelState;
  /** Null: it is only copied. */
  department: Department | null;
  facts: BurstFacts;
  /** Where what is edited is kept. */
  draft: string;
  onSent: (sent: boolean) => void;
}

export function TellSheet({ panel, department, facts, draft, onSent }: Props) {
  const people = department?.people ?? [];
  const [chosen, setChosen] = useState<PacketLanguage | null>(null);
  const [named, setNamed] = useState(false);
  const [way, setWay] = useState<Way>('said');
  const language = chosen ?? languageOfAll(department) ?? ownLanguage();
  const composed = burstPacket(facts, language, named);
  const text = useComposed(panel.drafts, `${QUOTING}${draft}`, composed.text);
  const withMail = people.flatMap(({ name, about }) => (about?.mail ? { name, mail: about.mail } : []));
  const { fit, left } = addressesOf(withMail);
  const reach = people.flatMap(({ name, about }) => (about?.reach ? `${name}: ${about.reach}` : []));
  return (
    <section
      class="sheet"
      aria-label={department ? t('burst.tell', { department: department.name }) : t('burst.copy')}
    >
      <label class="check">
        <input
          type="checkbox"
          checked={named}
          disabled={text.edited}
          onChange={(event) => setNamed(event.currentTarget.checked)}
        />
        {t('burst.withNames')}
      </label>
      <ComposedBox
        label={t('handoff.packet')}
        composed={text}
        language={language}
        languageLabel={t('handoff.packetLanguage')}
        onLanguage={setChosen}
      />
      {department && withMail.length === 0 && (
        <p class="small soft" dir="auto">
          {t('handoff.noMail', { department: department.name })}
        </p>
      )}
      {left.length > 0 && (
        <p class="small soft" dir="auto">
          {t('handoff.noRoom', { names: list(left) })}
        </p>
      )}
      <SentBy
        to={{ name: department?.name ?? '', mail: fit.join(','), reach: list(reach) }}
        packet={{ subject: composed.subject, text: text.text }}
        way={way}
        sent={department?.toldAt != null}
        onWay={setWay}
        onSent={onSent}
        onCopy={copyPacketIn(panel)}
      />
    </section>
  );
}

/** Null: they want several, or nobody said. */
function languageOfAll(department: Department | null): PacketLanguage | null {
  const all = new Set((department?.people ?? []).map(({ about }) => languageOf(about?.language)));
  const [one] = all;
  return all.size === 1 ? (one ?? null) : null;
}
