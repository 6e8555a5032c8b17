/** The messages about listening to their commands; a part of answer.ts. */
import { removeFeed, saveFeed } from '../../storage/commands/feeds';
import { log } from '../../storage/commands/log';
import { noteVisit, removeSearch, saveSearch } from '../../storage/commands/searches';
import { removeWatchword, saveWatchword } from '../../storage/commands/watchwords';
import { noteRead } from '../../storage/fetched';
import { brands } from '../../storage/queries/brands';
import type { Evidence, FeedItemRow } from '../../storage/records';
import type { LISTENING_MESSAGES } from '../../utils/messages/listening-messages';
import type { LogReply } from '../../utils/messages/log-reply';
import type { Handlers } from '../../utils/messages/receive';
import { tell } from '../../utils/messages/tell';
import { Refusal } from '../../utils/result';
import type { Part } from '../../utils/sites/mention';
import type { Command } from './command';
import type { FetchesFeeds } from './fetch-feeds';
import type { GetLedger } from './open-ledger';

/** The marks of open pages say whether there is a watch-word. */
async function marksAnew(): Promise<null> {
  await tell({ tells: 'switched' });
  return null;
}

export const listeningAnswers = (
  getLedger: GetLedger,
  command: Command,
  feeds: FetchesFeeds,
): Pick<Handlers, keyof typeof LISTENING_MESSAGES> => ({
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
  saveFeed: async ({ op, ...feed }) => {
    await command(op, async (ledger, by) => saveFeed(ledger, by, (await brands(ledger)).current.id, feed));
    void feeds.look();
    return null;
  },
  removeFeed: ({ op, id }) => command(op, (ledger, by) => removeFeed(ledger, by, id)),
  fetchFeed: ({ id }) => {
    void feeds.ask(id);
    return null;
  },
  logFeedItem: async ({ op, id }) => {
    let logged: LogReply = { caseId: '', outcome: 'opened', openCase: null };
    await command(op, async (ledger, by) => {
      const item = await ledger.feedItems.get(id);
      const feed = item && (await ledger.feeds.get(item.feedId));
      if (!item || !feed) throw new Refusal('not-found', `no item ${id}`);
      const state = await ledger.feedStates.get(feed.id);
      const source = feed.name || state?.title || new URL(feed.address).hostname;
      const result = await log(ledger, by, null, evidenceOf(item, source, feed.address));
      logged = result.logged;
      return result.written;
    });
    await noteRead(await getLedger(), [id]);
    return logged;
  },
  readFeedItems: async ({ ids }) => {
    await noteRead(await getLedger(), ids ?? 'all');
    return null;
  },
  saveSearch: ({ op, ...search }) =>
    command(op, async (ledger, by) => saveSearch(ledger, by, (await brands(ledger)).current.id, search)),
  removeSearch: ({ op, id }) => command(op, (ledger, by) => removeSearch(ledger, by, id)),
  noteVisit: async ({ id }) => {
    await noteVisit(await getLedger(), id, Date.now());
    return null;
  },
});

/** Where no author is told, it is the feed that says it. */
function evidenceOf(item: FeedItemRow, source: string, address: string): Evidence {
  const { key, title, text, link, author, postedAt } = item;
  const words = [title, text].filter((part) => part !== null).join('\n\n');
  const missing: Part[] = [
    ...(link === null ? (['permalink'] as const) : []),
    ...(author === null ? (['author.name'] as const) : []),
    'author.handle',
    'author.profileUrl',
    ...(words === '' ? (['text'] as const) : []),
    ...(postedAt === null ? (['postedAt'] as const) : []),
  ];
  return {
    ...{ place: 'web', key, kind: 'post', permalink: link, pageUrl: link ?? address },
    author: { name: author ?? source, handle: null, profileUrl: null },
    ...{ text: words === '' ? null : words, postedAt, missing },
  };
}
