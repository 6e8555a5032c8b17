/** Hands a case to a colleague: who, what is asked, what they get, what the customer is told, by when. */
import { useState } from 'preact/hooks';
import type { Colleague } from '../storage/queries/colleagues';
import type { CaseKind } from '../utils/cases';
import type { Calendar } from '../utils/clocks/targets';
import { presets } from '../utils/dates';
import type { DraftStore } from '../utils/drafts';
import { answerDue, DEPARTMENTS, NOTHING_KNOWN, sameColleague } from '../utils/handoffs/colleague';
import type { Addressee, Packet } from '../utils/handoffs/packet';
import { nameFor } from '../utils/handoffs/target';
import { toldSentence } from '../utils/handoffs/told';
import type { Way } from '../utils/handoffs/ways';
import { languageOf, type PacketLanguage } from '../utils/handoffs/words/words';
import { moment, t } from '../utils/texts/texts';
import { ComposedBox, useComposed } from './Composed';
import { DestinationChoice } from './DestinationChoice';
import { DraftBox, useDraft } from './Draft';
import { focusOnOpen } from './focus';
import { Icon } from './Icon';
import { type CopyPacket, SentBy } from './SentBy';

export interface HandoffSaid {
  name: string;
  department: string;
  asked: string;
  told: string;
  dueAt: string;
  packet?: string;
  sentBy?: Way;
  deliver?: { destinationId: string; subject: string };
}

interface Props {
  caseId: string;
  /** In the sentence to the customer: "your complaint". */
  kind: CaseKind;
  /** Who has it now: it is passed on from them. */
  from: string | null;
  /** Where such a case goes, as the manager said; '': nobody did. */
  toDepartment: string;
  colleagues: readonly Colleague[];
  destinations: Parameters<typeof DestinationChoice>[0]['destinations'];
  calendar: Calendar;
  drafts: DraftStore;
  now: number;
  /** The customer's, as far as it could be told, and that of the panel. */
  customerLanguage: PacketLanguage;
  ownLanguage: PacketLanguage;
  /** What they get; null where it is about several cases. */
  compose: ((to: Addressee, asked: string, dueAt: string) => Packet) | null;
  onCopy: (text: string) => void;
  onCopyPacket: CopyPacket;
  /** `draft`: the name of the draft whose act this is; `done` is called when it is durable. */
  onHandOff: (said: HandoffSaid, draft: string, done: () => void) => void;
}

/** The date that their own target gives, before those that are offered everywhere. */
const BY_TARGET = 'target';
/** In ms. */
const STEADY = 300_000;

export function HandoffForm(props: Props) {
  const { caseId, kind, from, toDepartment, colleagues, calendar, drafts, now, compose } = props;
  const name = useDraft(drafts, `${caseId}:handoff-name`, nameFor(toDepartment, colleagues));
  const department = useDraft(drafts, `${caseId}:handoff-department`, toDepartment);
  const asked = useDraft(drafts, `${caseId}:handoff-asked`);
  const [toldLanguage, setToldLanguage] = useState<PacketLanguage | null>(null);
  const [packetLanguage, setPacketLanguage] = useState<PacketLanguage | null>(null);
  const [due, setDue] = useState<string>(BY_TARGET);
  const [way, setWay] = useState<Way>('said');
  const [sent, setSent] = useState(false);
  const [nameless, setNameless] = useState(false);
  const [wordless, setWordless] = useState(false);
  const [destination, setDestination] = useState<string | null>(null);

  const who = { name: name.text.trim(), department: department.text.trim() };
  const about = aboutOf(colleagues, who) ?? NOTHING_KNOWN;
  // The same for some minutes: who got no answer and hands it over again sends the same act.
  const start = now - (now % STEADY);
  const dates = [{ name: BY_TARGET, at: answerDue(about, start, calendar) }, ...presets(start)] as const;
  const dueAt = (dates.find((date) => date.name === due) ?? dates[0]).at;
  const inTold = toldLanguage ?? props.customerLanguage;
  const told = useComposed(drafts, `${caseId}:handoff-told`, toldSentence(kind, who, inTold));
  const inPacket = packetLanguage ?? languageOf(about.language) ?? props.ownLanguage;
  const composed = compose?.(
    { ...who, language: inPacket, zone: about.hours?.zone ?? null },
    asked.text,
    dueAt,
  );
  const packet = useComposed(drafts, `${caseId}:handoff-packet`, composed?.text ?? '');

  const submit = (event: Event) => {
    event.preventDefault();
    if (who.name === '') return setNameless(true);
    // It would be handed over, and nothing would be sent.
    if (destination !== null && packet.text.trim() === '') return setWordless(true);
    const said: HandoffSaid = {
      ...who,
      asked: asked.text,
      told: told.text,
      dueAt,
      ...(compose && packet.text.trim() !== '' && { packet: packet.text }),
      ...(compose && destination === null && sent && { sentBy: way }),
      ...(composed &&
        destination !== null &&
        packet.text.trim() !== '' && {
          sentBy: 'sent',
          deliver: { destinationId: destination, subject: composed.subject },
        }),
    };
    const typed = [name, department, asked];
    props.onHandOff(said, asked.name, () => {
      for (const draft of typed) draft.sent(draft.text);
      told.sent();
      packet.sent();
    });
  };

  return (
    <form
      class="sheet"
      aria-label={from === null ? t('handoff.title') : t('handoff.passOn', { name: from })}
      onSubmit={submit}
    >
      {from !== null && <h2>{t('handoff.passOn', { name: from })}</h2>}
      <div class="two">
        <label class="field">
          {t('handoff.name')}
          <input
            value={name.text}
            list="colleague-names"
            ref={focusOnOpen}
            onInput={(event) => {
              const next = event.currentTarget.value;
              name.set(next);
              setNameless(false);
              const known = colleagues.find((colleague) => colleague.name === next);
              if (known && department.text === '') department.set(known.department);
            }}
          />
        </label>
        <label class="field">
          {t('handoff.department')}
          <input
            value={department.text}
            list="colleague-departments"
            onInput={(event) => department.set(event.currentTarget.value)}
          />
        </label>
      </div>
      <Suggestions id="colleague-names" words={colleagues.map((colleague) => colleague.name)} />
      <Suggestions
        id="colleague-departments"
        words={[...colleagues.map((colleague) => colleague.department), ...DEPARTMENTS]}
      />
      {nameless && (
        <p class="notice" data-problem role="alert">
          {t('handoff.needsName')}
        </p>
      )}
      <DraftBox label={t('handoff.asked')} draft={asked} />
      <label class="field">
        {t('handoff.due')}
        <select value={due} onChange={(event) => setDue(event.currentTarget.value)}>
          {dates.map((date) => (
            <option key={date.name} value={date.name}>
              {date.name === BY_TARGET
                ? t('handoff.dueTarget', { when: moment(date.at) })
                : t(`due.${date.name}`)}
            </option>
          ))}
        </select>
      </label>
      {composed && (
        <>
          <ComposedBox
            label={t('handoff.packet')}
            composed={packet}
            language={inPacket}
            languageLabel={t('handoff.packetLanguage')}
            onLanguage={setPacketLanguage}
          />
          <DestinationChoice
            destinations={props.destinations}
            value={destination}
            onChoose={setDestination}
          />
          {wordless && packet.text.trim() === '' && (
            <p class="notice" data-problem role="alert">
              {t('handoff.needsPacket')}
            </p>
          )}
          {destination === null && (
            <SentBy
              to={{ name: who.name, mail: about.mail, reach: about.reach }}
              packet={{ subject: composed.subject, text: packet.text }}
              way={way}
              sent={sent}
              onWay={setWay}
              onSent={setSent}
              onCopy={props.onCopyPacket}
            />
          )}
        </>
      )}
      <ComposedBox
        label={t('handoff.told')}
        composed={told}
        language={inTold}
        languageLabel={t('handoff.toldLanguage')}
        onLanguage={setToldLanguage}
      >
        <button
          type="button"
          class="quiet"
          disabled={told.text === ''}
          onClick={() => props.onCopy(told.text)}
        >
          <Icon name="copy" />
          {t('handoff.copyTold')}
        </button>
      </ComposedBox>
      <button type="submit" class="primary">
        <Icon name="handoff" />
        {t('handoff.submit')}
      </button>
    </form>
  );
}

/** Of the one whom it is handed to; while their department is not said, of the only one of that name. */
function aboutOf(colleagues: readonly Colleague[], who: { name: string; department: string }) {
  const exact = colleagues.find((one) => sameColleague(one, who));
  const named = colleagues.filter((one) =>
    sameColleague({ ...one, department: '' }, { ...who, department: '' }),
  );
  const [only] = who.department === '' && named.length === 1 ? named : [];
  return (exact ?? only)?.about ?? null;
}

function Suggestions({ id, words }: { id: string; words: readonly string[] }) {
  return (
    <datalist id={id}>
      {[...new Set(words)].filter(Boolean).map((word) => (
        <option key={word} value={word} />
      ))}
    </datalist>
  );
}
