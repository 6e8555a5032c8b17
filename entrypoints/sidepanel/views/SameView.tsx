/** People who have the same problem: one act for all of them, one answer to all, or “not the same”. */
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { AnswerAll } from '../../../components/AnswerAll';
import { brandOfCase } from '../../../components/brand-name';
import { authorWords, CaseCard } from '../../../components/CaseCard';
import { Icon } from '../../../components/Icon';
import { SamePhrase } from '../../../components/SamePhrase';
import { Skeleton } from '../../../components/Skeleton';
import { variableWords } from '../../../components/variable-words';
import type { Ledger } from '../../../storage/ledger';
import { brands } from '../../../storage/queries/brands';
import type { Same } from '../../../storage/queries/same';
import { settings } from '../../../storage/queries/settings';
import { usesFor } from '../../../storage/queries/uses';
import type { CaseRow } from '../../../storage/records';
import { MOST_AT_ONCE } from '../../../utils/cases';
import { ask } from '../../../utils/messages/send';
import type { Each } from '../../../utils/replies/render-each';
import type { Template } from '../../../utils/replies/template';
import type { Name } from '../../../utils/replies/variables';
import { list, number, t } from '../../../utils/texts/texts';
import { onKeys } from '../keys';
import { useLanguage } from '../language';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { usePicked } from '../picked';
import { hrefOf } from '../route';
import { useSame } from '../same';
import { namedTemplates } from '../templates';
import { valuesOf } from '../values';
import { BulkBar } from './BulkBar';
import { Failed } from './Failed';

/** `id`: of any case of the group. */
export function SameView({ panel, id }: { panel: PanelState; id: string }) {
  const same = useSame(panel.ledger);
  if (same.state === 'failed') return <Failed why={same.why} />;
  const group = same.state === 'ready' ? same.found.find(({ ids }) => ids.includes(id)) : undefined;
  return (
    <div class="stack">
      <div class="head">
        <a class="button quiet back" href={hrefOf({ view: 'today' })} aria-label={t('nav.back')}>
          <Icon name="back" />
        </a>
        <h1 class="author">{group ? t('same.title', { count: group.people }) : t('same.label')}</h1>
      </div>
      {same.state === 'looking' && <p class="soft">{t('same.looking')}</p>}
      {same.state === 'ready' && !group && <Gone panel={panel} />}
      {same.state === 'ready' && group && (
        <>
          {same.at < same.of && (
            <p class="small soft">{t('same.capped', { at: number(same.at), of: number(same.of) })}</p>
          )}
          <OpenGroup panel={panel} group={group} id={id} />
        </>
      )}
    </div>
  );
}

function Gone({ panel }: { panel: PanelState }) {
  useLayoutEffect(() => onKeys({ escape: () => panel.go({ view: 'today' }) }), []);
  return <p class="soft">{t('same.gone')}</p>;
}

async function around(ledger: Ledger, ids: readonly string[]) {
  const rows = (await ledger.cases.bulkGet([...ids])).filter((row) => row !== undefined);
  const [people, known, all, named, uses] = await Promise.all([
    ledger.people.bulkGet(rows.map(({ personId }) => personId ?? '')),
    settings(ledger),
    namedTemplates(ledger),
    brands(ledger),
    rows[0] ? usesFor(ledger, rows[0]) : {},
  ]);
  const persons = new Map(rows.map(({ id }, n) => [id, people[n] ?? null] as const));
  return { rows, persons, settings: known, templates: all, brands: named.all, uses };
}

interface GroupProps {
  panel: PanelState;
  group: Same;
  id: string;
}

/** What became of a reply that was kept for each. */
interface Kept {
  drafts: { row: CaseRow; text: string }[];
  /** There was a draft already. */
  left: CaseRow[];
  lacking: { row: CaseRow; lacks: Name[] }[];
}

function OpenGroup({ panel, group, id }: GroupProps) {
  const { ids, people, phrase, brand } = group;
  const shownIds = ids.slice(-MOST_AT_ONCE);
  const key = shownIds.join(' ');
  const live = useLive(panel.ledger, (ledger) => around(ledger, shownIds), [key]).value;
  const { picked, pick, setPicked } = usePicked();
  const [answering, setAnswering] = useState(false);
  const [kept, setKept] = useState<Kept | null>(null);
  // Who is not in it any more is not acted on.
  useEffect(() => setPicked(shownIds.filter((one) => picked.has(one))), [key]);
  useLayoutEffect(
    () =>
      // The bar of those that are picked answers it first.
      picked.size > 0
        ? undefined
        : onKeys({ escape: () => (answering ? setAnswering(false) : panel.go({ view: 'today' })) }),
    [picked.size > 0, answering],
  );
  const language = useLanguage(
    live.state === 'ready'
      ? live.value.rows
          .map(({ evidence }) => evidence.text ?? '')
          .join('\n')
          .slice(0, 2_000)
      : null,
  );
  if (live.state === 'failed') return <Failed why={live.why} />;
  if (live.state === 'loading') return <Skeleton />;
  const { rows, persons, settings: known, brands: all } = live.value;
  const ours = all.find((one) => one.id === brand)?.name ?? '';
  const wanted = picked.size > 0 ? rows.filter((row) => picked.has(row.id)) : rows;
  const to = wanted.map((row) => ({
    id: row.id,
    name: authorWords(row.evidence.author),
    values: valuesOf({ row, person: persons.get(row.id) ?? null }, known.me, ours),
  }));
  const keep = (
    { texts, lacking }: Extract<Each, { state: 'done' }>,
    taken: Template | null,
    done: () => void,
  ) => {
    const byId = new Map(rows.map((row) => [row.id, row]));
    const result: Kept = { drafts: [], left: [], lacking: [] };
    try {
      for (const { id: caseId, text } of texts) {
        const row = byId.get(caseId)!;
        const draft = `${caseId}:reply`;
        if (panel.drafts.read(draft).trim() !== '') result.left.push(row);
        else {
          panel.drafts.write(draft, text);
          result.drafts.push({ row, text });
        }
      }
    } catch (error) {
      // The browser keeps some megabytes of drafts: all of them or none.
      for (const { row, text } of result.drafts) panel.drafts.sent(`${row.id}:reply`, text);
      panel.say({ text: t('same.noRoom', { why: String(error) }), problem: true, undo: null, again: null });
      return;
    }
    for (const { id: caseId, lacks } of lacking) result.lacking.push({ row: byId.get(caseId)!, lacks });
    setKept(result);
    // Kept nowhere, the words stay where they were written.
    if (result.drafts.length === 0) return;
    done();
    setAnswering(false);
    if (taken)
      for (const { row } of result.drafts) void ask('noteUse', { templateId: taken.id, caseId: row.id });
  };
  const notSame = () =>
    void panel.act(
      'bulk',
      { caseIds: shownIds, what: { does: 'notSame' } },
      { said: t('toast.declined'), done: () => panel.go({ view: 'today' }) },
    );
  return (
    <>
      <SamePhrase people={people} phrase={phrase} />
      <div class="row">
        <button type="button" aria-expanded={answering} onClick={() => setAnswering(!answering)}>
          <Icon name="reply" />
          {t('same.answerAll')}
        </button>
        <button type="button" onClick={() => setPicked(picked.size === shownIds.length ? [] : shownIds)}>
          {picked.size === shownIds.length ? t('bulk.none') : t('same.pickAll')}
        </button>
        <button type="button" class="quiet" onClick={notSame}>
          {t('same.not')}
        </button>
      </div>
      {kept && <KeptNotice panel={panel} kept={kept} onClose={() => setKept(null)} />}
      {answering && (
        <AnswerAll
          draftName={`${id}:same`}
          drafts={panel.drafts}
          templates={live.value.templates}
          uses={live.value.uses}
          language={language}
          now={panel.now.value}
          to={to}
          onKeep={keep}
        />
      )}
      {shownIds.length < ids.length && (
        <p class="small soft">{t('same.newest', { count: shownIds.length, of: ids.length })}</p>
      )}
      <ul class="cards" data-picking={picked.size > 0 || undefined}>
        {rows.map((row) => (
          <CaseCard
            key={row.id}
            row={row}
            href={hrefOf({ view: 'case', id: row.id })}
            now={panel.now.value}
            brand={brandOfCase(all, row.brand)}
            picked={picked.has(row.id)}
            onPick={pick}
          />
        ))}
      </ul>
      {picked.size > 0 && <BulkBar panel={panel} picked={picked} shown={shownIds} onPick={setPicked} />}
    </>
  );
}

interface KeptProps {
  panel: PanelState;
  kept: Kept;
  onClose: () => void;
}

function KeptNotice({ panel, kept: { drafts, left, lacking }, onClose }: KeptProps) {
  const takeBack = () => {
    // What was changed since stays.
    for (const { row, text } of drafts) panel.drafts.sent(`${row.id}:reply`, text);
    panel.say({ text: t('same.takenBack'), problem: false, undo: null, again: null });
    onClose();
  };
  return (
    <section class="notice stack" role="status" aria-label={t('same.answerAll')}>
      <p>{t('same.kept', { count: drafts.length })}</p>
      {left.length > 0 && <Named text={t('same.left')} rows={left} />}
      {lacking.map(({ row, lacks }) => (
        <Named key={row.id} text={t('same.lacks', { what: list(lacks.map(variableWords)) })} rows={[row]} />
      ))}
      <div class="row">
        {drafts.length > 0 && (
          <button type="button" onClick={takeBack}>
            {t('same.takeBack')}
          </button>
        )}
        <button type="button" class="quiet" onClick={onClose}>
          {t('action.close')}
        </button>
      </div>
    </section>
  );
}

function Named({ text, rows }: { text: string; rows: readonly CaseRow[] }) {
  return (
    <div>
      <p class="small soft">{text}</p>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <a href={hrefOf({ view: 'case', id: row.id })} dir="auto">
              {authorWords(row.evidence.author)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
