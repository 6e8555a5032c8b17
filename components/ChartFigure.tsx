/** A chart with its title, its table, and its picture for the clipboard. */
import { Chart, type ChartConfiguration } from 'chart.js';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../utils/texts/texts';
import type { Draw, Look } from './charts';
import { Icon } from './Icon';
import { WideTable } from './WideTable';

interface ChartTable {
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

interface Props {
  title: string;
  /** What it shows, in a sentence, for who does not see it. */
  says: string;
  /** How it is read, where that is not plain. */
  note?: string;
  /** Of what time and of whom it is: in the picture, which stands alone. */
  about: string;
  draw: Draw;
  /** Of the chart, in px. */
  height: number;
  /** Null: it stands beside it. */
  table: ChartTable | null;
  /** Of its title, where the sheet that it is in has a title, too. */
  level?: 'h2' | 'h4';
  /** Called in the click; the picture is made meanwhile. */
  onCopy: (picture: Promise<Blob>) => void;
}

export function ChartFigure(props: Props) {
  const { title, says, note, about, draw, height, table, level: Heading = 'h2', onCopy } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = JSON.stringify([title, says, table, height]);
  useEffect(() => {
    const [sheet, box] = [canvas.current, canvas.current?.parentElement];
    if (!sheet || !box) return;
    let chart: Chart | null = null;
    const drawAs = (config: ChartConfiguration) => {
      chart?.destroy();
      // Not in a style of the element: the policy allows none.
      box.style.height = `${height}px`;
      chart = new Chart(sheet, config);
    };
    const again = () => drawAs(draw(lookOf(box)));
    again();
    // On paper it is light and fine. It was drawn for a window, which may be wider than the paper.
    const printed = () => {
      drawAs(finely(draw({ ...paperLook(null), paper: null })));
      box.style.height = sheet.style.height = 'auto';
    };
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', again);
    window.addEventListener('beforeprint', printed);
    window.addEventListener('afterprint', again);
    return () => {
      dark.removeEventListener('change', again);
      window.removeEventListener('beforeprint', printed);
      window.removeEventListener('afterprint', again);
      chart?.destroy();
    };
  }, [drawn]);
  return (
    <section class="figure" aria-label={title}>
      <div class="head">
        <Heading>{title}</Heading>
        <button
          type="button"
          class="quiet"
          aria-label={t('record.copyNamed', { title })}
          title={t('record.copy')}
          onClick={() =>
            onCopy(pictureOf(draw, { text: title, below: [about, ...(note ? [note] : [])] }, height))
          }
        >
          <Icon name="copy" />
        </button>
      </div>
      {note && <p class="small soft">{note}</p>}
      <div class="chart">
        <canvas dir="ltr" ref={canvas} role="img" aria-label={says} />
      </div>
      {table && <Table table={table} />}
    </section>
  );
}

function Table({ table }: { table: ChartTable }) {
  return (
    <details>
      <summary class="small soft">{t('record.table')}</summary>
      <WideTable {...table} />
    </details>
  );
}

const SMALL = 12;

/** The tokens as they are on the page now. */
function lookOf(element: Element): Look {
  const { fontFamily } = getComputedStyle(element);
  return { ...coloursIn(element), paper: null, family: fontFamily, size: SMALL, title: null };
}

/** As on paper, whatever the page looks like. */
function paperLook(title: Look['title']): Look {
  const sheet = document.createElement('span');
  sheet.className = 'paper-look';
  document.body.append(sheet);
  const { backgroundColor: paper, fontFamily: family } = getComputedStyle(sheet);
  const look = { ...coloursIn(sheet), paper, family, size: SMALL, title };
  sheet.remove();
  return look;
}

/** A canvas understands no token: an element that wears it tells what colour it is there. */
function coloursIn(element: Element) {
  const probe = document.createElement('span');
  element.append(probe);
  const [ink, soft, line, fill] = (['ink', 'soft', 'line', 'fill'] as const).map((name) => {
    probe.className = `chart-${name}`;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return { ink: ink!, soft: soft!, line: line!, fill: fill! };
}

/** In px, before it is made twice as fine. */
const WIDTH = 600;
const TITLE = 42;
const LINE = 18;

const finely = (config: ChartConfiguration): ChartConfiguration => ({
  ...config,
  options: { ...config.options, devicePixelRatio: 2 },
});

async function pictureOf(draw: Draw, title: NonNullable<Look['title']>, height: number): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = height + TITLE + LINE * title.below.length;
  const config = finely(draw(paperLook(title)));
  const chart = new Chart(canvas, {
    ...config,
    options: { ...config.options, responsive: false, events: [] },
  });
  try {
    return await new Promise<Blob>((done, fail) =>
      canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('no picture was made'))), 'image/png'),
    );
  } finally {
    chart.destroy();
  }
}
