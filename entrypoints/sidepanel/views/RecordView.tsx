/** The record of activity: what was done in a time, how long it took, how many were open; each as a chart with its table. */
import '../../../assets/record.css';
import { useLayoutEffect, useState } from 'preact/hooks';
import { brandName } from '../../../components/brand-name';
import { ChartFigure } from '../../../components/ChartFigure';
import { type Draw, lyingBars, oneLine, rangeBars, rowsOfBars } from '../../../components/charts';
import { Icon } from '../../../components/Icon';
import { Skeleton } from '../../../components/Skeleton';
import { WideLink } from '../../../components/WideLink';
import { brands } from '../../../storage/queries/brands';
import {
  type ActivityRecord,
  activityRecord,
  BY,
  type By,
  DONE,
  type Named,
  type Spread,
  TIMED,
  type Timed,
} from '../../../storage/queries/record';
import type { Place } from '../../../storage/records';
import type { CaseKind } from '../../../utils/cases';
import { dayName, PERIODS, type PeriodName, periodOf } from '../../../utils/periods';
import {
  dateRange,
  hourName,
  percent,
  shortDay,
  shortLength,
  shortWeekday,
} from '../../../utils/texts/short';
import { date, duration, number, t } from '../../../utils/texts/texts';
import { copyPicture } from '../clipboard';
import { onKeys } from '../keys';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { hrefOf } from '../route';
import { Failed } from './Failed';
import { KnownSince } from './KnownSince';

const MINUTE = 60_000;
/** Of brands: every one of them. */
const ALL = '';

export function RecordView({ panel }: { panel: PanelState }) {
  const [name, setName] = useState<PeriodName>('week');
  const [brand, setBrand] = useState(ALL);
  const [by, setBy] = useState<By>('site');
  // Looked at anew by the minute, not at every tick.
  const now = Math.floor(panel.now.value / MINUTE) * MINUTE;
  const live = useLive(
    panel.ledger,
    async (ledger) => {
      const { all } = await brands(ledger);
      const ids = brand === ALL ? all.map(({ id }) => id) : [brand];
      return { all, record: await activityRecord(ledger, ids, periodOf(name, now), now) };
    },
    [name, brand, now],
    { as: `record ${name} ${brand}`, slow: true },
  ).value;
  useLayoutEffect(() => onKeys({ escape: () => panel.go({ view: 'today' }) }), []);
  if (live.state === 'failed') return <Failed why={live.why} />;
  if (live.state === 'loading') return <Skeleton />;
  const { all, record } = live.value;
  const onCopy = (picture: Promise<Blob>) =>
    void copyPicture(picture).then((copied) =>
      panel.say({
        text: copied ? t('toast.copied') : t('record.notCopied'),
        problem: !copied,
        undo: null,
        again: null,
      }),
    );
  const chosen = all.find(({ id }) => id === brand);
  const about = [dateRange(periodOf(name, now)), ...(chosen ? [brandName(chosen)] : [])].join(', ');
  const figure: Figure = { record, about, onCopy };
  const busy = DONE.some((what) => record.done[what] > 0);
  return (
    <div class="stack record">
      <div class="head">
        <a class="button quiet back" href={hrefOf({ view: 'today' })} aria-label={t('nav.back')}>
          <Icon name="back" />
        </a>
        <h1 class="author">{t('record.title')}</h1>
        <WideLink />
      </div>
      <div class="two">
        <select
          aria-label={t('record.period')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value as PeriodName)}
        >
          {PERIODS.map((one) => (
            <option key={one} value={one}>
              {t(`period.${one}`)}
            </option>
          ))}
        </select>
        {all.length > 1 && (
          <select
            aria-label={t('record.brand')}
            value={brand}
            onChange={(event) => setBrand(event.currentTarget.value)}
          >
            <option value={ALL}>{t('record.allBrands')}</option>
            {all.map((one) => (
              <option key={one.id} value={one.id}>
                {brandName(one)}
              </option>
            ))}
          </select>
        )}
      </div>
      <p class="small soft">{about}</p>
      <KnownSince
        panel={panel}
        says="figures"
        brand={brand === ALL ? null : brand}
        from={periodOf(name, now).from}
      />
      <dl class="tiles">
        {DONE.map((what) => (
          <div key={what}>
            <dt>{t(`record.done.${what}`)}</dt>
            <dd>{number(record.done[what])}</dd>
          </div>
        ))}
        <div>
          <dt>{t('record.openNow')}</dt>
          <dd>{number(record.open)}</dd>
        </div>
      </dl>
      {record.owed.all > 0 && (
        <p>
          {t(record.owed.more ? 'report.owedMore' : 'report.owed', {
            count: record.owed.all,
            late: record.owed.late,
          })}
        </p>
      )}
      {busy ? <Done {...figure} /> : <p class="soft">{t('record.nothing')}</p>}
      {TIMED.some((timed) => record.times[timed].all) && (
        <label class="field">
          {t('record.by')}
          <select value={by} onChange={(event) => setBy(event.currentTarget.value as By)}>
            {BY.map((one) => (
              <option key={one} value={one}>
                {t(`record.by.${one}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      {TIMED.map((timed) => (
        <Times key={timed} timed={timed} by={by} {...figure} />
      ))}
      <Open {...figure} />
      <Counts
        title={t('record.dismissed')}
        column={t('record.column.reason')}
        rows={record.dismissals.map(({ name, count }) => ({ name: t(`reason.${name}`), count }))}
        {...figure}
      />
      <Counts
        title={t('record.topics')}
        column={t('record.column.topic')}
        rows={record.topics.map(({ name, count }) => ({ name: name ?? t('record.nameless'), count }))}
        {...figure}
      />
    </div>
  );
}

interface Figure {
  record: ActivityRecord;
  /** Of what time and of whom. */
  about: string;
  onCopy: (picture: Promise<Blob>) => void;
}

/** In a chart: the day where there are few, else its date. */
const labelsOf = ({ parts, unit }: ActivityRecord) =>
  parts.map(({ from }) => (unit === 'day' && parts.length <= 7 ? shortWeekday(from) : shortDay(from)));

const whenOf = ({ parts, unit }: ActivityRecord, n: number) => {
  const { from } = parts[n]!;
  return unit === 'week' ? t('record.weekOf', { day: shortDay(from) }) : date(dayName(from));
};

function Done({ record, about, onCopy }: Figure) {
  const { parts, unit, done } = record;
  const rows = DONE.map((what) => ({
    name: t(`record.done.${what}`),
    values: parts.map((part) => part.done[what]),
  }));
  const words = DONE.map((what) => `${t(`record.done.${what}`)} ${number(done[what])}`);
  return (
    <ChartFigure
      title={t(unit === 'week' ? 'record.byWeek' : 'record.byDay')}
      says={words.join(', ')}
      draw={rowsOfBars(labelsOf(record), rows)}
      height={rows.length * 66 + 24}
      table={{
        head: [t('record.column.when'), ...rows.map(({ name }) => name)],
        rows: parts.map(({ done }, n) => [whenOf(record, n), ...DONE.map((what) => number(done[what]))]),
      }}
      about={about}
      onCopy={onCopy}
    />
  );
}

function Times({ timed, by, record, about, onCopy }: Figure & { timed: Timed; by: By }) {
  const { all, [by]: some } = record.times[timed];
  if (!all) return null;
  const spreads = [all, ...some];
  const kept = ({ targets, inTime }: Spread) =>
    targets === 0 ? t('record.noTarget') : percent(inTime / targets);
  return (
    <ChartFigure
      title={t(`record.${timed}`)}
      says={t('record.spread', {
        median: duration(all.median),
        p90: duration(all.p90),
        count: all.targets,
        inTime: all.inTime,
      })}
      note={t('record.spreadNote')}
      draw={rangeBars(
        spreads.map((one) => ({
          name: nameOf(by, one),
          value: one.median,
          more: one.p90,
          said: [
            shortLength(one.median),
            shortLength(one.p90),
            ...(one.targets > 0 ? [t('record.kept', { share: kept(one) })] : []),
          ].join(' · '),
        })),
      )}
      height={spreads.length * 38 + 8}
      table={{
        head: [
          t(`record.by.${by}`),
          ...(['count', 'median', 'p90', 'inTime'] as const).map((column) => t(`record.column.${column}`)),
        ],
        rows: spreads.map((one) => [
          nameOf(by, one),
          number(one.count),
          shortLength(one.median),
          shortLength(one.p90),
          kept(one),
        ]),
      }}
      about={about}
      onCopy={onCopy}
    />
  );
}

function nameOf(by: By, { of }: Spread): string {
  if (of === null) return t('record.all');
  if (by === 'site') return t(`place.${of as Place}`);
  return by === 'kind' ? t(`kind.${of as CaseKind}`) : hourName(Number(of));
}

function Open({ record, about, onCopy }: Figure) {
  const { parts } = record;
  const title = t('record.open');
  const values = parts.map(({ open }) => open);
  return (
    <ChartFigure
      title={title}
      says={t('record.openSays', { from: values[0] ?? 0, to: values.at(-1) ?? 0 })}
      draw={oneLine(labelsOf(record), values, title)}
      height={150}
      table={{
        head: [t('record.column.when'), t('record.column.open')],
        rows: parts.map(({ open }, n) => [whenOf(record, n), number(open)]),
      }}
      about={about}
      onCopy={onCopy}
    />
  );
}

/** So many are drawn; the table has all. */
const DRAWN = 12;

function Counts({
  title,
  column,
  rows,
  about,
  onCopy,
}: Figure & { title: string; column: string; rows: readonly Named[] }) {
  if (rows.length === 0) return null;
  const drawn = rows
    .slice(0, DRAWN)
    .map(({ name, count }) => ({ name: cut(name), value: count, said: number(count) }));
  const draw: Draw = lyingBars(drawn);
  return (
    <ChartFigure
      title={title}
      says={rows
        .slice(0, DRAWN)
        .map(({ name, count }) => `${name} ${number(count)}`)
        .join(', ')}
      draw={draw}
      height={drawn.length * 24 + 12}
      table={{
        head: [column, t('record.column.count')],
        rows: rows.map(({ name, count }) => [name, number(count)]),
      }}
      about={about}
      onCopy={onCopy}
    />
  );
}

/** A long name would leave no room for its bar. */
const cut = (name: string) => (name.length > 22 ? `${name.slice(0, 21).trimEnd()}…` : name);
