/** Every view of the panel with its sheets, in whatever language: nothing is found by a word of one. */
import { imitation as x } from '../imitations/x';
import { mention } from './acts';
import { cases, command } from './see-through';
import { type Driver, expect, type Tab } from './story';

/** What customers and the manager wrote in the ledger of the walk; all of it has `dir="auto"`, or is within a text of ours. */
export async function lay(driver: Driver): Promise<{ handed: string; late: string; person: string }> {
  const at = (ms: number) => new Date(Date.now() + ms).toISOString();
  const send = async (message: Record<string, unknown>) =>
    expect(await command(driver, message), JSON.stringify(message)).toMatchObject({ ok: true });
  const ids: string[] = [];
  for (let n = 0; n < 8; n++) {
    const said = { ...mention(n), site: 'x', postedAt: at(-(n + 1) * 3_600_000) };
    // Two of them in a script that is read the other way.
    const text = n % 4 === 1 ? 'لم يصل الطرد بعد، أين هو؟' : `My parcel never came. Number ${n}.`;
    await send({
      type: 'logListed',
      op: `log-${n}`,
      mention: { ...said, text },
      pageUrl: 'https://x.com/home',
    });
    const row = (await cases(driver)).find(({ evidence }) => evidence.key === `x:${said.id}`);
    ids.push(row?.id ?? '');
  }
  const on = (n: number, type: string, body: Record<string, unknown> = {}) =>
    send({ type, op: `${type}-${n}`, caseId: ids[n], ...body });
  await send({
    ...{ type: 'saveTopic', op: 'topic', brand: 'main', was: null, name: 'lost parcels' },
    ...{ about: 'Late or lost', sort: 'matter', departments: ['product'] },
  });
  for (const n of [0, 1, 2]) await on(n, 'tag', { add: ['lost parcels'], remove: [] });
  await on(0, 'classify', { as: 'complaint' });
  await on(0, 'note', { text: 'Sounds tired.' });
  await on(0, 'answer', { text: 'I’ll check and come back by Friday.', via: 'said' });
  await on(0, 'spokeAgain', { text: 'And?' });
  await on(1, 'handOff', {
    ...{ name: 'John', department: 'support', asked: 'Where is it?', told: 'John looks.', dueAt: at(9e7) },
    ...{ packet: 'Hi John', sentBy: 'mail' },
  });
  await on(2, 'resolve', { outcome: 'fixed' });
  await on(3, 'dismiss', { reason: 'spam' });
  await on(4, 'setFollowUp', { at: at(9e8), why: 'back from leave', pinned: true });
  await on(5, 'setFollowUp', { at: at(300), why: null, pinned: false });
  await on(6, 'classify', { as: 'lead' });
  await on(7, 'answer', { text: 'We look into it.', via: 'said' });
  await send({
    ...{ type: 'saveWatchword', op: 'watch', id: 'watch', what: 'brand' },
    ...{ words: ['parcel', 'parcels'], except: ['parcel shelf'] },
  });
  await send({
    ...{ type: 'saveSearch', op: 'search', id: 'search', name: 'parcels' },
    address: 'https://x.com/search?q=parcels',
  });
  const rows = await cases(driver);
  const person = rows.find(({ id }) => id === ids[0])?.personId ?? '';
  await send({ type: 'describePerson', op: 'person', personId: person, note: 'Likes it short.' });
  await send({ type: 'tagPerson', op: 'tags', personId: person, add: ['press'], remove: [] });
  return { handed: ids[1] ?? '', late: ids[0] ?? '', person };
}

/** `look` at each of them. A view is there when it has a heading or a field, and nothing of it moves any more. */
export async function walk(
  driver: Driver,
  look: (surface: string, tab: Tab) => Promise<void>,
  only: RegExp = /./,
): Promise<void> {
  const { handed, late, person } = await lay(driver);
  const { url, html } = x.feed(3);
  driver.serve({ [url]: { body: html, headers: { 'content-security-policy': "default-src 'none'" } } });
  await driver.open(url);
  const panel = await driver.panel();
  const settled = async () => {
    let before = '';
    await expect
      .poll(
        async () => {
          const now = await panel.text();
          const same = now === before && now.length > 40;
          before = now;
          return same;
        },
        { intervals: [60] },
      )
      .toBe(true);
  };
  const open = async (hash: string) => {
    await panel.goto(`${driver.origin}/sidepanel.html#/${hash}`);
    await panel.reload();
    await settled();
  };
  const at = async (surface: string, hash: string, act?: () => Promise<void>) => {
    if (!only.test(surface)) return;
    await open(hash);
    await act?.();
    await settled();
    await look(surface, panel);
  };
  const key = (name: string) => () => panel.press(name);
  await at('today', 'today');
  await at('day', 'day');
  await at('case', `case/${late}`);
  for (const [surface, name] of [
    ['reply', 'r'],
    ['hand-off', 'h'],
    ['follow-up', 'f'],
    ['resolve', 'e'],
    ['dismiss', 'd'],
  ] as const)
    await at(surface, `case/${late}`, key(name));
  await at('handed', `case/${handed}`);
  await at('ask', `case/${handed}`, key('i'));
  await at('page', 'page');
  await at('templates', 'templates');
  await at('template', 'templates', () => panel.clickCss('main button', 0));
  await at('listening', 'listening');
  await at('settings', 'settings', () =>
    panel.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })"),
  );
  await at('record', 'record');
  await at('digest', 'digest');
  await at('topics', 'topics');
  await at('colleagues', 'colleagues');
  await at('person', `person/${person}`);
  await at('keys', 'today', key('?'));
  if (only.test('welcome')) {
    const welcome = await driver.open(`${driver.origin}/welcome.html`);
    await expect.poll(async () => (await welcome.text()).length).toBeGreaterThan(400);
    await look('welcome', welcome);
  }
  if (!only.test('practice')) return;
  const practice = await driver.open(`${driver.origin}/practice.html`);
  await expect.poll(async () => (await practice.text()).length).toBeGreaterThan(400);
  await look('practice', practice);
}
