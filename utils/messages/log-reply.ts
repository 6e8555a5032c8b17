/** What came of a logging. */

/** `added`: to an open case of its author in the same thread. `known`: this mention had its case already. */
export const LOGGED = ['opened', 'added', 'known'] as const;

export interface LogReply {
  caseId: string;
  outcome: (typeof LOGGED)[number];
  /** The newest other open case of the author's, to which a case that was just opened may be added; null: there is none. */
  openCase: string | null;
}
