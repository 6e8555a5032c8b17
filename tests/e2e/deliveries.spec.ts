/** A destination is set up, tested and sent to, over a real connection; the worker dies in the middle; nothing is sent twice. */
import type { CaseRow, DeliveryRow } from '../../storage/records';
import type { FakeServer } from '../destinations/server';
import { MattermostServer, ZendeskServer } from '../destinations/servers';
import { allow, test } from './allow';
import { expectFits } from './narrowest';
import { command } from './see-through';
import { type Driver, expect, type Tab } from './story';

const mention = {
  site: 'practice',
  kind: 'reply',
  id: '8000000001',
  aliases: [],
  permalink: null,
  author: { name: 'Ada', handle: 'ada', profileUrl: null },
  text: 'The lamp flickers.',
  postedAt: null,
  inReplyTo: null,
  missing: ['permalink', 'author.profileUrl', 'postedAt', 'inReplyTo'],
};

async function logOne(driver: Driver): Promise<string> {
  const answer = await command(driver, {
    type: 'logListed',
    op: 'log-1',
    mention,
    pageUrl: `${driver.origin}/practice.html`,
  });
  expect(answer).toMatchObject({ ok: true });
  const [row] = await driver.readAll<{ id: string }>('cases');
  return row?.id ?? '';
}

async function deliver(driver: Driver, id: string, caseId: string) {
  const [destination] = await driver.readAll<{ id: string }>('destinations');
  const answer = await command(driver, {
    type: 'deliver',
    op: id,
    caseId,
    destinationId: destination?.id ?? '',
    to: 'John',
    subject: 'Ada waits',
    text: `The lamp flickers. This is id ${id} .`,
    link: null,
    handoff: null,
  });
  expect(answer).toMatchObject({ ok: true });
}

const stateOf = async (driver: Driver, id: string) =>
  (await driver.readAll<DeliveryRow>('deliveries')).find((row) => row.id === id)?.state;

async function withServer<S extends FakeServer>(server: S, run: (server: S) => Promise<void>) {
  await server.listen();
  try {
    await run(server);
    expect(server.complaints).toEqual([]);
  } finally {
    await server.close();
  }
}

/** Says what it is, beside what is wrong with it. */
async function setUp(panel: Tab, server: FakeServer) {
  await panel.click('button', 'Add one');
  await panel.choose(/^What it is/, 'Mattermost (incoming webhook)');
  await panel.fill('Name', 'Support chat');
  await panel.fill('Address of the webhook', server.key.replace('https:', 'http:'));
  await panel.click('button', 'Save');
  await panel.has('has to begin with “https”');
  await panel.fill('Address of the webhook', server.key);
  await panel.click('button', 'Save');
  await panel.has('Saved. Test it once.');
}

test('a webhook is set up and tested, a hand-off arrives there, and its removal takes the key along', async ({
  driver,
  output,
}) => {
  await withServer(new MattermostServer({ secure: true }), async (server) => {
    await allow(driver, output, ['https://chat.nimbus.example/*']);
    driver.tunnel('chat.nimbus.example', server.port);
    const caseId = await logOne(driver);
    const panel = await driver.panel('#/settings');
    await setUp(panel, server);
    await expectFits(panel, 'destinations', (name) => test.info().outputPath(name));
    await panel.click('button', 'Test');
    await panel.has('It works: a test message is there now.');
    expect(server.posts).toHaveLength(1);

    // Handed over in the panel: one act, and what was composed arrives.
    await panel.goto(`${driver.origin}/sidepanel.html#/case/${caseId}`);
    await panel.click('button', 'Hand off');
    await panel.fill('To whom', 'John');
    await panel.fill('What you ask of them', 'Please find it. This is id one .');
    await panel.choose(/^Sent by/, 'Support chat');
    // With nothing to send, nothing is handed over, and it is said.
    await panel.fill(/^What they get/, '');
    await panel.click('button', 'Hand it over');
    await panel.has('There is nothing to send');
    expect((await driver.readAll<CaseRow>('cases'))[0]?.handoff).toBeNull();
    await panel.fill(/^What they get/, 'Ada waits. This is id one .');
    await panel.click('button', 'Hand it over');
    await expect.poll(() => server.arrived().slice(1)).toEqual(['one']);
    await panel.has('Sent to John by Support chat');

    // Asked again by the same way, in one act.
    await panel.click('button', 'Ask John');
    await panel.fill('What you write to John', 'And? This is id ask .');
    await panel.choose(/^Sent by/, 'Support chat');
    await expectFits(panel, 'ask', (name) => test.info().outputPath(name));
    await panel.click('button', /^Asked; ask again/);
    await expect.poll(() => server.arrived().slice(1)).toEqual(['one', 'ask']);
    expect((await driver.readAll<CaseRow>('cases'))[0]?.handoff).toMatchObject({ asks: 1 });

    server.faults = [{ kind: 'drop', accepts: true }];
    await deliver(driver, 'two', caseId);
    await panel.has('Perhaps sent to John by Support chat: no answer came.');
    await expectFits(panel, 'perhaps', (name) => test.info().outputPath(name));
    await panel.click('button', 'Look');
    // Its page opens; nothing is sent there for it.
    const tabs = () => driver.inExtension((browser) => browser.tabs.query({}));
    await expect
      .poll(async () => (await tabs()).map(({ url = '', pendingUrl = url }) => pendingUrl))
      .toContainEqual(expect.stringMatching(/^https:\/\/chat\.nimbus\.example\//));
    expect(server.posts).toHaveLength(4);
    await panel.front();
    await panel.click('button', 'It is there');
    await expect.poll(() => stateOf(driver, 'two')).toBe('sent');

    await panel.goto(`${driver.origin}/sidepanel.html#/settings`);
    await panel.click('button', 'Remove', { within: 'Support chat' });
    await panel.has('Removed, with its key');
    const left = await driver.inExtension(async (browser) => {
      const stored = Object.keys(await browser.storage.local.get(null));
      return stored.filter((name) => name.startsWith('secret:'));
    });
    expect(left).toEqual([]);
    const { origins } = await driver.inExtension((browser) => browser.permissions.getAll());
    expect(origins).not.toContain('https://chat.nimbus.example/*');
    expect(server.arrived().slice(1)).toEqual(['one', 'ask', 'two']);
  });
});

test('the background dies while the server has the words: at a webhook that is said, in a ticket system it is looked for', async ({
  driver,
  output,
}) => {
  await withServer(new MattermostServer({ secure: true }), async (server) => {
    await allow(driver, output, ['https://chat.nimbus.example/*']);
    driver.tunnel('chat.nimbus.example', server.port);
    const caseId = await logOne(driver);
    const panel = await driver.panel('#/settings');
    await setUp(panel, server);
    server.faults = [{ kind: 'silence', accepts: true }];
    await deliver(driver, 'one', caseId);
    await expect.poll(() => server.posts.length).toBe(1);
    await driver.killBackground();
    expect(await stateOf(driver, 'one')).toBe('trying');
    await panel.goto(`${driver.origin}/sidepanel.html#/case/${caseId}`);
    await command(driver, { type: 'wake' });
    await panel.has('Perhaps sent to John by Support chat: the browser stopped in the middle.');
    expect(server.arrived()).toEqual(['one']);
    await panel.click('button', 'Send again');
    await expect.poll(() => stateOf(driver, 'one')).toBe('sent');
    expect(server.arrived()).toEqual(['one', 'one']);
  });
});

class Support extends ZendeskServer {
  override readonly place = {
    kind: 'zendesk' as const,
    origin: 'https://desk.nimbus.example',
    fields: { email: 'mia@nimbus.example' },
  };
}

test('a ticket of which nobody heard is found by our id, and its link stands in the case', async ({
  driver,
  output,
}) => {
  await withServer(new Support({ secure: true }), async (server) => {
    await allow(driver, output, ['https://desk.nimbus.example/*']);
    driver.tunnel('desk.nimbus.example', server.port);
    const caseId = await logOne(driver);
    const panel = await driver.panel('#/settings');
    await panel.click('button', 'Add one');
    await panel.choose(/^What it is/, 'Zendesk (ticket)');
    await panel.fill('Name', 'Support desk');
    await panel.fill('Address', 'desk.nimbus.example');
    await panel.fill(/Your e-mail address there/, 'mia@nimbus.example');
    await panel.fill('Key (API token)', 'a wrong one');
    await panel.click('button', 'Save');
    await panel.has('Saved. Test it once.');
    await panel.click('button', 'Test');
    await panel.has('It does not work: the server does not take the key.');
    await panel.click('button', 'Change');
    await panel.fill('Key (API token)', server.key);
    await panel.click('button', 'Save');
    await panel.gone('Key (API token)');
    await panel.click('button', 'Test');
    await panel.has('It works.');

    server.faults = [{ kind: 'silence', accepts: true }];
    await deliver(driver, 'one', caseId);
    await expect.poll(() => server.tickets.length).toBe(1);
    await driver.killBackground();
    await panel.goto(`${driver.origin}/sidepanel.html#/case/${caseId}`);
    // It is looked for when whatever was on its way must have arrived.
    await driver.setClock(120_000, panel);
    await command(driver, { type: 'sendNow' });
    await panel.has('Sent to John by Support desk');
    await panel.has('Open the ticket');
    expect(server.arrived()).toEqual(['one']);
  });
});
