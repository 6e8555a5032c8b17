/** Every task takes no more steps by keyboard than by mouse: both are done here, and counted. */
import { imitation as linkedin } from '../imitations/linkedin';
import { logging } from './acts';
import type { Name } from './drivers/driver';
import { command } from './see-through';
import { expect, type Tab, test } from './story';

const PAGE = linkedin.variants.find(
  ({ expected }) => expected.length >= 2 && expected.every(({ id }) => id !== null),
)!;

/** A press, a click, a turn of the wheel where something is not in view, and a word or a name that is typed: one step each. */
function counting(panel: Tab) {
  let steps = 0;
  return {
    steps: () => steps,
    press: async (key: string) => {
      steps++;
      await panel.press(key);
    },
    type: async (text: string) => {
      steps++;
      await panel.type(text);
    },
    click: async (role: string, name: Name) => {
      const find = `(() => {
        const is = ${name instanceof RegExp ? String(name) : `new RegExp(${JSON.stringify(`^${name}$`)})`};
        const named = (one) => one.getAttribute('aria-label') || one.innerText.replace(/\\s+/g, ' ').trim();
        const one = [...document.querySelectorAll('a, button')].find((one) => is.test(named(one)));
        const { top, bottom } = one?.getBoundingClientRect() ?? {};
        return one ? top < 0 || bottom > innerHeight : null;
      })()`;
      await expect.poll(() => panel.evaluate(find), String(name)).not.toBe(null);
      const far = await panel.evaluate<boolean>(find);
      steps += far ? 2 : 1;
      await panel.click(role, name, { nth: 0 });
    },
    /** Opening it is one, choosing from it another. */
    choose: async (label: Name, option: string) => {
      steps += 2;
      await panel.choose(label, option);
    },
  };
}
type Counting = ReturnType<typeof counting>;

interface Task {
  name: string;
  /** Where both begin: a view, or the case of each. */
  at: 'case' | '#/today';
  mouse: (hand: Counting) => Promise<void>;
  /** `shows` waits, as who looks does; it is no step. */
  keys: (hand: Counting, shows: (text: Name) => Promise<void>) => Promise<void>;
  /** What shows that it is done. */
  done: Name;
  /** Puts it back, for the other way. */
  back?: (panel: Tab) => Promise<void>;
}

const TASKS: Task[] = [
  {
    name: 'log what is on the page',
    at: '#/today',
    mouse: async (hand) => {
      await hand.click('link', 'This page');
      await hand.click('button', /^Log$/);
    },
    keys: async (hand, shows) => {
      await hand.press('2');
      await shows('Show on page');
      await hand.press('l');
    },
    done: 'Logged.',
    back: async (panel) => {
      await panel.press('z');
      await panel.has('Taken back.');
    },
  },
  {
    name: 'open what is next',
    at: '#/today',
    mouse: (hand) => hand.click('link', /^Ada \d/),
    keys: (hand) => hand.press('o'),
    done: 'Timeline',
  },
  {
    name: 'answer with a template',
    at: 'case',
    mouse: async (hand) => {
      await hand.click('button', /^Reply/);
      await hand.click('button', /^Acknowledge/);
      await hand.click('button', /^I’ve answered/);
    },
    keys: async (hand) => {
      await hand.press('r');
      await hand.type('/ack ');
      await hand.press('Control+Shift+Enter');
    },
    done: 'Spoke again',
  },
  {
    name: 'hand off',
    at: 'case',
    mouse: async (hand) => {
      await hand.click('button', /^Hand off/);
      await hand.type('John');
      await hand.press('Tab');
      await hand.type('support');
      await hand.click('button', 'Hand it over');
    },
    keys: async (hand) => {
      await hand.press('h');
      await hand.type('John');
      await hand.press('Tab');
      await hand.type('support');
      await hand.press('Enter');
    },
    done: 'With John in support',
  },
  {
    name: 'follow up as the last time',
    at: 'case',
    mouse: async (hand) => {
      await hand.click('button', /^Follow up/);
      await hand.click('button', /^In 2 hours/);
    },
    keys: async (hand) => {
      await hand.press('f');
      await hand.press('Enter');
    },
    done: 'Follow-up:',
  },
  {
    name: 'follow up on another day',
    at: 'case',
    mouse: async (hand) => {
      await hand.click('button', /^Follow up/);
      await hand.click('button', /^Tomorrow/);
    },
    keys: async (hand) => {
      await hand.press('f');
      await hand.press('2');
    },
    done: 'Follow-up:',
  },
  {
    name: 'resolve',
    at: 'case',
    mouse: async (hand) => {
      await hand.click('button', /^Resolve/);
      await hand.click('button', /^Explained/);
    },
    keys: async (hand) => {
      await hand.press('e');
      await hand.press('2');
    },
    done: 'Resolved: Explained',
  },
  {
    name: 'confirm',
    at: 'case',
    mouse: (hand) => hand.click('button', /^Confirmed/),
    keys: (hand) => hand.press('v'),
    done: 'Confirmed. Well done.',
  },
  {
    name: 'reopen, and take it back',
    at: 'case',
    mouse: async (hand) => {
      await hand.click('button', /^Reopen/);
      await hand.click('button', /^Undo/);
    },
    keys: async (hand, shows) => {
      await hand.press('u');
      await shows('Open again: waiting on us.');
      await hand.press('z');
    },
    done: 'Taken back.',
    back: async (panel) => {
      await panel.has('Reopen');
      await panel.press('u');
      await panel.has('Open again: waiting on us.');
    },
  },
  {
    name: 'dismiss',
    at: 'case',
    mouse: async (hand) => {
      await hand.click('button', /^Dismiss/);
      await hand.click('button', /^Not about us/);
    },
    keys: async (hand) => {
      await hand.press('d');
      await hand.press('4');
    },
    done: 'Dismissed: Not about us',
  },
  {
    name: 'switch the brand',
    at: '#/today',
    mouse: (hand) => hand.choose('Log new cases for', 'Otter'),
    keys: (hand) => hand.press(','),
    done: 'New cases are logged for Otter.',
    back: async (panel) => {
      await panel.choose('Log new cases for', 'Unnamed brand');
      await panel.has('New cases are logged for Unnamed brand.');
    },
  },
  {
    name: 'export everything',
    at: '#/today',
    mouse: async (hand) => {
      await hand.click('link', 'Settings');
      await hand.click('button', 'Export everything');
      await hand.click('button', 'Save the file');
    },
    keys: async (hand, shows) => {
      await hand.press('.');
      await hand.type('export everything');
      await hand.press('Enter');
      await shows('Passphrase (optional)');
      await hand.press('Enter');
    },
    done: 'Keep the file outside of this browser.',
  },
  {
    name: 'export a table',
    at: '#/today',
    mouse: async (hand) => {
      await hand.click('link', 'Settings');
      await hand.click('button', /^Cases \(CSV\)/);
    },
    keys: async (hand) => {
      await hand.press('.');
      await hand.type('export cases');
      await hand.press('Enter');
    },
    done: 'Saved: threadkeeper',
  },
  {
    name: 'mark the digest as sent',
    at: '#/today',
    mouse: async (hand) => {
      await hand.click('link', 'Settings');
      await hand.click('link', 'Digest');
      await hand.click('button', /^I sent it/);
    },
    keys: async (hand, shows) => {
      await hand.press('7');
      await shows('I sent it');
      await hand.press('s');
    },
    done: 'Not sent yet',
    back: (panel) => panel.click('button', 'Not sent yet'),
  },
];

test('no task takes more steps by keyboard than by mouse', async ({ driver }) => {
  const { url, html } = PAGE;
  driver.serve({ [url]: { body: html, headers: { 'content-security-policy': "default-src 'none'" } } });
  await driver.open(url);
  const ids: string[] = [];
  for (const n of [0, 1]) {
    const answer = await command(driver, logging(driver, `op-${n}`, n));
    ids.push((answer as { value: { caseId: string } }).value.caseId);
  }
  await command(driver, {
    type: 'saveBrand',
    op: 'brand',
    id: 'otter',
    name: 'Otter',
    accounts: [],
    longOnX: false,
  });
  const panel = await driver.panel();
  const done: { name: string; mouse: number; keys: number }[] = [];
  for (const [n, task] of TASKS.entries()) {
    // The first one is about the page in front; a field of Firefox’s needs the panel there.
    if (n > 0) await panel.front();
    const counts = { mouse: 0, keys: 0 };
    for (const way of ['mouse', 'keys'] as const) {
      const [mine, theirs] = ids;
      const id = way === 'mouse' ? mine! : theirs!;
      const at = task.at === 'case' ? `#/case/${encodeURIComponent(id)}` : task.at;
      await panel.goto(`${driver.origin}/sidepanel.html?${task.name.length}${way}${at}`);
      await panel.has(task.at === 'case' ? 'Timeline' : /Ada \d|Nobody is left hanging/);
      const hand = counting(panel);
      await task[way](hand, (text) => panel.has(text));
      await panel.has(task.done);
      await task.back?.(panel);
      counts[way] = hand.steps();
    }
    done.push({ name: task.name, ...counts });
  }
  console.table(done);
  expect(done).toHaveLength(TASKS.length);
  expect(done.filter(({ mouse, keys }) => keys > mouse)).toEqual([]);
});
