/** A digest as it is read, on the panel and on paper: each claim leads to what stands behind it. */
import type { ComponentChildren } from 'preact';
import type { Behind, Block, Document, Item } from '../utils/digest/document';
import { t } from '../utils/texts/texts';
import { ChartFigure } from './ChartFigure';
import { lyingBars } from './charts';
import { WideTable } from './WideTable';

interface Props {
  paper: Document;
  /** The address of what stands behind a claim. */
  hrefOf: (behind: NonNullable<Behind>) => string;
  onOpen: (behind: NonNullable<Behind>) => void;
  onCopyPicture: (picture: Promise<Blob>) => void;
}

type Linked = Pick<Props, 'hrefOf' | 'onOpen'>;

export function DigestPaper({ paper, onCopyPicture, ...linked }: Props) {
  const { title, about, blocks } = paper;
  return (
    <article class="paper stack" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <p class="soft" dir="auto">
          {about}
        </p>
      </header>
      {blocks.map((block, n) =>
        block.is === 'table' && block.part === 'topics' ? (
          <TopicsFigure key={n} block={block} about={about} onCopy={onCopyPicture} {...linked} />
        ) : (
          <BlockOf key={n} block={block} {...linked} />
        ),
      )}
    </article>
  );
}

function BlockOf({ block, ...linked }: { block: Block } & Linked) {
  switch (block.is) {
    case 'heading':
      return (
        <h3 dir="auto">
          <Claim behind={block.behind} {...linked}>
            {block.text}
          </Claim>
        </h3>
      );
    case 'subheading':
      return (
        <h4 dir="auto">
          <Claim behind={block.behind} {...linked}>
            {block.text}
          </Claim>
        </h4>
      );
    case 'words':
      return (
        <p class="note" dir="auto">
          {block.text}
        </p>
      );
    case 'list':
      return (
        <ul>
          {block.items.map((item, n) => (
            <li key={n} dir="auto">
              <Claim behind={item.behind} {...linked}>
                {item.text}
              </Claim>
              <Where item={item} />
            </li>
          ))}
        </ul>
      );
    case 'quotes':
      return (
        <>
          {block.items.map((item, n) => (
            <blockquote key={n} dir="auto">
              <Claim behind={item.behind} {...linked}>
                {item.text}
              </Claim>
              <Where item={item} />
            </blockquote>
          ))}
        </>
      );
    case 'table':
      return <Table block={block} {...linked} />;
  }
}

/** Opened in the panel; on paper it is words. */
function Claim({
  behind,
  hrefOf,
  onOpen,
  children,
}: { behind: Behind; children: ComponentChildren } & Linked) {
  if (behind === null) return <>{children}</>;
  return (
    <a class="claim" href={hrefOf(behind)} onClick={() => onOpen(behind)}>
      {children}
    </a>
  );
}

function Where({ item: { about, url } }: { item: Item }) {
  if (about === '') return null;
  return (
    <span class="small soft where">
      {url === null ? (
        about
      ) : (
        <a href={url} target="_blank" rel="noreferrer">
          {about}
        </a>
      )}
    </span>
  );
}

type TableBlock = Extract<Block, { is: 'table' }>;

function Table({ block: { head, rows }, ...linked }: { block: TableBlock } & Linked) {
  return (
    <WideTable
      head={head}
      rows={rows.map(({ cells, behind, open }) =>
        cells.map((cell, n) => (
          <Claim key={n} behind={n === 0 ? behind : n === cells.length - 1 ? open : null} {...linked}>
            {cell}
          </Claim>
        )),
      )}
    />
  );
}

/** So many are drawn; the table has all. */
const DRAWN = 12;

function TopicsFigure({
  block,
  about,
  onCopy,
  ...linked
}: { block: TableBlock; about: string; onCopy: Props['onCopyPicture'] } & Linked) {
  const drawn = block.rows.slice(0, DRAWN).map(({ cells: [name = '', now = '', change = ''], figures }) => ({
    name: name.length > 22 ? `${name.slice(0, 21).trimEnd()}…` : name,
    value: figures.now,
    said: change === t('digest.same') ? now : `${now} (${change})`,
  }));
  return (
    <>
      {drawn.length > 1 && (
        <ChartFigure
          title={t('digest.chart')}
          says={drawn.map(({ name, said }) => `${name} ${said}`).join(', ')}
          draw={lyingBars(drawn)}
          height={drawn.length * 24 + 12}
          table={null}
          level="h4"
          about={about}
          onCopy={onCopy}
        />
      )}
      <Table block={block} {...linked} />
    </>
  );
}
