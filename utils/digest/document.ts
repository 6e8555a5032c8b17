/**
 * A digest as a document for people: what each of its forms (the panel, a mail, Markdown, plain words, a table) is made of. What
 * somebody wrote stands in it as it is; each form escapes it in its own way.
 */

/** What stands behind a claim, in the panel: one case, or what a search finds; null: nothing more than is said. */
export type Behind = { case: string } | { search: string } | null;

/** The parts of a digest; a department reads what is there. */
export const PARTS = ['short', 'topics', 'waiting', 'leads', 'ideas', 'competitors', 'praise'] as const;
export type Part = (typeof PARTS)[number];

export interface Row {
  cells: string[];
  /** What a bar of it shows. */
  value: number;
  behind: Behind;
}

export interface Item {
  text: string;
  /** The rest of the line: where and when it was said, or since when somebody waits. */
  about: string;
  url: string | null;
  behind: Behind;
}

export type Block =
  | { is: 'heading'; part: Part; text: string; behind: Behind }
  /** Below a heading: one topic, one competitor. */
  | { is: 'subheading'; part: Part; text: string; behind: Behind }
  | { is: 'words'; text: string }
  | { is: 'list'; part: Part; items: Item[] }
  | { is: 'table'; part: Part; head: string[]; rows: Row[] }
  /** What customers said, word for word. */
  | { is: 'quotes'; part: Part; items: Item[] };

export interface Document {
  title: string;
  /** Of whom and of what time. */
  about: string;
  blocks: Block[];
}
