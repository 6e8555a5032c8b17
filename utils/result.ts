/** What crosses a boundary: a value, or a failure with a code that the panel has a sentence for. */
import { isFull } from './room';

export const FAILURES = [
  'not-understood',
  'not-allowed',
  'not-found',
  'too-long',
  'read-only',
  'damaged',
  'not-stored',
  'full',
  'no-answer',
  'nothing-selected',
  'page-closed-to-us',
  'never-log',
  'on-its-way',
  'unsent',
] as const;
export type FailureCode = (typeof FAILURES)[number];

export interface Failure {
  code: FailureCode;
  /** For the console and the report, in English; what the user reads comes from the catalogue by `code`. */
  detail: string;
}

export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure };

export const done = <T>(value: T): Result<T> => ({ ok: true, value });
export const failed = (code: FailureCode, detail: string): Result<never> => ({
  ok: false,
  error: { code, detail },
});

/** Thrown inside a command to end it with a code; nothing is written (the transaction aborts). */
export class Refusal extends Error {
  constructor(
    readonly code: FailureCode,
    detail: string,
  ) {
    super(detail);
    this.name = 'Refusal';
  }
}

/** What the user is told of anything that was thrown. */
export async function failureOf(error: unknown): Promise<Failure> {
  if (error instanceof Refusal) return { code: error.code, detail: error.message };
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { code: (await isFull(error)) ? 'full' : 'not-stored', detail };
}
