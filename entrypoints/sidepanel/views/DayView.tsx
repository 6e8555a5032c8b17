/** The list of the day: in the morning what it asks, in the evening who is still hanging; to be copied for whoever goes on. */
import { useLayoutEffect, useState } from 'preact/hooks';
import { brandOfCase } from '../../../components/brand-name';
import { authorWords, CaseCard, quoteWords } from '../../../components/CaseCard';
import { Icon } from '../../../components/Icon';
import { Key } from '../../../components/Key';
import { Skeleton } from '../../../components/Skeleton';
import { WideLink } from '../../../components/WideLink';
import { brands } from '../../../storage/queries/brands';
import { type Hanging, type HangingCases, hanging } from '../../../storage/queries/hanging';
import { hoursOf } from '../../../storage/queries/hours';
import { endOfDay } from '../../../storage/queries/today';
import type { CaseRow } from '../../../storage/records';
import { isEvening } from '../../../utils/clocks/day';
import { moment, number, t } from '../../../utils/texts/texts';
import { atOnce } from '../at-once';
import { copy } from '../clipboard';
import { keys, onKeys } from '../keys';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { hrefOf } from '../route';
import { Failed } from './Failed';

/** So many of each part are painted at first. */
const PAGE = 12;

export function DayView({ panel }: { panel: PanelState }) {
  const [shown, setShown] = useState<Partial<Record<Hanging, number>>>({});
  const now = panel.now.value;
  const tonight = endOfDay(now);
  const live = useLive(
    panel.ledger,
    (ledger) => atOnce({ hanging: hanging(ledger, tonight), hours: hoursOf(ledger), brands: brands(ledger) }),
    [tonight],
  ).value;
  useLayoutEffect(() => onKeys({ escape: () => panel.go({ view: 'today' }) }), []);
  if (live.state === 'failed') return <Failed why={live.why} />;
  if (live.state === 'loading') return <Skeleton />;
  const { parts, later } = live.value.hanging;
  const { hours } = live.value;
  const { all } = live.value.brands;
  const evening = isEvening(now, hours);
  const doCopy = async () => {
    const copied = await copy(textOf(live.value.hanging, now, evening));
    const text = copied ? t('toast.copied') : t('reply.notCopied');
    panel.say({ text, problem: !copied, undo: null, again: null });
  };
  return (
    <>
      <div class="head">
        <a class="button quiet back" href={hrefOf({ view: 'today' })} aria-label={t('nav.back')}>
          <Icon name="back" />
        </a>
        <h1 class="author">{t(evening ? 'day.evening' : 'day.morning')}</h1>
        <WideLink />
      </div>
      {parts.length === 0 ? (
        <div class="empty">
          <p>{t('day.nobody')}</p>
        </div>
      ) : (
        <CopyList onCopy={() => void doCopy()} />
      )}
      {later > 0 && <p class="small soft">{t('day.later', { count: later })}</p>}
      {parts.map(({ part, count, cases }) => (
        <section key={part} class="lane" data-lane={part} aria-labelledby={`day-${part}`}>
          <h2 id={`day-${part}`}>
            {t(`day.${part}`)} <span class="count">{number(count)}</span>
          </h2>
          {count > cases.length && <p class="small soft">{t('day.first', { shown: cases.length, count })}</p>}
          <ul class="cards">
            {cases.slice(0, shown[part] ?? PAGE).map((row) => (
              <CaseCard
                key={row.id}
                row={row}
                href={hrefOf({ view: 'case', id: row.id })}
                now={now}
                brand={brandOfCase(all, row.brand)}
              />
            ))}
          </ul>
          {cases.length > (shown[part] ?? PAGE) && (
            <button
              type="button"
              class="quiet"
              onClick={() => setShown({ ...shown, [part]: (shown[part] ?? PAGE) + PAGE })}
            >
              {t('lane.more', { count: Math.min(PAGE, cases.length - (shown[part] ?? PAGE)) })}
            </button>
          )}
        </section>
      ))}
    </>
  );
}

function CopyList({ onCopy }: { onCopy: () => void }) {
  useLayoutEffect(() => onKeys({ copyText: onCopy }));
  return (
    <p>
      <button
        type="button"
        class="quiet"
        aria-keyshortcuts={keys.value.copyText ?? undefined}
        onClick={onCopy}
      >
        <Icon name="copy" />
        {t('day.copy')}
        <Key of={keys.value.copyText} />
      </button>
    </p>
  );
}

/** Plain text, for a message to a colleague. */
function textOf({ parts, later }: HangingCases, now: number, evening: boolean): string {
  const title = `${t(evening ? 'day.evening' : 'day.morning')}, ${moment(new Date(now).toISOString())}`;
  const blocks = parts.map(({ part, count, cases }) =>
    [
      `${t(`day.${part}`)} (${number(count)})`,
      ...(count > cases.length ? [t('day.first', { shown: cases.length, count })] : []),
      ...cases.map(lineOf),
    ].join('\n'),
  );
  return [title, ...(later > 0 ? [t('day.later', { count: later })] : []), ...blocks].join('\n\n');
}

function lineOf({ evidence, handoff, waiting }: CaseRow): string {
  const words = quoteWords(evidence.text).replace(/\s+/g, ' ').slice(0, 120);
  return [
    `- ${authorWords(evidence.author)}: “${words}”`,
    ...(handoff ? [t('state.with', { name: handoff.name })] : []),
    ...(waiting ? [t('day.since', { when: moment(waiting.since) })] : []),
    ...(evidence.permalink ? [evidence.permalink] : []),
  ].join(' · ');
}
