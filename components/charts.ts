/**
 * The forms of our charts, for Chart.js: what is drawn, in the colours and patterns that it is given. Each says its figures
 * beside its bars, so that nobody needs a colour or a pointer to read it.
 */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  SubTitle,
  Title,
  Tooltip,
} from 'chart.js';

Chart.register(
  ...[BarController, BarElement, LineController, LineElement, PointElement],
  ...[CategoryScale, LinearScale, SubTitle, Title, Tooltip],
);

/** What a chart is painted with. */
export interface Look {
  /** Behind it; null: what it lies on. */
  paper: string | null;
  ink: string;
  soft: string;
  line: string;
  fill: string;
  family: string;
  /** In px. */
  size: number;
  /** Over it, with what is said below it line by line; null: both stand on the page already. */
  title: { text: string; below: string[] } | null;
}

export type Draw = (look: Look) => ChartConfiguration;

type Plugin = NonNullable<ChartConfiguration['plugins']>[number];
type Scales = NonNullable<NonNullable<ChartConfiguration['options']>['scales']>;

function base(
  look: Look,
  more: { scales: Scales; right?: number; plugins?: Plugin[] },
): Pick<ChartConfiguration, 'options' | 'plugins'> {
  return {
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      events: ['mousemove', 'mouseout', 'touchstart'],
      color: look.ink,
      font: { family: look.family, size: look.size },
      layout: { padding: { top: 6, bottom: 4, left: 4, right: more.right ?? 4 } },
      interaction: { mode: 'index', intersect: false },
      scales: more.scales,
      plugins: {
        title: {
          display: look.title !== null,
          text: look.title?.text ?? '',
          color: look.ink,
          align: 'start',
          font: { family: look.family, size: look.size + 2, weight: 'bold' },
        },
        subtitle: {
          display: look.title !== null,
          text: look.title?.below ?? [],
          color: look.soft,
          align: 'start',
          padding: { bottom: 8 },
          font: { family: look.family, size: look.size },
        },
        tooltip: { displayColors: false },
      },
    },
    plugins: [paper(look), ...(more.plugins ?? [])],
  };
}

const paper = ({ paper }: Look): Plugin => ({
  id: 'paper',
  beforeDraw: ({ ctx, width, height }) => {
    if (paper === null) return;
    ctx.save();
    ctx.fillStyle = paper;
    ctx.fillRect(0, 0, width, height);
    ctx.restore();
  },
});

const ticks = ({ soft, family, size }: Look) => ({ color: soft, font: { family, size } });

const names = (look: Look) => ({
  grid: { display: false },
  border: { color: look.line },
  ticks: { ...ticks(look), color: look.ink, maxRotation: 0, autoSkipPadding: 8 },
});

/** One row of bars for each of these, one over the other, along the same days. */
export const rowsOfBars =
  (labels: readonly string[], rows: readonly { name: string; values: readonly number[] }[]): Draw =>
  (look) => ({
    type: 'bar',
    data: {
      labels: [...labels],
      datasets: rows.map(({ name, values }, n) => ({
        label: name,
        data: [...values],
        yAxisID: `y${n}`,
        backgroundColor: look.fill,
        maxBarThickness: 28,
        grouped: false,
      })),
    },
    ...base(look, {
      scales: {
        x: names(look),
        ...Object.fromEntries(
          rows.map((_, n) => [
            `y${n}`,
            {
              type: 'linear' as const,
              stack: 'rows',
              // The heaviest stands farthest from the days.
              weight: rows.length - 1 - n,
              beginAtZero: true,
              // Over the bars stand their values, and the name of the row.
              max: Math.max(1, ...rows[n]!.values) * 1.9,
              grid: { display: false },
              border: { color: look.line, display: false },
              ticks: { display: false },
            },
          ]),
        ),
      },
      plugins: [rowNames(look, rows), valuesOver(look)],
    }),
  });

/** What each row is, in its upper left corner, and the line that it stands on. */
const rowNames = (look: Look, rows: readonly { name: string; values: readonly number[] }[]): Plugin => ({
  id: 'rowNames',
  beforeDatasetsDraw: ({ ctx, scales, chartArea }) => {
    ctx.save();
    for (const [n, { name, values }] of rows.entries()) {
      const scale = scales[`y${n}`];
      if (!scale) continue;
      const sum = values.reduce((a, b) => a + b, 0);
      ctx.strokeStyle = look.line;
      ctx.beginPath();
      ctx.moveTo(chartArea.left, scale.bottom);
      ctx.lineTo(chartArea.right, scale.bottom);
      ctx.stroke();
      ctx.fillStyle = look.ink;
      ctx.font = `bold ${look.size}px ${look.family}`;
      ctx.textBaseline = 'top';
      ctx.fillText(`${name} ${sum}`, chartArea.left, scale.top + 2);
    }
    ctx.restore();
  },
});

/** The value over each bar, as long as these do not touch. */
const valuesOver = (look: Look): Plugin => ({
  id: 'valuesOver',
  afterDatasetsDraw: (chart) => {
    const { ctx, chartArea, data } = chart;
    const room = (chartArea.right - chartArea.left) / Math.max(1, data.labels?.length ?? 1);
    if (room < 22) return;
    ctx.save();
    ctx.fillStyle = look.soft;
    ctx.font = `${look.size}px ${look.family}`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'bottom';
    for (const [n, { data: values }] of data.datasets.entries())
      for (const [i, bar] of chart.getDatasetMeta(n).data.entries())
        if (values[i]) ctx.fillText(String(values[i]), bar.x, bar.y - 1);
    ctx.restore();
  },
});

/** Lying bars, each with its words behind it. */
export const lyingBars =
  (rows: readonly { name: string; value: number; said: string }[]): Draw =>
  (look) =>
    bars(look, rows, {
      // Room for the longest words behind the longest bar: about half as wide as they are high, each.
      right: 12 + look.size * 0.62 * Math.max(...rows.map(({ said }) => said.length), 4),
      y: {
        ...names(look),
        stacked: true,
        border: { display: false },
        ticks: { ...names(look).ticks, autoSkip: false },
      },
      words: wordsBehind(look, rows),
    });

/** Lying bars, each under its words: up to the first value filled, from there up to the second one hatched. */
export const rangeBars =
  (rows: readonly { name: string; value: number; more: number; said: string }[]): Draw =>
  (look) =>
    bars(look, rows, { right: 4, y: { stacked: true, display: false }, words: wordsOver(look, rows) });

interface Row {
  name: string;
  value: number;
  more?: number;
  said: string;
}

function bars(
  look: Look,
  rows: readonly Row[],
  { right, y, words }: { right: number; y: NonNullable<Scales[string]>; words: Plugin },
): ChartConfiguration {
  const { options, plugins = [] } = base(look, {
    right,
    scales: { x: { stacked: true, display: false, beginAtZero: true }, y },
    plugins: [words],
  });
  const bar = { stack: 'one', maxBarThickness: 14 };
  return {
    type: 'bar',
    data: {
      labels: rows.map(({ name }) => name),
      datasets: [
        { ...bar, data: rows.map(({ value }) => value), backgroundColor: look.fill },
        {
          ...bar,
          data: rows.map(({ value, more = value }) => Math.max(0, more - value)),
          backgroundColor: () => hatched(look),
          borderColor: look.fill,
          borderWidth: 1,
          borderSkipped: 'start',
        },
      ],
    },
    // Its words stand beside it already.
    options: { ...options, indexAxis: 'y', plugins: { ...options?.plugins, tooltip: { enabled: false } } },
    plugins,
  };
}

const wordsBehind = (look: Look, rows: readonly Row[]): Plugin => ({
  id: 'wordsBehind',
  afterDatasetsDraw: (chart) => {
    const { ctx } = chart;
    ctx.save();
    ctx.fillStyle = look.ink;
    ctx.font = `${look.size}px ${look.family}`;
    ctx.textBaseline = 'middle';
    for (const [i, bar] of chart.getDatasetMeta(0).data.entries())
      ctx.fillText(rows[i]?.said ?? '', bar.x + 6, bar.y);
    ctx.restore();
  },
});

/** The name at the beginning of its line, what is said of it at the end. */
const wordsOver = (look: Look, rows: readonly Row[]): Plugin => ({
  id: 'wordsOver',
  afterDatasetsDraw: (chart) => {
    const { ctx, chartArea } = chart;
    ctx.save();
    ctx.textBaseline = 'bottom';
    ctx.fillStyle = look.ink;
    for (const [i, bar] of chart.getDatasetMeta(0).data.entries()) {
      const above = bar.y - 9;
      ctx.font = `bold ${look.size}px ${look.family}`;
      ctx.textAlign = 'left';
      ctx.fillText(rows[i]?.name ?? '', chartArea.left, above);
      ctx.font = `${look.size}px ${look.family}`;
      ctx.textAlign = 'right';
      ctx.fillText(rows[i]?.said ?? '', chartArea.right, above);
    }
    ctx.restore();
  },
});

/** Diagonal strokes; the same bar without its colour still tells which part is which. */
function hatched({ fill }: Look): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = tile.height = 6;
  const ctx = tile.getContext('2d');
  if (!ctx) return fill;
  ctx.strokeStyle = fill;
  ctx.lineWidth = 1.5;
  for (const shift of [-6, 0, 6]) {
    ctx.beginPath();
    ctx.moveTo(shift - 1, 7);
    ctx.lineTo(shift + 7, -1);
    ctx.stroke();
  }
  return ctx.createPattern(tile, 'repeat') ?? fill;
}

/** One line; its first, highest and last value stand beside it. */
export const oneLine =
  (labels: readonly string[], values: readonly number[], name: string): Draw =>
  (look) => ({
    type: 'line',
    data: {
      labels: [...labels],
      datasets: [
        {
          label: name,
          data: [...values],
          borderColor: look.fill,
          backgroundColor: look.fill,
          borderWidth: 2,
          pointRadius: values.length > 12 ? 0 : 3,
          pointHitRadius: 12,
        },
      ],
    },
    ...base(look, {
      right: 24,
      scales: {
        x: { ...names(look), offset: true },
        y: {
          beginAtZero: true,
          suggestedMax: 1,
          grace: '15%',
          grid: { color: look.line },
          border: { display: false },
          ticks: { ...ticks(look), precision: 0, maxTicksLimit: 5 },
        },
      },
      plugins: [valuesBeside(look, values)],
    }),
  });

const valuesBeside = (look: Look, values: readonly number[]): Plugin => ({
  id: 'valuesBeside',
  afterDatasetsDraw: (chart) => {
    const { ctx } = chart;
    const points = chart.getDatasetMeta(0).data;
    const highest = values.indexOf(Math.max(...values));
    ctx.save();
    ctx.fillStyle = look.ink;
    ctx.font = `bold ${look.size}px ${look.family}`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'bottom';
    for (const n of new Set([0, highest, values.length - 1])) {
      const point = points[n];
      if (point) ctx.fillText(String(values[n] ?? 0), point.x, point.y - 5);
    }
    ctx.restore();
  },
});
