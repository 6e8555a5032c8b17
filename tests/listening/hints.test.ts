/** What a mark says of a mention without a case: whose it is and whether something of theirs is open, and that it has a watch-word. */
import { expect, test } from 'vitest';
import { hints } from '../../entrypoints/background/hints';
import { dismiss } from '../../storage/commands/case';
import { log } from '../../storage/commands/log';
import { saveWatchword } from '../../storage/commands/watchwords';
import { actAt, evidence, freshLedger } from '../storage/ledger';

test('neither of the two hides the other', async () => {
  const ledger = await freshLedger();
  const by = (handle: string) => ({
    author: { name: handle, handle, profileUrl: `https://x.com/${handle}` },
  });
  await log(ledger, actAt(0), null, evidence(1, by('open_one')));
  const { logged } = await log(ledger, actAt(1), null, evidence(2, by('calm_one')));
  await dismiss(ledger, actAt(2), logged.caseId, 'spam');
  await saveWatchword(ledger, actAt(3), 'main', {
    id: 'tram',
    what: 'product',
    words: ['tram*'],
    except: [],
  });
  expect(
    await hints()(ledger, 'x', {
      a: ['open_one', 'Late again'],
      b: ['open_one', 'The tram is late'],
      c: ['calm_one', 'Late again'],
      d: ['calm_one', 'The tram is late'],
      e: ['new_one', 'The tram is late'],
      f: ['new_one', 'Late again'],
      g: [null, 'Title\nof trams'],
    }),
  ).toEqual({
    ...{ a: 'busy', b: 'busyWatched', c: 'known', d: 'knownWatched', e: 'watched', g: 'watched' },
  });
});
