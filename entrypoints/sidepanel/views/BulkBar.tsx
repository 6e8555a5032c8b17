/** One act on all cases that were picked in Today: put off, given a topic, handed to a colleague; taken back as one. */
import { useLayoutEffect, useState } from 'preact/hooks';
import { CaseTopics } from '../../../components/CaseTopics';
import { FollowUpForm } from '../../../components/FollowUpForm';
import { HandoffForm } from '../../../components/HandoffForm';
import { Icon } from '../../../components/Icon';
import { colleagues } from '../../../storage/queries/colleagues';
import { calendarOf } from '../../../storage/queries/hours';
import { offeredTopics } from '../../../storage/queries/topics';
import { MOST_AT_ONCE } from '../../../utils/cases';
import { lastDueIn } from '../../../utils/last-due';
import type { MessageBody } from '../../../utils/messages/messages';
import { CHOICES } from '../../../utils/shortcuts';
import { moment, t } from '../../../utils/texts/texts';
import { atOnce } from '../at-once';
import { ASKS, onChoices } from '../choices';
import { copy } from '../clipboard';
import { copyPacketIn } from '../copy-packet';
import { ownLanguage } from '../facts';
import { keys, onKeys } from '../keys';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';

type Sheet = 'followUp' | 'topic' | 'handOff';

interface Props {
  panel: PanelState;
  picked: ReadonlySet<string>;
  /** All that are in the list now. */
  shown: readonly string[];
  onPick: (ids: readonly string[]) => void;
}

/** Drafts of the forms: they belong to no case. */
const BULK = 'bulk';

export function BulkBar({ panel, picked, shown, onPick }: Props) {
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const live = useLive(
    panel.ledger,
    (ledger) =>
      atOnce({
        calendar: calendarOf(ledger),
        topics: offeredTopics(ledger),
        colleagues: colleagues(ledger),
      }),
    [],
  ).value;
  const toggle = (next: Sheet) => setSheet((now) => (now === next ? null : next));
  useLayoutEffect(
    () =>
      onKeys({
        followUp: () => toggle('followUp'),
        topic: () => toggle('topic'),
        handOff: () => toggle('handOff'),
        escape: () => (sheet ? setSheet(null) : onPick([])),
      }),
    [sheet],
  );
  useLayoutEffect(() => (ASKS.includes(sheet ?? '') ? onChoices() : undefined), [sheet]);
  if (live.state !== 'ready') return null;
  const { calendar, topics, colleagues: known } = live.value;
  const send = (what: MessageBody<'bulk'>['what'], said: string, done?: () => void) =>
    void panel.act(
      'bulk',
      { caseIds: [...picked], what },
      {
        said,
        done: () => {
          done?.();
          onPick([]);
        },
      },
    );
  const count = picked.size;
  const button = (name: Sheet, icon: 'followUp' | 'handoff' | 'topic', label: string) => (
    <button type="button" aria-expanded={sheet === name} onClick={() => toggle(name)}>
      <Icon name={icon} />
      {label}
    </button>
  );
  return (
    <section class="bulk stack" aria-label={t('bulk.label')}>
      <div class="row">
        <strong>{t('bulk.picked', { count })}</strong>
        <button type="button" class="quiet" onClick={() => onPick(shown.slice(0, MOST_AT_ONCE))}>
          {shown.length > MOST_AT_ONCE
            ? t('bulk.first', { count: MOST_AT_ONCE })
            : t('bulk.all', { count: shown.length })}
        </button>
        <button type="button" class="quiet" onClick={() => onPick([])}>
          {t('bulk.none')}
        </button>
      </div>
      <div class="row">
        {button('followUp', 'followUp', t('action.followUp'))}
        {button('topic', 'topic', t('topics.add'))}
        {button('handOff', 'handoff', t('action.handOff'))}
      </div>
      {sheet === 'followUp' && (
        <FollowUpForm
          caseId={BULK}
          drafts={panel.drafts}
          last={lastDueIn(localStorage)}
          keys={CHOICES.map((name) => keys.value[name])}
          followUp={null}
          now={panel.now.value}
          hours={calendar.hours}
          onSet={({ at, why, pinned }, done) =>
            at !== null &&
            send({ does: 'snooze', at, why, pinned }, t('bulk.snoozed', { count, when: moment(at) }), done)
          }
        />
      )}
      {sheet === 'topic' && (
        <CaseTopics
          brand=""
          topics={[]}
          known={topics}
          onChange={(change) => send({ does: 'tag', ...change }, t('toast.topics'))}
        />
      )}
      {sheet === 'handOff' && (
        <HandoffForm
          destinations={[]}
          caseId={BULK}
          kind="other"
          from={null}
          toDepartment=""
          colleagues={known}
          calendar={calendar}
          drafts={panel.drafts}
          now={panel.now.value}
          customerLanguage={ownLanguage()}
          ownLanguage={ownLanguage()}
          compose={null}
          onCopyPacket={copyPacketIn(panel)}
          onCopy={(text) => void copy(text).then((copied) => copied && panel.say(saidCopied()))}
          onHandOff={(said, _, done) =>
            send({ does: 'handOff', ...said }, t('bulk.handedOff', { count, name: said.name }), done)
          }
        />
      )}
    </section>
  );
}

const saidCopied = () => ({ text: t('toast.copied'), problem: false, undo: null, again: null });
