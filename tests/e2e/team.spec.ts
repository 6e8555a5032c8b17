/** Two managers, each in a browser of their own, share a brand through a real server. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Cluster, startCluster } from '../../scripts/team/cluster.mjs';
import { linkOf } from '../../scripts/team/invitation.mjs';
import { newSalt } from '../../storage/digest';
import { caseIdOf } from '../../storage/ids';
import { tick } from '../../utils/clock';
import { subjectOf as entrySubject } from '../../utils/team/subject';
import { imitation as x } from '../imitations/x';
import { evidence } from '../storage/ledger';
import { server } from '../team/server';
import { mention } from './acts';
import { expectFits } from './narrowest';
import { cases, command, logByMark } from './see-through';
import { type Driver, expect, type Tab, test } from './story';

const feed = x.feed(24);
const strict = (body: string) => ({ body, headers: { 'content-security-policy': "default-src 'none'" } });

let dir = '';
let cluster: Cluster;

test.skip(server === null, 'there is no server to be had');

test.beforeAll(async () => {
  if (server === null) return;
  dir = await mkdtemp(path.join(os.tmpdir(), 'threadkeeper-team-'));
  cluster = await startCluster({ dir, nodes: 1 });
  await cluster.createBrand({ id: 'main', name: 'Nimbus' });
});

test.afterAll(async () => {
  await cluster?.stop();
  if (dir) await rm(dir, { recursive: true, force: true });
});

/** Both of the tests' browsers reach this very machine alone, by the tests' proxy. */
function reach(driver: Driver) {
  const [first = ''] = cluster.servers;
  driver.tunnel('127.0.0.1', Number(new URL(first).port));
  driver.serve({ [feed.url]: strict(feed.html) });
}

/** In Settings, as the manager does it. */
async function join(driver: Driver, text: string) {
  const panel = await driver.panel('#/settings');
  await panel.click('button', 'Join a team');
  await panel.fill('Your invitation: its text or its link', text);
  await panel.click('button', 'Look at it');
  await panel.has('Join the team of Nimbus');
  await panel.has('Whoever runs the server can read all of it');
  await panel.click('button', 'Test the connection');
  await panel.has('It works.');
  await panel.click('button', 'Join and share');
  await panel.has('In step with the team');
  return panel;
}

/** In Chromium by itself; Firefox comes to it within a minute, and sooner when somebody looks at the panel. */
async function comes(driver: Driver, panel: Tab, text: string) {
  if (driver.browser === 'chromium') return panel.has(text);
  await expect
    .poll(async () => {
      await command(driver, { type: 'wake' });
      return panel.text();
    })
    .toContain(text);
}

const inviteTo = async (user: string) => linkOf(await cluster.invite({ brand: 'main', user }));
const entriesOf = async (driver: Driver, kind: string) =>
  (await driver.readAll<{ kind: string; id: string }>('entries')).filter((entry) => entry.kind === kind);

/** Another browser, of another manager. */
async function other(driver: Driver): Promise<Driver> {
  const { startChromium } = await import('./drivers/chromium');
  const { startFirefox } = await import('./drivers/firefox');
  const profile = await mkdtemp(path.join(os.tmpdir(), 'threadkeeper-e2e-'));
  const start = driver.browser === 'firefox' ? startFirefox : startChromium;
  return start({ output: process.env.THREADKEEPER_E2E_EXTENSION ?? '.output', profile, display: null });
}

test('two managers join by their invitations: what one logs the other sees; the credentials are in the extension’s storage alone', async ({
  driver,
}, info) => {
  const second = await other(driver);
  try {
    for (const one of [driver, second]) reach(one);
    const before = await driver.open(feed.url);
    await logByMark(driver, before, 0);
    const link = await inviteTo('ada');
    const panel = await join(driver, link);
    const theirs = await join(second, await inviteTo('bo'));
    await theirs.goto(`${second.origin}/sidepanel.html#/today`);
    await theirs.has('1 case asks for you today');
    // And on, as long as a panel is open.
    const row = await logByMark(driver, before, 1);
    await comes(second, theirs, '2 cases ask for you today');
    await command(second, { type: 'note', op: 'note-of-bo', caseId: row.id, text: 'I know her.' });
    await panel.goto(`${driver.origin}/sidepanel.html#/case/${row.id}`);
    await comes(driver, panel, 'I know her.');
    // Bo's page has the mark of Ada's case.
    const page = await second.open(feed.url);
    await expect.poll(async () => (await page.marks())[1]?.name).toBe('Case: waiting on us');

    // Ada takes the case, and Bo sees who has it; he takes it over, and she sees that.
    await theirs.goto(`${second.origin}/sidepanel.html#/case/${row.id}`);
    await theirs.has('I’ll take it');
    await panel.press('=');
    await panel.has('You have this case, since');
    await comes(second, theirs, 'ada has this case, since');
    await theirs.press('=');
    await theirs.has('You have this case, since');
    await comes(driver, panel, 'bo has this case, since');
    await expectFits(panel, 'holder', (name) => info.outputPath(name));
    if (driver.browser === 'chromium') {
      await theirs.press('r');
      await theirs.type('Just a m');
      await panel.has('bo is writing a reply.');
      await theirs.press('Escape');
    }
    await panel.goto(`${driver.origin}/sidepanel.html#/today`);
    await panel.has('bo has it');
    await panel.goto(`${driver.origin}/sidepanel.html#/case/${row.id}`);

    const [{ seed = '' } = {}] = [
      JSON.parse(Buffer.from(link.slice(link.indexOf(':') + 1), 'base64url').toString()) as { seed?: string },
    ];
    expect(seed).toMatch(/^SU/);
    for (const table of ['entries', 'teams', 'settings', 'seats', 'head'])
      expect(JSON.stringify(await driver.readAll(table))).not.toContain(seed);
    expect(JSON.stringify(await driver.inExtension((browser) => browser.storage.local.get(null)))).toContain(
      seed,
    );

    // Somebody is let go: said plainly, everything stops, and nothing of theirs is lost.
    await cluster.revoke('bo');
    await command(second, { type: 'note', op: 'note-after', caseId: row.id, text: 'Too late.' });
    await theirs.goto(`${second.origin}/sidepanel.html#/settings`);
    await theirs.has('The server does not accept this invitation, or no more.');
    await theirs.has('1 entry to send.');
    expect(await entriesOf(driver, 'noted')).toHaveLength(1);
    expect(await entriesOf(second, 'noted')).toHaveLength(2);
    expect(await second.takeErrors()).toEqual([]);
  } finally {
    await second.stop();
  }
  expect(await driver.takeErrors()).toEqual([]);
});

test('the server is away for a while: it is said, everything goes on here, and is sent when it is back', async ({
  driver,
}) => {
  reach(driver);
  const panel = await join(driver, await inviteTo('dora'));
  await cluster.kill(0);
  const page = await driver.open(feed.url);
  const row = await logByMark(driver, page, 3);
  await command(driver, { type: 'note', op: 'while-away', caseId: row.id, text: 'Written meanwhile.' });
  await panel.has('Not reached, first this minute. The server does not answer.');
  await panel.has('to send.');
  await cluster.start(0);
  await cluster.ready();
  await panel.click('button', 'Try again');
  await panel.has('In step with the team');
  await panel.gone('to send.');
  await expect.poll(() => idsIn('dora')).toContain('while-away');
});

test('both hand the same case to somebody else, unheard by each other: both see it, and one key settles it', async ({
  driver,
}, info) => {
  const second = await other(driver);
  try {
    for (const one of [driver, second]) reach(one);
    const panel = await join(driver, await inviteTo('eva'));
    const theirs = await join(second, await inviteTo('finn'));
    const page = await driver.open(feed.url);
    const row = await logByMark(driver, page, 4);
    await expect
      .poll(async () => {
        await command(second, { type: 'wake' });
        return (await second.readAll<{ id: string }>('cases')).map(({ id }) => id);
      })
      .toContain(row.id);
    for (const one of [driver, second]) await command(one, { type: 'pauseTeam', brand: 'main' });
    const give = (one: Driver, name: string) =>
      command(one, {
        ...{ type: 'handOff', op: `to-${name}`, caseId: row.id, name, department: 'support' },
        ...{ asked: 'Where is it?', told: `${name} looks.`, dueAt: new Date(Date.now() + 9e7).toISOString() },
      });
    await give(driver, 'John');
    await give(second, 'Kim');
    for (const one of [driver, second]) await command(one, { type: 'resumeTeam', brand: 'main' });

    await panel.goto(`${driver.origin}/sidepanel.html#/today`);
    await comes(driver, panel, 'Decided by two people at once:');
    await panel.goto(`${driver.origin}/sidepanel.html#/case/${row.id}`);
    await theirs.goto(`${second.origin}/sidepanel.html#/case/${row.id}`);
    for (const [one, seen] of [
      [driver, panel],
      [second, theirs],
    ] as const) {
      await comes(one, seen, 'Two people decided this at once, without knowing of each other.');
      await seen.has('Handed off to Kim in support');
      await seen.has('Handed off to John in support');
    }
    await expectFits(panel, 'clash', (name) => info.outputPath(name));
    await panel.press('a');
    await panel.has('Settled');
    await panel.gone('Two people decided this at once');
    await comes(second, theirs, 'Settled: it stays as it stood');
    await theirs.gone('Two people decided this at once');
  } finally {
    await second.stop();
  }
});

test('she leaves and has what was shared removed: it is said first, goes also from the copy, and comes back when she joins again', async ({
  driver,
}, info) => {
  reach(driver);
  const page = await driver.open(feed.url);
  const row = await logByMark(driver, page, 5);
  await command(driver, { type: 'note', op: 'note-of-gia', caseId: row.id, text: 'Only of this team.' });
  const invitation = await inviteTo('gia');
  const panel = await join(driver, invitation);
  await expect.poll(() => idsIn('gia')).toContain('note-of-gia');
  await panel.click('button', 'Leave');
  await panel.has('Leave, and keep it here');
  await expectFits(panel, 'leave', (name) => info.outputPath(name));
  await panel.click('button', 'Leave, and remove it from this computer …');
  await panel.has('of Nimbus will be gone from this computer');
  await expectFits(panel, 'remove', (name) => info.outputPath(name));
  // What was written a moment ago may still be on its way.
  await expect
    .poll(
      async () => {
        const text = await panel.text();
        if (text.includes('Look again')) await panel.click('button', 'Look again');
        return text;
      },
      { timeout: 60_000, intervals: [1_000] },
    )
    .toContain('Leave, and remove all of it');
  await panel.click('button', 'Leave, and remove all of it');
  await panel.has('You left the team.');
  await expect.poll(() => driver.readAll('cases')).toEqual([]);
  await expect.poll(() => driver.readAll('removals'), { timeout: 60_000 }).toEqual([]);
  for (const table of ['entries', 'mentions', 'words', 'people', 'teams'])
    expect(JSON.stringify(await driver.readAll(table))).not.toContain('Only of this team.');
  expect(await entriesOf(driver, 'noted')).toEqual([]);
  expect(
    JSON.stringify(await driver.inExtension((browser) => browser.storage.local.get(null))),
  ).not.toContain('Only of this team.');

  // A start finds nothing wrong, and all comes back.
  await driver.crash();
  reach(driver);
  const again = await join(driver, invitation);
  await expect
    .poll(async () => (await entriesOf(driver, 'noted')).map(({ id }) => id))
    .toContain('note-of-gia');
  await again.goto(`${driver.origin}/sidepanel.html#/case/${row.id}`);
  await again.has('Only of this team.');
  expect(await driver.takeErrors()).toEqual([]);
});

test('the browser is killed while it sends: nothing is lost, and nothing is there twice', async ({
  driver,
}) => {
  reach(driver);
  const panel = await join(driver, await inviteTo('cleo'));
  await panel.click('button', 'Pause');
  await panel.has('Paused: nothing is sent or fetched.');
  const COUNT = 600;
  const HANDS = 30;
  const hands = Array.from({ length: HANDS }, (_, hand) => hand);
  // Many cases: each note has all of its case folded anew.
  // Of the brand: what the practice page shows is no team's.
  await Promise.all(
    hands.map((hand) =>
      command(driver, {
        ...{ type: 'logListed', op: `log-${hand}`, mention: { ...mention(hand), site: 'x' } },
        pageUrl: feed.url,
      }),
    ),
  );
  const caseIds = hands.map((hand) => caseIdOf('main', `x:${mention(hand).id}`));
  for (let n = 0; n < COUNT; n += HANDS)
    await Promise.all(
      hands.map((hand) =>
        command(driver, {
          ...{ type: 'note', op: `note-${n + hand}`, text: `Note ${n + hand}` },
          caseId: caseIds[hand],
        }),
      ),
    );
  await command(driver, { type: 'resumeTeam', brand: 'main' });
  await expect.poll(() => sent('cleo'), { intervals: [5] }).toBeGreaterThan(0);
  const atDeath = await sent('cleo');
  await driver.crash();
  reach(driver);
  await command(driver, { type: 'wake' });
  await expect.poll(() => sent('cleo'), { timeout: 90_000 }).toBeGreaterThanOrEqual(COUNT + 2 * HANDS);
  const [team] = await driver.readAll<{ devices: string[] }>('teams');
  // Everybody has the first templates of their own.
  const mine = (await driver.readAll<{ id: string; device: string }>('entries')).filter(
    ({ id, device }) => team?.devices.includes(device) && !id.startsWith('starter-'),
  );
  const ids = await idsIn('cleo');
  console.log(`killed with ${atDeath} of ${mine.length} sent; ${ids.length} messages in the end`);
  expect(mine.filter(({ id }) => id.startsWith('note-'))).toHaveLength(COUNT);
  expect([...new Set(ids)].sort()).toEqual(mine.map(({ id }) => id).sort());
});

test('a seat with a window: a case that is opened by its address comes from the team, and what is older when it is asked for', async ({
  driver,
}, info) => {
  reach(driver);
  const panel = await join(driver, await inviteTo('dora'));
  await panel.click('button', 'Pause');
  await panel.has('Paused: nothing is sent or fetched.');
  const opened = ['x:7001', 'x:7002'].map((key, n) => openedBy('eve', key, `Where is my order ${n}?`));
  const seq = await cluster.asOwner('main', async (manager, connection) => {
    for (const { entry, subject } of opened)
      await connection.request(subject, JSON.stringify({ entry, salt: newSalt() }));
    return (await manager.streams.info('LEDGER_main')).state.last_seq;
  });
  // As if a window of the log had been read, and all of it were older than that.
  await driver.inExtension(
    async (_, { seq, from, since }) => {
      const ask = <T>(request: IDBRequest<T>) =>
        new Promise<T>((done, fail) => {
          request.onsuccess = () => done(request.result);
          request.onerror = () => fail(request.error);
        });
      const ledger = await ask(indexedDB.open('threadkeeper'));
      const teams = ledger.transaction('teams', 'readwrite').objectStore('teams');
      const row = await ask(teams.get('main'));
      const older = { before: seq + 1, all: seq, since, from, noted: 0 };
      await ask(teams.put({ ...row, cursor: { ...row.cursor, seq, id: null }, older }));
      ledger.close();
    },
    {
      seq,
      from: new Date().toISOString(),
      since: new Date(Date.now() + 86_400_000).toISOString(),
    },
  );
  await panel.click('button', 'Go on');
  await panel.has('In step with the team');
  await panel.has('Cases from before');
  const [one, two] = opened.map(({ entry }) => entry.entityId) as [string, string];
  await panel.goto(`${driver.origin}/sidepanel.html#/case/${one}`);
  await comes(driver, panel, 'Where is my order 0?');
  await panel.gone('Looking in the team’s ledger');
  expect((await cases(driver)).map(({ id }) => id)).not.toContain(two);
  await panel.goto(`${driver.origin}/sidepanel.html#/case/${caseIdOf('main', 'x:7003')}`);
  await comes(driver, panel, 'This case is not in the ledger.');
  await panel.has('Cases from before');

  await panel.goto(`${driver.origin}/sidepanel.html#/today`);
  await panel.fill('Search all cases', 'order');
  await panel.has('Fetch older');
  await expectFits(panel, 'window', (name) => info.outputPath(name));
  await panel.click('button', 'Fetch older');
  await comes(driver, panel, 'Where is my order 1?');
  await panel.gone('Cases from before');
  expect(await driver.takeErrors()).toEqual([]);
});

/** As another seat would write that it has logged a mention. */
function openedBy(user: string, mentionKey: string, text: string) {
  const device = `device-of-${user}`;
  const now = Date.now();
  const entry = {
    ...{ id: `opened-${mentionKey}`, v: 1, brand: 'main', entity: 'case', kind: 'opened', device },
    ...{ entityId: caseIdOf('main', mentionKey), actor: '', at: new Date(now).toISOString() },
    clock: tick(null, now, device),
    body: { evidence: evidence(1, { key: mentionKey, text }), personId: null, dueAt: null },
  };
  const subject = entrySubject('main', { user, device, restored: false }, entry);
  return { entry, subject };
}

const subjectOf = (user: string) => `ledger.main.${user}.>`;

const sent = (user: string) =>
  cluster.asOwner('main', async (manager) => {
    const info = await manager.streams.info('LEDGER_main', { subjects_filter: subjectOf(user) });
    return Object.values(info.state.subjects ?? {}).reduce((sum, count) => sum + count, 0);
  });

/** The message ids in the log, as often as they are there. */
const idsIn = (user: string) =>
  cluster.asOwner('main', async (manager) => {
    const info = await manager.streams.info('LEDGER_main');
    const ids: string[] = [];
    for (let seq = info.state.first_seq; seq <= info.state.last_seq; seq++) {
      const message = await manager.streams.getMessage('LEDGER_main', { seq });
      if (message?.subject.startsWith(`ledger.main.${user}.`)) ids.push(message.header.get('Nats-Msg-Id'));
    }
    return ids;
  });
