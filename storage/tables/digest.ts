/** A digest as a document for people in another department: every claim with what stands behind it. */
import type { Behind, Block, Document, Figures, Item, Part } from '../../utils/digest/document';
import { unnamed, unnamedLink } from '../../utils/people/unnamed';
import { dayName } from '../../utils/periods';
import type { OwnAccount } from '../../utils/sites/mention';
import { dateRange, shortDay } from '../../utils/texts/short';
import { number, t } from '../../utils/texts/texts';
import type { About, Change, Digest, DigestTopic } from '../queries/digest';
import type { DigestCases } from '../queries/digest-cases';
import type { CaseRow } from '../records';

export interface Wording {
  /** How the brand is called; '' where it has no name. */
  brand: string;
  /** A brand is one of several: a search names it. */
  several: boolean;
  own: readonly OwnAccount[];
  /** Whether customers are named. */
  names: boolean;
  /** What the manager says first; '' : nothing. */
  note: string;
  now: number;
}

/** A quote is cut to so many signs, at a word. */
const LONGEST = 400;
/** Of what waits: whoever has it knows it. */
const REMINDED = 160;
/** In ms. */
const DAY = 86_400_000;
/** So many that wait are in it, the longest waiting first; of the rest, how many they are. */
const WAITING = 20;
/** So many topics have quotes of their own, the rest its line in the table. */
const QUOTED = 6;

/** `cases`: null as long as they are not read; then what needs them is left out. */
export function digestDocument(
  about: About,
  figures: Digest,
  cases: DigestCases | null,
  wording: Wording,
): Document {
  const { department, period } = about;
  const to = { about, wording };
  const blocks: Block[] = [
    ...(wording.note.trim() === '' ? [] : [{ is: 'words' as const, text: wording.note.trim() }]),
    ...shortly(figures, to),
    ...topicBlocks(
      'topics',
      figures.topics.filter(({ sort }) => sort === 'matter'),
      cases,
      to,
    ),
    ...(cases ? waitingBlocks(cases.waiting, to) : []),
    ...kindBlocks('leads', 'lead', figures.leads ? figures.kinds.lead : null, cases?.leads, to),
    ...topicBlocks(
      'ideas',
      figures.topics.filter(({ sort }) => sort === 'idea'),
      cases,
      to,
    ),
    ...competitorBlocks(
      figures.topics.filter(({ sort }) => sort === 'competitor'),
      cases,
      to,
    ),
    ...kindBlocks('praise', 'praise', figures.kinds.praise, cases?.praise, to),
    ...(cases ? foot(cases, wording) : []),
  ];
  return {
    title: department === null ? t('digest.forAll') : t('digest.for', { department }),
    about: [wording.brand, dateRange(period)].filter(Boolean).join(', '),
    blocks,
  };
}

interface To {
  about: About;
  wording: Wording;
}

/** A search that finds these cases and no others; none can where one brand of several has no name. */
function search(filter: string, { wording }: To): Behind {
  if (!wording.several) return { search: filter };
  return wording.brand === '' ? null : { search: `${filter} brand:${quoted(wording.brand)}` };
}

/** The same, of those that were logged in its time. */
function searchLogged(filter: string, to: To): Behind {
  const { from, to: end } = to.about.period;
  return search(`${filter} after:${dayName(from)} before:${dayName(end)}`.trim(), to);
}

const quoted = (words: string) => JSON.stringify(words.replaceAll('"', ' '));

/** "12 (7 before)". */
const changed = (one: Change) => t('digest.changed', { now: one.now, before: one.before });

const figuresOf = ({ now, before }: Change): Figures => ({ now, before, open: null });
const only = (now: number): Figures => ({ now, before: null, open: null });

function shortly({ logged, resolved, open }: Digest, to: To): Block[] {
  const days = Math.round((to.about.period.to - to.about.period.from) / DAY);
  const item = (text: string, behind: Behind, figures: Figures): Item => ({
    ...{ text, about: '', url: null, behind, figures },
  });
  return [
    {
      is: 'list',
      part: 'short',
      items: [
        item(
          t('digest.logged', { count: logged.now, before: logged.before, days }),
          searchLogged('', to),
          figuresOf(logged),
        ),
        item(
          t('digest.resolved', { count: resolved.now, before: resolved.before }),
          null,
          figuresOf(resolved),
        ),
        item(t('digest.open', { count: open }), search('state:open', to), {
          ...only(open),
          open,
        }),
      ],
    },
  ];
}

function topicBlocks(
  part: 'topics' | 'ideas',
  topics: readonly DigestTopic[],
  cases: DigestCases | null,
  to: To,
): Block[] {
  if (topics.length === 0) return [];
  return [
    { is: 'heading', part, text: t(`digest.part.${part}`), behind: null },
    ...tableAndQuotes(part, topics, cases, to),
  ];
}

function tableAndQuotes(
  part: Part,
  topics: readonly DigestTopic[],
  cases: DigestCases | null,
  to: To,
): Block[] {
  const filter = ({ name }: DigestTopic) => `topic:${quoted(name)}`;
  const behind = (topic: DigestTopic) => searchLogged(filter(topic), to);
  const quotes = topics.slice(0, QUOTED).flatMap((topic): Block[] => {
    const some = cases?.topics.get(topic.name) ?? [];
    if (some.length === 0) return [];
    return [
      { is: 'subheading', part, text: `${topic.name}: ${changed(topic)}`, behind: behind(topic) },
      { is: 'quotes', part, items: some.map((row) => quoteOf(row, to)) },
    ];
  });
  return [
    {
      is: 'table',
      part,
      head: [
        t('digest.column.topic'),
        t('digest.column.now'),
        t('digest.column.change'),
        t('digest.column.open'),
      ],
      rows: topics.map((topic) => ({
        cells: [topic.name, number(topic.now), changeWords(topic), number(topic.open)],
        figures: topic,
        behind: behind(topic),
        open: topic.open > 0 ? search(`${filter(topic)} state:ongoing`, to) : null,
      })),
    },
    ...quotes,
  ];
}

/** "+5", "−2", "as before"; "new" where there was none before. */
function changeWords({ now, before }: Change): string {
  if (now === before) return t('digest.same');
  if (before === 0) return t('digest.new');
  return now > before ? `+${number(now - before)}` : `−${number(before - now)}`;
}

function waitingBlocks(rows: readonly CaseRow[], { about, wording }: To): Block[] {
  const part: Part = 'waiting';
  const text = t(about.department === null ? 'digest.waitingOnAll' : 'digest.part.waiting');
  const heading: Block = { is: 'heading', part, text, behind: null, figures: only(rows.length) };
  if (rows.length === 0) return [heading, { is: 'words', text: t('digest.nothingWaits') }];
  return [
    heading,
    {
      is: 'list',
      part,
      items: rows.slice(0, WAITING).map((row) => ({
        text: wordsOf(row.need?.text ?? row.evidence.text, row, wording, REMINDED),
        about: waitWords(row, wording.now),
        url: linkOf(row, wording),
        behind: { case: row.id },
      })),
    },
    ...(rows.length > WAITING
      ? [{ is: 'words' as const, text: t('digest.more', { count: rows.length - WAITING }) }]
      : []),
  ];
}

/** Who has it, since when, and by when an answer was wanted: the first date counts, to be asked again makes nobody less late. */
function waitWords({ handoff, waiting }: CaseRow, now: number): string {
  if (handoff === null) return '';
  const due = waiting?.dueAt ?? handoff.dueAt;
  return [
    t('digest.with', { name: handoff.name, day: shortDay(Date.parse(handoff.since)) }),
    t(Date.parse(due) < now ? 'digest.late' : 'digest.due', { day: shortDay(Date.parse(due)) }),
  ].join(', ');
}

function kindBlocks(
  part: 'leads' | 'praise',
  kind: 'lead' | 'praise',
  count: Change | null,
  rows: readonly CaseRow[] = [],
  to: To,
): Block[] {
  if (count === null || count.now + count.before === 0) return [];
  return [
    {
      is: 'heading',
      part,
      text: `${t(`digest.part.${part}`)}: ${changed(count)}`,
      behind: count.now > 0 ? searchLogged(`kind:${kind}`, to) : null,
      figures: figuresOf(count),
    },
    ...(rows.length === 0
      ? []
      : [{ is: 'quotes' as const, part, items: rows.map((row) => quoteOf(row, to)) }]),
  ];
}

/** By topic, then by watch-word. */
function competitorBlocks(topics: readonly DigestTopic[], cases: DigestCases | null, to: To): Block[] {
  const words = cases?.competitors ?? [];
  if (topics.length + words.length === 0) return [];
  const part: Part = 'competitors';
  return [
    { is: 'heading', part, text: t('digest.part.competitors'), behind: null },
    ...(topics.length === 0 ? [] : tableAndQuotes(part, topics, cases, to)),
    ...words.flatMap(({ name, now, before, quotes }): Block[] => {
      const named = { name: name.replace(/\*$/, '…'), count: now };
      return [
        {
          is: 'subheading',
          part,
          text: before === null ? t('digest.named', named) : t('digest.namedBefore', { ...named, before }),
          behind: null,
          figures: { now, before, open: null },
        },
        ...(quotes.length === 0
          ? []
          : [{ is: 'quotes' as const, part, items: quotes.map((row) => quoteOf(row, to)) }]),
      ];
    }),
  ];
}

function foot({ looked }: DigestCases, { names }: Wording): Block[] {
  const words = [
    ...(names ? [] : [t('digest.unnamed')]),
    ...(looked.at < looked.of ? [t('digest.looked', { at: looked.at, of: looked.of })] : []),
  ];
  return words.length === 0 ? [] : [{ is: 'words', text: words.join(' ') }];
}

function quoteOf(row: CaseRow, { wording }: To): Item {
  const { place, postedAt, author } = row.evidence;
  const who = wording.names ? [author.name ?? author.handle ?? t('case.unknownAuthor')] : [];
  return {
    text: wordsOf(row.evidence.text, row, wording),
    about: [...who, t(`place.${place}`), shortDay(Date.parse(postedAt ?? row.loggedAt))].join(', '),
    url: linkOf(row, wording),
    behind: { case: row.id },
  };
}

function wordsOf(
  text: string | null,
  { evidence: { author } }: CaseRow,
  { names, own }: Wording,
  longest = LONGEST,
): string {
  if (text === null) return t('case.noWords');
  const words = names ? text : unnamed(text, author, own, t('digest.name'));
  return cut(words.replace(/\s+/g, ' ').trim(), longest);
}

function linkOf({ evidence: { permalink, author } }: CaseRow, { names, own }: Wording): string | null {
  return permalink === null || names ? permalink : unnamedLink(permalink, author, own);
}

function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const at = text.lastIndexOf(' ', longest);
  return `${text
    .slice(0, at > longest / 2 ? at : longest)
    .toWellFormed()
    .trimEnd()} …`;
}

/** The same, a line for each claim, for a spreadsheet: its part, the claim, the figures or the quote, where it was said. */
export function digestLines({ blocks }: Document): string[][] {
  const head = ['part', 'claim', 'now', 'before', 'open', 'words', 'about', 'link'] as const;
  const lines: string[][] = [head.map((column) => t(`digest.column.${column}`))];
  let about = '';
  for (const block of blocks) {
    if (block.is === 'words') continue;
    const part = t(`digest.part.${block.part}`);
    if (block.is === 'heading' || block.is === 'subheading') {
      about = block.text;
      if (block.figures) lines.push([part, about, ...cellsOf(block.figures), '', '', '']);
    }
    if (block.is === 'table')
      for (const { cells, figures } of block.rows)
        lines.push([part, cells[0] ?? '', ...cellsOf(figures), '', '', '']);
    if (block.is === 'list' || block.is === 'quotes')
      for (const { text, about: where, url, figures } of block.items) {
        const claim = block.is === 'list' ? '' : about;
        lines.push([part, claim, ...cellsOf(figures), text, where, url ?? '']);
      }
  }
  return lines;
}

/** As a spreadsheet reads numbers, in whatever language. */
const cellsOf = (figures: Figures | undefined): string[] =>
  [figures?.now, figures?.before, figures?.open].map((one) => (one == null ? '' : String(one)));
