/** What the panel hears of a logging; see `Logged` in storage/commands/log.ts. */
export interface LogReply {
  caseId: string;
  outcome: 'opened' | 'added' | 'known';
  openCase: string | null;
}
