/** What opens below the actions for a colleague: handing over or on, asking again, taking it back. */
import { useContext } from 'preact/hooks';
import { AskForm } from '../../../components/AskForm';
import type { CaseSheet } from '../../../components/CaseActions';
import { DraftBox, useDraft } from '../../../components/Draft';
import { HandoffForm } from '../../../components/HandoffForm';
import { TopicNames } from '../../../components/topic-names';
import type { CaseHistory } from '../../../storage/queries/history';
import type { Handoff } from '../../../storage/records';
import { partsOf } from '../../../storage/word-pasts';
import { TICKET_KINDS } from '../../../utils/destinations/destination';
import { answerDue, NOTHING_KNOWN, sameColleague } from '../../../utils/handoffs/colleague';
import { type Addressee, packetFor, reminderFor } from '../../../utils/handoffs/packet';
import { departmentFor } from '../../../utils/handoffs/target';
import { languageOf } from '../../../utils/handoffs/words/words';
import { moment, t } from '../../../utils/texts/texts';
import type { Around } from '../around-case';
import { copy } from '../clipboard';
import { copyPacketIn } from '../copy-packet';
import { ownLanguage, useFacts } from '../facts';
import type { PanelState } from '../panel-state';

interface Props {
  panel: PanelState;
  history: CaseHistory;
  around: Around;
  /** The name of the case's brand. */
  brand: string;
  /** The customer's, BCP 47; null: not known. */
  language: string | null;
  sheet: CaseSheet | null;
  onClose: () => void;
}

export function HandoffSheets({ panel, history, around, brand, language, sheet, onClose }: Props) {
  const { row } = history;
  const { act, drafts } = panel;
  const { calendar, colleagues, settings } = around;
  const caseId = row.id;
  const naming = useContext(TopicNames);
  const now = panel.now.value;
  const facts = useFacts(history, settings.me, brand, calendar.hours);
  // Where the packets' words are not in it, the panel's own.
  const customerLanguage = languageOf(language ?? undefined) ?? ownLanguage();
  const onCopyPacket = copyPacketIn(panel);
  const doCopy = async (text: string) => {
    const copied = await copy(text);
    const said = copied ? t('toast.copied') : t('reply.notCopied');
    panel.say({ text: said, problem: !copied, undo: null, again: null });
  };
  const { handoff } = row;
  if (sheet === 'handOff')
    return (
      <HandoffForm
        caseId={caseId}
        kind={row.kind}
        from={handoff?.name ?? null}
        // It is passed on to somebody else, or it goes where such cases go.
        toDepartment={
          handoff
            ? ''
            : departmentFor(
                { kind: row.kind, topics: naming(row.brand, row.topics), parts: partsOf(row) },
                {
                  topics: around.topics.filter(({ brand }) => brand === row.brand),
                  watchwords: around.watchwords.filter(({ brand }) => brand === row.brand),
                  leadsTo: settings.leadsTo,
                },
              )
        }
        colleagues={colleagues}
        destinations={around.destinations}
        calendar={calendar}
        drafts={drafts}
        now={now}
        customerLanguage={customerLanguage}
        ownLanguage={ownLanguage()}
        compose={(to, asked, dueAt) => packetFor(to, facts, asked, dueAt)}
        onCopy={(text) => void doCopy(text)}
        onCopyPacket={onCopyPacket}
        onHandOff={(said, draft, done) =>
          void act(
            'handOff',
            {
              caseId,
              ...said,
              deliver: said.deliver && { ...said.deliver, link: row.evidence.permalink },
            },
            {
              draft,
              said: t('toast.handedOff', { name: said.name }),
              done: () => {
                done();
                onClose();
              },
            },
          )
        }
      />
    );
  if (!handoff) return null;
  const about = colleagues.find((one) => sameColleague(one, handoff))?.about ?? NOTHING_KNOWN;
  if (sheet === 'ask') {
    const dueAt = answerDue(about, now, calendar);
    const to = (language: Addressee['language']): Addressee => ({
      ...{ name: handoff.name, department: handoff.department },
      ...{ language, zone: about.hours?.zone ?? null },
    });
    // By when the first answer was wanted: what has moved since is only when to ask again.
    const first = { ...handoff, dueAt: row.waiting?.dueAt ?? handoff.dueAt };
    return (
      <AskForm
        caseId={caseId}
        to={{ name: handoff.name, mail: about.mail, reach: about.reach }}
        dueAt={dueAt}
        language={languageOf(about.language) ?? ownLanguage()}
        // A ticket would be a second one.
        destinations={around.destinations.filter(({ kind }) => !TICKET_KINDS.includes(kind))}
        compose={(language) => reminderFor(to(language), facts, first, now)}
        drafts={drafts}
        onCopyPacket={onCopyPacket}
        onAsked={(said, draft, done) =>
          void act(
            'askAgain',
            {
              caseId,
              ...said,
              deliver: said.deliver && { ...said.deliver, link: row.evidence.permalink },
            },
            {
              draft,
              said: t('toast.asked', { name: handoff.name, when: moment(dueAt) }),
              done: () => {
                done();
                onClose();
              },
            },
          )
        }
      />
    );
  }
  return sheet === 'withdraw' ? (
    <Withdraw panel={panel} caseId={caseId} handoff={handoff} onClose={onClose} />
  ) : null;
}

function Withdraw({
  panel,
  caseId,
  handoff,
  onClose,
}: Pick<Props, 'panel' | 'onClose'> & { caseId: string; handoff: Handoff }) {
  const why = useDraft(panel.drafts, `${caseId}:withdraw`);
  return (
    <form
      class="sheet"
      onSubmit={(event) => {
        event.preventDefault();
        const { text } = why;
        void panel.act(
          'withdraw',
          { caseId, why: text.trim() || null },
          {
            draft: why.name,
            said: t('toast.withdrawn', { name: handoff.name }),
            done: () => {
              why.sent(text);
              onClose();
            },
          },
        );
      }}
    >
      <DraftBox label={t('withdraw.why', { name: handoff.name })} draft={why} autoFocus />
      <button type="submit" class="primary">
        {t('withdraw.submit')}
      </button>
    </form>
  );
}
