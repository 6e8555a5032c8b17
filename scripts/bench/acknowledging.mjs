/** Acknowledging: from a command to the moment when it is safely written. */
import { EXTENSION } from '../extension.mjs';
import { openBrowser } from './browser.mjs';
import { share } from './figures.mjs';

const CLICKS = 300;

/** A command's way to the durable acknowledgement, beside one bare strict transaction over the same stores. */
export async function acknowledging(executablePath) {
  const { context, origin, close } = await openBrowser(executablePath, [EXTENSION]);
  try {
    const page = await context.newPage();
    await page.goto(`${origin}/manifest.json`);
    const { ours, bare } = await page.evaluate(async (clicks) => {
      const mention = (n) => ({
        site: 'practice',
        kind: 'reply',
        id: String(9_100_000_000_000 + n),
        aliases: [],
        permalink: null,
        author: { name: `Bench ${n}`, handle: `bench_${n}`, profileUrl: null },
        text: 'The kettle leaks since day one and nobody answers. '.repeat(6),
        postedAt: '2026-03-02T08:00:00Z',
        inReplyTo: null,
        missing: [],
      });
      const bareStore = await new Promise((done, fail) => {
        const open = indexedDB.open('bench-bare', 1);
        open.onupgradeneeded = () => {
          for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) {
            const store = open.result.createObjectStore(name, { keyPath: 'id' });
            store.createIndex('at', 'at');
          }
        };
        open.onsuccess = () => done(open.result);
        open.onerror = () => fail(open.error);
      });
      const ours = [];
      const bare = [];
      for (let n = 0; n < clicks; n++) {
        const body = mention(n);
        const a = performance.now();
        const answer = await chrome.runtime.sendMessage({
          type: 'logListed',
          op: `bench-${n}`,
          mention: body,
          pageUrl: location.href,
        });
        const b = performance.now();
        if (!answer?.ok) throw new Error(JSON.stringify(answer));
        await new Promise((done, fail) => {
          const tx = bareStore.transaction(['a', 'b', 'c', 'd', 'e', 'f', 'g'], 'readwrite', {
            durability: 'strict',
          });
          for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g'])
            tx.objectStore(name).put({ id: n, at: Date.now(), body });
          tx.oncomplete = done;
          tx.onerror = () => fail(tx.error);
        });
        const c = performance.now();
        ours.push(b - a);
        bare.push(c - b);
      }
      return { ours, bare };
    }, CLICKS);
    return [
      {
        figure: `log to durable acknowledgement, median of ${CLICKS}`,
        ratio: share(ours, 0.5) / share(bare, 0.5),
        against: 'one bare strict transaction over seven stores, no message',
        ms: share(ours, 0.5),
      },
      {
        figure: 'the same, 95th percentile',
        ratio: share(ours, 0.95) / share(bare, 0.95),
        against: 'the same',
        ms: share(ours, 0.95),
      },
    ];
  } finally {
    await close();
  }
}
