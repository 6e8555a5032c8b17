/** The messages about listening to their commands; a part of answer.ts. */
import { removeWatchword, saveWatchword } from '../../storage/commands/watchwords';
import { brands } from '../../storage/queries/brands';
import type { LISTENING_MESSAGES } from '../../utils/messages/listening-messages';
import type { Handlers } from '../../utils/messages/receive';
import { tell } from '../../utils/messages/tell';
import type { Command } from './command';

/** The marks of open pages say whether there is a watch-word. */
async function marksAnew(): Promise<null> {
  await tell({ tells: 'switched' });
  return null;
}

export const listeningAnswers = (command: Command): Pick<Handlers, keyof typeof LISTENING_MESSAGES> => ({
  saveWatchword: async ({ op, ...watchword }) => {
    await command(op, async (ledger, by) =>
      saveWatchword(ledger, by, (await brands(ledger)).current.id, watchword),
    );
    return marksAnew();
  },
  removeWatchword: async ({ op, id }) => {
    await command(op, (ledger, by) => removeWatchword(ledger, by, id));
    return marksAnew();
  },
});
