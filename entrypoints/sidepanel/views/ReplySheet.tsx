/** The reply to the open case, with what the ledger knows of the customer, the templates and what was said before. */
import { ReplyBox } from '../../../components/ReplyBox';
import type { CaseHistory } from '../../../storage/queries/history';
import { sentTo } from '../../../storage/queries/sent';
import { usesFor } from '../../../storage/queries/uses';
import type { CaseRow } from '../../../storage/records';
import { ask } from '../../../utils/messages/send';
import type { Template } from '../../../utils/replies/template';
import { SITES, type SiteName } from '../../../utils/sites/mention';
import { t } from '../../../utils/texts/texts';
import type { Around } from '../around-case';
import { atOnce } from '../at-once';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { valuesOf } from '../values';
import { useSaysWriting } from '../writing';
import { Failed } from './Failed';

interface Props {
  panel: PanelState;
  history: CaseHistory;
  around: Around;
  /** The customer's, BCP 47; null: not known. */
  language: string | null;
  asked: Template | null;
  begins: 'box' | 'templates';
  insertKey: string | null;
  saidKey: string | null;
  onInsert: (text: string) => void;
  onCopy: (text: string) => void;
  onAnswered: (text: string, draft: string, done: () => void) => void;
}

const NOTHING = { uses: {}, sent: [] };

export function ReplySheet({
  panel,
  history,
  around,
  language,
  asked,
  begins,
  insertKey,
  saidKey,
  onInsert,
  onCopy,
  onAnswered,
}: Props) {
  const { row } = history;
  const says = useSaysWriting(row.id);
  const { settings, brands, templates } = around;
  const known = useLive(
    panel.ledger,
    (ledger) => atOnce({ uses: usesFor(ledger, row), sent: sentTo(ledger, row) }),
    [row.id],
  ).value;
  if (known.state === 'failed') return <Failed why={known.why} />;
  // The first key that is pressed is the first letter of the reply: it waits for nothing.
  const { uses, sent } = known.state === 'ready' ? known.value : NOTHING;
  const brand = brands.find(({ id }) => id === row.brand);
  return (
    <ReplyBox
      caseId={row.id}
      drafts={panel.drafts}
      templates={templates}
      values={valuesOf(history, settings.me, brand?.name ?? '')}
      language={language}
      uses={uses}
      sent={sent}
      site={siteOf(row)}
      long={brand?.longOnX ?? false}
      now={panel.now.value}
      asked={asked}
      begins={begins}
      onTyped={history.holder?.sayable ? says : null}
      insertKey={insertKey}
      saidKey={saidKey}
      onInsert={onInsert}
      onCopy={onCopy}
      onAnswered={onAnswered}
      onUsed={({ id }) => void ask('noteUse', { templateId: id, caseId: row.id })}
      onNeed={(text) => void panel.act('sayNeed', { caseId: row.id, text }, { said: t('toast.need') })}
    />
  );
}

/** Where the reply will stand, as far as its limit is known; in private messages it is another one. */
function siteOf({ evidence, privateSince }: CaseRow): SiteName | null {
  return privateSince === null ? (SITES.find((site) => site === evidence.place) ?? null) : null;
}
