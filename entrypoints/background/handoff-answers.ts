/** The messages about colleagues and hand-offs to their commands; a part of answer.ts. */
import { removeColleague, saveColleague } from '../../storage/commands/colleagues';
import * as handoffs from '../../storage/commands/handoff';
import { brands } from '../../storage/queries/brands';
import type { HANDOFF_MESSAGES } from '../../utils/messages/handoff-messages';
import type { Handlers } from '../../utils/messages/receive';
import type { Command } from './command';

/** `queued`: something waits to be sent. */
export const handoffAnswers = (
  command: Command,
  queued: () => void,
): Pick<Handlers, keyof typeof HANDOFF_MESSAGES> => ({
  handOff: async ({ op, caseId, ...words }) => {
    await command(op, (ledger, by) => handoffs.handOff(ledger, by, caseId, words));
    if (words.deliver) queued();
    return null;
  },
  handoffAnswered: ({ op, caseId, text, since }) =>
    command(op, (ledger, by) => handoffs.handoffAnswered(ledger, by, caseId, text, since)),
  tickSent: async ({ op, caseId, by: way, deliver }) => {
    await command(op, (ledger, by) => handoffs.tickSent(ledger, by, caseId, way, deliver));
    if (deliver) queued();
    return null;
  },
  askAgain: async ({ op, caseId, ...said }) => {
    await command(op, (ledger, by) => handoffs.askAgain(ledger, by, caseId, said));
    if (said.deliver) queued();
    return null;
  },
  withdraw: ({ op, caseId, why }) => command(op, (ledger, by) => handoffs.withdraw(ledger, by, caseId, why)),
  saveColleague: ({ op, ...colleague }) =>
    command(op, async (ledger, by) =>
      saveColleague(ledger, by, (await brands(ledger)).current.id, colleague),
    ),
  removeColleague: ({ op, ...who }) => command(op, (ledger, by) => removeColleague(ledger, by, who)),
});
