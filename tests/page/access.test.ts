/** Access that the browser withholds is named, site by site; what the user refuses stays refused. */
import { expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { allowSite, withheldSites } from '../../entrypoints/sidepanel/access';

function permissions(origins: string[], answer = false) {
  const asked: unknown[] = [];
  Object.assign(fakeBrowser, {
    permissions: {
      getAll: async () => ({ origins, permissions: [] }),
      request: async (wanted: unknown) => {
        asked.push(wanted);
        return answer;
      },
    },
  });
  return asked;
}

test.each([
  [
    [
      'https://x.com/*',
      'https://www.facebook.com/*',
      'https://web.facebook.com/*',
      'https://www.linkedin.com/*',
    ],
    [],
  ],
  [['https://x.com/*'], ['facebook', 'linkedin']],
  [[], ['x', 'facebook', 'linkedin']],
  [['<all_urls>'], []],
])('with %j granted, %j are withheld', async (origins, withheld) => {
  permissions(origins);
  expect(await withheldSites()).toEqual(withheld);
});

test('the button asks for that one site, and a refusal is a refusal', async () => {
  const asked = permissions([], false);
  expect(await allowSite('x')).toBe(false);
  expect(asked).toEqual([{ origins: ['https://x.com/*'] }]);
});
