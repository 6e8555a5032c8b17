/**
 * Reads templates from a file: a table (CSV with a heading, by csv-parse), our own JSON, or Chatwoot's canned responses as its
 * API gives them (`[{ "short_code", "content" }]`, developers.chatwoot.com, "Canned Responses"). All of a file or nothing.
 */
import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { LONGEST } from '../cases';
import { BYTE_ORDER_MARK, lively } from '../csv';
import { examine, type Fault } from './render';
import {
  isLanguage,
  LONGEST_NAME,
  LONGEST_SHORTCUT,
  LONGEST_TAG,
  LONGEST_WHEN,
  MOST_TAGS,
  MOST_WORDINGS,
  SHORTCUT,
  type Template,
  type Wording,
} from './template';
import { FORMAT } from './write-file';

export type FileTemplate = Omit<Template, 'id'>;

/** So many templates one file may have; each is looked at before any is written. */
export const MOST_IN_FILE = 10_000;
/** In UTF-16 units. */
export const LONGEST_FILE = 50_000_000;

/** Each has its sentence (`templates.fault.…`). */
export const TEMPLATE_FAULTS = [
  'empty',
  'too-large',
  'too-many',
  'not-templates',
  'not-json',
  'not-csv',
  'no-column',
  'no-name',
  'no-text',
  'too-long',
  'bad-language',
  'bad-shortcut',
  'twice',
  'shortcut-twice',
] as const;

export interface FileFault {
  /** From 1: the line of a table; null where the file as a whole is meant. */
  line: number | null;
  /** Of a list in JSON, from 1; null in a table. */
  item: number | null;
  why: (typeof TEMPLATE_FAULTS)[number] | { rendering: Fault };
  /** What it is about: a name, a word, the other line. */
  about: string;
}

/** Thrown where nothing is taken from a file. */
export class BadFile extends Error {
  constructor(readonly fault: FileFault) {
    super(`${typeof fault.why === 'string' ? fault.why : fault.why.rendering.state}: ${fault.about}`);
    this.name = 'BadFile';
  }
}

const bad = (why: FileFault['why'], about = '', place: Partial<Place> = {}): never => {
  throw new BadFile({ line: place.line ?? null, item: place.item ?? null, why, about });
};

interface Place {
  line: number | null;
  item: number | null;
}

/** One wording of a template, as a row or an item has it. */
interface Said {
  place: Place;
  name: string;
  whenToUse: string;
  shortcut: string;
  tags: string[];
  wording: Wording;
}

/** @throws BadFile with the first thing that is wrong, and where. */
export async function readTemplates(text: string): Promise<FileTemplate[]> {
  if (text.length > LONGEST_FILE) bad('too-large');
  const content = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  if (content.trim() === '') bad('empty');
  const said = /^\s*[[{]/.test(content) ? fromJson(content) : fromCsv(content);
  if (said.length === 0) bad('empty');
  const templates = gather(said);
  const faultIn = await examine(snippetsOf(templates));
  for (const { place, wording } of said) {
    const rendering = faultIn(wording.text);
    // What stands inside may be in the ledger already.
    if (rendering && rendering.state !== 'gone') bad({ rendering }, '', place);
  }
  return templates;
}

const snippetsOf = (templates: readonly FileTemplate[]) =>
  Object.fromEntries(templates.map(({ name, texts }) => [name, texts[0]!.text]));

/** The rows of one name are one template in several languages. */
function gather(said: readonly Said[]): FileTemplate[] {
  const templates = new Map<string, FileTemplate>();
  const places = new Map<string, Place>();
  const shortcuts = new Map<string, string>();
  for (const one of said) {
    checkForm(one);
    const { name, whenToUse, shortcut, tags, wording, place } = one;
    const key = name.toLowerCase();
    const known = templates.get(key);
    const wordingKey = `${key}\n${wording.language ?? ''}`;
    const before = places.get(wordingKey);
    if (before) bad('twice', String(before.line ?? before.item), place);
    places.set(wordingKey, place);
    const owner = shortcuts.get(shortcut);
    if (shortcut !== '' && owner !== undefined && owner !== key) bad('shortcut-twice', shortcut, place);
    shortcuts.set(shortcut, key);
    if (!known) {
      templates.set(key, { name, whenToUse, shortcut, tags, texts: [wording], shared: true });
      continue;
    }
    // A second wording is told apart by its language alone.
    if (wording.language === null || known.texts.length > MOST_WORDINGS) bad('bad-language', '', place);
    known.texts.push(wording);
    known.tags = [...new Set([...known.tags, ...tags])];
    if (known.shortcut === '') known.shortcut = shortcut;
    if (known.whenToUse === '') known.whenToUse = whenToUse;
  }
  if (templates.size > MOST_IN_FILE) bad('too-many', String(templates.size));
  return [...templates.values()];
}

function checkForm({ name, whenToUse, shortcut, tags, wording, place }: Said): void {
  if (name === '') bad('no-name', '', place);
  if (wording.text.trim() === '') bad('no-text', name, place);
  const long =
    name.length > LONGEST_NAME ||
    whenToUse.length > LONGEST_WHEN ||
    wording.text.length > LONGEST ||
    tags.length > MOST_TAGS ||
    tags.some((tag) => tag.length > LONGEST_TAG);
  if (long) bad('too-long', name.slice(0, 50), place);
  if (wording.language !== null && !isLanguage(wording.language))
    bad('bad-language', wording.language, place);
  if (shortcut !== '' && (!SHORTCUT.test(shortcut) || shortcut.length > LONGEST_SHORTCUT))
    bad('bad-shortcut', shortcut, place);
}

// ---- tables

/** What a column may be called, without spaces, hyphens and capitals. */
const HEADINGS = {
  name: ['name', 'title', 'shortcode'],
  text: ['text', 'content', 'message', 'body'],
  whenToUse: ['whentouse', 'description'],
  shortcut: ['shortcut', 'shortcode'],
  tags: ['tags', 'labels'],
  language: ['language', 'lang', 'locale'],
} as const;
type Column = keyof typeof HEADINGS;

interface Row {
  cells: string[];
  /** Where it begins. */
  line: number;
}

/** What stands between the cells of the heading most often: spreadsheets of half the world take the semicolon. */
function delimiterOf(content: string): string {
  const [heading = ''] = content.split(/\r?\n/, 1);
  const [most] = [',', ';', '\t'].sort((a, b) => heading.split(b).length - heading.split(a).length);
  return most!;
}

function rowsOf(content: string): Row[] {
  let begins = 1;
  const rows: Row[] = [];
  try {
    parse(content, {
      delimiter: delimiterOf(content),
      relaxColumnCount: true,
      onRecord: (cells: string[], { lines }) => {
        rows.push({ cells, line: begins });
        begins = lines + 1;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    bad('not-csv', error.message.replace(/ (?:at|on) line .*$/s, ''), { line: begins });
  }
  return rows
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ cells, line }) => ({ cells: cells.map(lively), line }));
}

function fromCsv(content: string): Said[] {
  const rows = rowsOf(content);
  const [heading, ...table] = rows;
  const titles = (heading?.cells ?? []).map((cell) => cell.toLowerCase().replace(/[\s_-]/g, ''));
  const at = (column: Column) =>
    titles.findIndex((title) => (HEADINGS[column] as readonly string[]).includes(title));
  const columns = Object.fromEntries(
    (Object.keys(HEADINGS) as Column[]).map((column) => [column, at(column)]),
  ) as Record<Column, number>;
  for (const column of ['name', 'text'] as const)
    if (columns[column] === -1) bad('no-column', column, { line: heading?.line ?? 1 });
  return table.map(({ cells, line }) => {
    const cell = (column: Column) => cells[columns[column]]?.trim() ?? '';
    const shortcut = cell('shortcut').replace(/^\//, '');
    return {
      place: { line, item: null },
      name: cell('name'),
      whenToUse: cell('whenToUse'),
      // Chatwoot's short code is a name as well, and may have what no shortcut can.
      shortcut: columns.shortcut === columns.name && !SHORTCUT.test(shortcut) ? '' : shortcut,
      tags: tagsIn(cell('tags').split(/[;,]/)),
      wording: { language: cell('language') || null, text: cells[columns.text] ?? '' },
    };
  });
}

const tagsIn = (words: readonly string[]) => [...new Set(words.map((word) => word.trim()).filter(Boolean))];

// ---- JSON

function fromJson(content: string): Said[] {
  const parsed = parsedJson(content);
  if (isRecord(parsed) && parsed.format === FORMAT && Array.isArray(parsed.templates))
    return parsed.templates.flatMap((item: unknown, n) => fromOurs(item, { line: null, item: n + 1 }));
  const list = isRecord(parsed) ? (parsed.payload ?? parsed.data) : parsed;
  if (!Array.isArray(list)) return bad('not-templates');
  return list.map((item: unknown, n) => fromChatwoot(item, { line: null, item: n + 1 }));
}

function parsedJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    const { message } = error as Error;
    const position = /position (\d+)/.exec(message)?.[1];
    const line = /line (\d+)/.exec(message)?.[1];
    // A file that was cut off ends where it should go on.
    const end = /\bend\b/.test(message) ? content.length : null;
    return bad('not-json', '', {
      line: line
        ? Number(line)
        : position || end
          ? content.slice(0, Number(position ?? end)).split('\n').length
          : null,
    });
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const words = (value: unknown): string => (typeof value === 'string' ? value : '');

function fromOurs(item: unknown, place: Place): Said[] {
  if (!isRecord(item) || !Array.isArray(item.texts))
    return bad('no-text', isRecord(item) ? words(item.name) : '', place);
  const { texts, tags } = item;
  return texts.map((wording: unknown) => ({
    place,
    name: words(item.name).trim(),
    whenToUse: words(item.whenToUse),
    shortcut: words(item.shortcut),
    tags: tagsIn(Array.isArray(tags) ? tags.map(words) : []),
    wording: isRecord(wording)
      ? { language: words(wording.language) || null, text: words(wording.text) }
      : { language: null, text: '' },
  }));
}

function fromChatwoot(item: unknown, place: Place): Said {
  if (!isRecord(item) || typeof item.short_code !== 'string') return bad('not-templates', '', place);
  const code = item.short_code.trim();
  return {
    place,
    name: code,
    whenToUse: '',
    shortcut: SHORTCUT.test(code) && code.length <= LONGEST_SHORTCUT ? code : '',
    tags: [],
    wording: { language: null, text: words(item.content) },
  };
}
