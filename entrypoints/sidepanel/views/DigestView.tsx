/** What customers say, for a department: worked out of the ledger, looked through here, then copied, mailed or printed. */
import '../../../assets/record.css';
import '../../../assets/digest.css';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { brandName } from '../../../components/brand-name';
import { DigestPaper } from '../../../components/DigestPaper';
import { DraftBox, useDraft } from '../../../components/Draft';
import { Icon } from '../../../components/Icon';
import { Key } from '../../../components/Key';
import { MailLink } from '../../../components/MailLink';
import { WideLink } from '../../../components/WideLink';
import type { Ledger } from '../../../storage/ledger';
import { brands } from '../../../storage/queries/brands';
import { colleagues } from '../../../storage/queries/colleagues';
import { type About, type Digest, digest } from '../../../storage/queries/digest';
import { digestCases } from '../../../storage/queries/digest-cases';
import { keptDigest, subscribed, unlike } from '../../../storage/queries/digests';
import { settings } from '../../../storage/queries/settings';
import { digestDocument, digestLines } from '../../../storage/tables/digest';
import { BYTE_ORDER_MARK, csvLine } from '../../../utils/csv';
import type { Behind, Document } from '../../../utils/digest/document';
import { markdownOf } from '../../../utils/digest/marked';
import { plainOf } from '../../../utils/digest/plain';
import { richOf } from '../../../utils/digest/rich';
import type { DigestState } from '../../../utils/digest/state';
import { addressesOf } from '../../../utils/handoffs/mail';
import { sameDepartment } from '../../../utils/handoffs/words/words';
import { dayName, PERIODS, type PeriodName, periodOf } from '../../../utils/periods';
import { list, t, when } from '../../../utils/texts/texts';
import { copy, copyPicture, copyRich } from '../clipboard';
import { type DigestChoice, digestChoice, digestId } from '../digest-choice';
import { keys, onKeys } from '../keys';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { hrefOf } from '../route';
import { fileName, saveFile } from '../save-file';
import { Failed } from './Failed';
import { KnownSince } from './KnownSince';

const MINUTE = 60_000;
/** Of a select: all of them. */
const EVERYBODY = '';

async function figuresOf(ledger: Ledger, choice: DigestChoice, now: number) {
  const { all, current } = await brands(ledger);
  const brand = all.find(({ id }) => id === choice.brand) ?? current;
  const period = periodOf(choice.period, now);
  const about: About = { brand: brand.id, department: choice.department, period };
  const [{ leadsTo }, told, known, kept] = await Promise.all([
    settings(ledger),
    subscribed(ledger, brand.id),
    colleagues(ledger),
    keptDigest(ledger, brand.id, dayName(period.from), choice.department),
  ]);
  const figures = await digest(ledger, about, leadsTo);
  return { all, brand, about, told, known, kept, figures };
}

/** `id`: what a link asks for; null: nothing. */
export function DigestView({ panel, id }: { panel: PanelState; id: string | null }) {
  const [choice, setChoice] = useState(() => digestChoice(id));
  const now = Math.floor(panel.now.value / MINUTE) * MINUTE;
  const day = periodOf(choice.period, now).to;
  const { brand: chosen, department, period } = choice;
  const live = useLive(panel.ledger, (ledger) => figuresOf(ledger, choice, now), [
    chosen,
    department,
    period,
    day,
  ]).value;
  const ready = live.state === 'ready' ? live.value : null;
  const cases = useLive(
    panel.ledger,
    async (ledger) =>
      ready && { of: ready.about, read: await digestCases(ledger, ready.about, ready.figures) },
    [ready],
  ).value;
  useLayoutEffect(() => onKeys({ escape: () => panel.go({ view: 'today' }) }), []);
  if (live.state === 'failed') return <Failed why={live.why} />;
  if (cases.state === 'failed') return <Failed why={cases.why} />;
  if (ready === null) return null;
  const { all, brand, about, told, known, kept, figures } = ready;
  const departments = unlike([
    ...told,
    ...known.flatMap((one) => (one.department === '' ? [] : one.department)),
  ]);
  const change = (next: Partial<DigestChoice>) => setChoice({ ...choice, ...next, print: false });
  return (
    <div class="stack digest">
      <div class="head">
        <a class="button quiet back" href={hrefOf({ view: 'today' })} aria-label={t('nav.back')}>
          <Icon name="back" />
        </a>
        <h1 class="author">{t('digest.title')}</h1>
        <WideLink />
      </div>
      <div class="two asked">
        <label class="field">
          {t('digest.department')}
          <select
            value={department ?? EVERYBODY}
            onChange={(event) => change({ department: event.currentTarget.value || null })}
          >
            <option value={EVERYBODY}>{t('digest.everybody')}</option>
            {unlike([...departments, ...(department === null ? [] : [department])]).map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          {t('record.period')}
          <select
            value={period}
            onChange={(event) => change({ period: event.currentTarget.value as PeriodName })}
          >
            {PERIODS.map((one) => (
              <option key={one} value={one}>
                {t(`period.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {all.length > 1 && (
        <label class="field asked">
          {t('record.brand')}
          <select value={brand.id} onChange={(event) => change({ brand: event.currentTarget.value })}>
            {all.map((one) => (
              <option key={one.id} value={one.id}>
                {brandName(one)}
              </option>
            ))}
          </select>
        </label>
      )}
      {department !== null && !told.some((one) => sameDepartment(one, department)) && (
        <p class="small soft asked">
          <a href={hrefOf({ view: 'topics' })}>{t('digest.noTopics', { department })}</a>
        </p>
      )}
      <KnownSince
        panel={panel}
        says="figures"
        brand={brand.id}
        // It is compared with the time before.
        from={2 * about.period.from - about.period.to}
        asked
      />
      <Composed
        key={`${brand.id} ${about.period.from} ${department}`}
        panel={panel}
        choice={choice}
        about={about}
        brand={brand}
        several={all.length > 1}
        figures={figures}
        cases={cases.state === 'ready' && cases.value?.of === about ? cases.value.read : null}
        kept={kept}
        mails={known.flatMap(({ name, department: theirs, about }) =>
          department !== null && sameDepartment(theirs, department) && about?.mail
            ? { name, mail: about.mail }
            : [],
        )}
        onNames={(names) => change({ names })}
      />
    </div>
  );
}

interface ComposedProps {
  panel: PanelState;
  choice: DigestChoice;
  about: About;
  brand: Awaited<ReturnType<typeof figuresOf>>['brand'];
  several: boolean;
  figures: Digest;
  cases: Awaited<ReturnType<typeof digestCases>> | null;
  kept: Awaited<ReturnType<typeof keptDigest>>;
  /** Of the department. */
  mails: readonly { name: string; mail: string }[];
  onNames: (names: boolean) => void;
}

function Composed(props: ComposedProps) {
  const { panel, choice, about, brand, several, figures, cases, kept, onNames } = props;
  const from = dayName(about.period.from);
  const note = useDraft(panel.drafts, `digest:${about.brand}:${from}:${about.department ?? ''}`, kept.note);
  const paper = digestDocument(about, figures, cases, {
    brand: brand.name,
    several,
    own: brand.accounts,
    names: choice.names,
    note: note.text,
    now: panel.now.value,
  });
  const printed = useRef(false);
  const whole = cases !== null;
  useEffect(() => {
    if (!choice.print || !whole || printed.current) return;
    printed.current = true;
    // The chart is drawn behind the first paint.
    requestAnimationFrame(() => requestAnimationFrame(() => window.print()));
  }, [whole]);
  const mark = (as: DigestState, said: string) =>
    void panel.act(
      'markDigest',
      { brand: about.brand, from, department: about.department, as, note: note.text.trim() },
      { draft: note.name, said, undo: false, done: () => note.sent(note.text) },
    );
  return (
    <>
      <div class="asked stack">
        <DraftBox label={t('digest.note')} draft={note} short />
        <label class="check">
          <input
            type="checkbox"
            checked={choice.names}
            onChange={(event) => onNames(event.currentTarget.checked)}
          />
          {t('digest.names')}
        </label>
        {whole && <Ways {...props} paper={paper} />}
        {choice.period === 'lastWeek' && <Marking kept={kept} now={panel.now.value} onMark={mark} />}
      </div>
      <DigestPaper
        paper={paper}
        hrefOf={(behind) => hrefOf('case' in behind ? { view: 'case', id: behind.case } : { view: 'today' })}
        onOpen={(behind) => openBehind(panel, behind)}
        onCopyPicture={(picture) =>
          void copyPicture(picture).then((copied) => sayCopied(panel, copied, t('record.notCopied')))
        }
      />
    </>
  );
}

function openBehind({ search }: PanelState, behind: NonNullable<Behind>): void {
  if ('search' in behind) search.text.value = behind.search;
}

const sayCopied = (panel: PanelState, copied: boolean, otherwise = t('reply.notCopied')) =>
  panel.say({ text: copied ? t('toast.copied') : otherwise, problem: !copied, undo: null, again: null });

/** How it gets to its readers. */
function Ways({ panel, choice, brand, mails, paper }: ComposedProps & { paper: Document }) {
  const doCopy = async (copied: Promise<boolean>) => sayCopied(panel, await copied);
  const copyIt = () => void doCopy(copyRich(richOf(paper), plainOf(paper)));
  useLayoutEffect(() => onKeys({ copyText: copyIt }));
  const { fit, left } = addressesOf(mails);
  const print = () => {
    if (choice.print) return window.print();
    // On paper it is wide: a page of its own shows what will be printed.
    const id = digestId({ ...choice, brand: brand.id, print: true });
    void browser.tabs.create({
      url: browser.runtime.getURL(`/sidepanel.html${hrefOf({ view: 'digest', id })}`),
    });
  };
  return (
    <div class="row">
      <button
        type="button"
        class="primary"
        aria-keyshortcuts={keys.value.copyText ?? undefined}
        onClick={copyIt}
      >
        <Icon name="copy" />
        {t('digest.copyRich')}
        <Key of={keys.value.copyText} />
      </button>
      <MailLink
        to={fit.join(',')}
        packet={{ subject: `${paper.title}, ${paper.about}`, text: plainOf(paper) }}
        label={t('digest.mail')}
        onCopy={async () => {
          const copied = await copyRich(richOf(paper), plainOf(paper));
          const text = copied ? t('handoff.mailCut') : t('reply.notCopied');
          panel.say({ text, problem: !copied, undo: null, again: null });
          return copied;
        }}
      />
      <button type="button" onClick={() => void doCopy(copy(markdownOf(paper)))}>
        {t('digest.copyMarkdown')}
      </button>
      <button type="button" onClick={print}>
        {t('digest.print')}
      </button>
      <button
        type="button"
        onClick={() =>
          saveFile(
            fileName('threadkeeper-digest', 'csv', panel.now.value),
            new Blob([BYTE_ORDER_MARK, ...digestLines(paper).map(csvLine)], { type: 'text/csv' }),
          )
        }
      >
        {t('digest.csv')}
      </button>
      {left.length > 0 && (
        <p class="small soft" dir="auto">
          {t('handoff.noRoom', { names: list(left) })}
        </p>
      )}
    </div>
  );
}

interface MarkingProps {
  kept: ComposedProps['kept'];
  now: number;
  onMark: (as: DigestState, said: string) => void;
}

function Marking({ kept, now, onMark }: MarkingProps) {
  const sent = () => onMark('sent', t('digest.saidSent'));
  useLayoutEffect(() => (kept.as === 'open' ? onKeys({ sent }) : undefined));
  if (kept.as === 'open')
    return (
      <div class="row">
        <button type="button" aria-keyshortcuts={keys.value.sent ?? undefined} onClick={sent}>
          <Icon name="confirmed" />
          {t('digest.sent')}
          <Key of={keys.value.sent} />
        </button>
        <button type="button" class="quiet" onClick={() => onMark('skipped', t('digest.saidSkipped'))}>
          {t('digest.skip')}
        </button>
      </div>
    );
  return (
    <p class="row">
      <span>
        {kept.as === 'sent' && kept.at !== null
          ? t('digest.wasSent', { when: when(kept.at, now) })
          : t('digest.wasSkipped')}
      </span>
      <button type="button" class="quiet" onClick={() => onMark('open', t('digest.saidOpen'))}>
        {t('digest.again')}
      </button>
    </p>
  );
}
