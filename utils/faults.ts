/** What may be wrong with a file that is to be imported; the catalogue has a sentence for each. */

export const FAULTS = [
  'not-text',
  'not-ours',
  'newer',
  'too-long',
  'too-many',
  'too-deep',
  'not-json',
  'forbidden-key',
  'not-a-line',
  'not-an-entry',
  'cut',
  'after-end',
  'count',
  'sum',
  'cipher',
  'needs-passphrase',
  'wrong-passphrase',
  'not-genuine',
] as const;
export type Fault = (typeof FAULTS)[number];

export interface BadLine {
  fault: Fault;
  /** From 1, as an editor counts. */
  line: number;
  /** For those who look into the file, in English. */
  detail: string;
}

/** Stops the reading: nothing of the file is taken over. */
export class BadFile extends Error implements BadLine {
  constructor(
    readonly fault: Fault,
    readonly line: number,
    readonly detail = '',
  ) {
    super(`line ${line}: ${fault} ${detail}`.trim());
    this.name = 'BadFile';
  }
}
