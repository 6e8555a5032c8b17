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
  figures: Figures;
  behind: Behind;
  /** What stands behind its last cell. */
  open: Behind;
}

/** What a line says: in the period, in the one before, and open now; null where it says nothing of that. */
export interface Figures {
  now: number;
  before: number | null;
  open: number | null;
}

export interface Item {
  text: string;
  /** The rest of the line: where and when it was said, or since when somebody waits. */
  about: string;
  url: string | null;
  behind: Behind;
  /** Where its words are of a figure. */
  figures?: Figures;
}

export type Block =
  /** `figures`: where no table below it has them. */
  | { is: 'heading'; part: Part; text: string; behind: Behind; figures?: Figures }
  /** Below a heading: one topic, one competitor. */
  | { is: 'subheading'; part: Part; text: string; behind: Behind; figures?: Figures }
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
