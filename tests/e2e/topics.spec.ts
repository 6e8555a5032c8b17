/** The manager's own list of topics: named, renamed, put together and parted again; cases keep what was said then. */
import { mention } from './acts';
import { expectFits } from './narrowest';
import { cases, command } from './see-through';
import { expect, test } from './story';

test('a list of topics is the manager’s own: a renamed or merged one is shown, found and counted under its new name', async ({
  driver,
}, info) => {
  for (const n of [1, 2, 3])
    expect(
      await command(driver, {
        type: 'logListed',
        op: `log-${n}`,
        mention: mention(n),
        pageUrl: `${driver.origin}/practice.html`,
      }),
    ).toMatchObject({ ok: true });
  const ids = (await cases(driver))
    .sort((a, b) => ((a.evidence.author.name ?? '') < (b.evidence.author.name ?? '') ? -1 : 1))
    .map(({ id }) => id);
  const tag = (n: number, add: string[]) =>
    command(driver, { type: 'tag', op: `tag-${n}`, caseId: ids[n], add, remove: [] });
  await tag(1, ['delivery', 'late parcel']);
  await tag(2, ['late parcel']);

  const panel = await driver.panel();
  await panel.goto(`${driver.origin}/sidepanel.html#/case/${ids[0]}`);
  await panel.has(/Timeline Logged/);
  await panel.fill('Add a topic', 'delivery');
  await panel.press('Enter');
  await panel.has('Topics saved');
  await panel.click('link', 'All topics');
  await panel.has('delivery Edit 2 open, 2 in all');
  await panel.has('late parcel Edit 2 open, 2 in all');

  await panel.click('button', 'Edit delivery');
  await panel.fill('Name', 'Parcels');
  await panel.fill('What it is about (optional)', 'Late or lost, whoever carries them');
  await panel.fill('Departments that are told of it (optional)', 'support, product');
  await expectFits(panel, 'topic-form', (name) => info.outputPath(name));
  await panel.click('button', 'Save');
  await panel.has('Late or lost, whoever carries them');
  await panel.has('tells support and product');
  await panel.has('Also: delivery');
  await panel.gone('delivery Edit');

  // Two become one: a case that had both counts once.
  await panel.click('button', 'Edit late parcel');
  await panel.fill('Name', 'parcels');
  await panel.has('There is a topic “Parcels” already: the two become one.');
  await panel.click('button', 'Make them one');
  await panel.has('“late parcel” is a part of “Parcels” now');
  await panel.has('3 open, 3 in all');
  await panel.click('button', 'New topic');
  await panel.fill('Name', 'App');
  await panel.press('Enter');
  await panel.has('App Edit no case yet');
  await expectFits(panel, 'topics', (name) => info.outputPath(name));

  await panel.click('button', 'Cases of Parcels');
  await panel.has('3 cases');
  await panel.has('Parcels');
  expect(await panel.text()).not.toMatch(/late parcel/);
  await panel.fill('Search all cases', 'topic:late');
  await panel.has('No topic begins with “late”. Known: Parcels and App.');
  await panel.press('Escape');

  // The history keeps what was said.
  await panel.goto(`${driver.origin}/sidepanel.html#/case/${ids[1]}`);
  await panel.has('Topics added: delivery and late parcel');
  await panel.click('button', 'Remove Parcels');
  await panel.has('Topics removed: delivery and late parcel');
  expect((await cases(driver)).find(({ id }) => id === ids[1])?.topics).toEqual([]);
  await panel.click('button', /^Undo/);

  await panel.goto(`${driver.origin}/sidepanel.html#/topics`);
  await panel.has('3 open, 3 in all');
  await panel.click('button', 'Part late parcel from Parcels');
  await panel.has('late parcel Edit 2 open, 2 in all');
  await panel.has('2 open, 2 in all');
  await panel.click('button', 'Edit late parcel');
  await panel.click('button', 'Take it off the list');
  await panel.has('Not offered any more 1');
  await panel.click('button', /^Undo/);
  await panel.gone('Not offered any more');
});

test('an idea, a lead and a competitor go where the manager said that such cases go', async ({
  driver,
}, info) => {
  for (const n of [1, 2])
    await command(driver, {
      ...{ type: 'logListed', op: `log-${n}`, mention: mention(n) },
      pageUrl: `${driver.origin}/practice.html`,
    });
  const [idea, lead] = (await cases(driver)).map(({ id }) => id);
  const about = { mail: '', reach: '', language: null, hours: null, target: null };
  for (const [name, department] of [
    ['Petra', 'Product'],
    ['Sam', 'sales'],
  ])
    expect(
      await command(driver, {
        type: 'saveColleague',
        op: `save-${name}`,
        was: null,
        name,
        department,
        about,
      }),
    ).toMatchObject({ ok: true });
  await command(driver, { type: 'tag', op: 'tag', caseId: idea, add: ['Wishes'], remove: [] });
  await command(driver, { type: 'classify', op: 'classify', caseId: lead, as: 'lead', weights: {} });

  const panel = await driver.panel('#/topics');
  await panel.click('button', 'Edit Wishes');
  await panel.choose(/^What its cases are/, 'Ideas');
  await panel.has('The first department is filled in when such a case is handed over.');
  await panel.fill('Departments that are told of it (optional)', 'product, management');
  await panel.click('button', 'Save');
  await panel.has('Wishes Ideas');

  const whom = async (caseId: string | undefined) => {
    await panel.goto(`${driver.origin}/sidepanel.html#/case/${caseId}`);
    await panel.has(/Timeline Logged/);
    await panel.press('h');
    await panel.has('To whom');
    return panel.evaluate<string[]>(
      `[...document.querySelectorAll('form.sheet input[list]')].map(({ value }) => value)`,
    );
  };
  expect(await whom(idea)).toEqual(['Petra', 'product']);
  await panel.goto(`${driver.origin}/sidepanel.html#/topics`);
  await panel.has('Leads go to (department)');
  expect(await whom(lead)).toEqual(['Sam', 'sales']);

  await panel.goto(`${driver.origin}/sidepanel.html#/topics`);
  await panel.has('Leads go to (department)');
  // A field that counts when it is left must have been entered, in a window that has the focus, and typed into.
  await panel.front();
  await panel.evaluate(
    `[...document.querySelectorAll('label')].find((one) => one.textContent.startsWith('Leads go to')).querySelector('input').select()`,
  );
  await panel.type('partners');
  await panel.press('Tab');
  await expect
    .poll(() => driver.readAll<{ key: string; value: unknown }>('settings'))
    .toContainEqual(expect.objectContaining({ key: 'leadsTo', value: 'partners' }));
  expect(await whom(lead)).toEqual(['', 'partners']);
  // The words name a competitor of the brand, of whom sales is told.
  const watchword = { type: 'saveWatchword', op: 'watch', id: 'rival', what: 'competitor', except: [] };
  const words = { words: ['leaks'], departments: ['sales'] };
  expect(await command(driver, { ...watchword, ...words })).toMatchObject({ ok: true });
  const named = await command(driver, {
    ...{ type: 'logListed', op: 'log-3', mention: { ...mention(3), site: 'x' } },
    pageUrl: 'https://x.com/home',
  });
  expect(named).toMatchObject({ ok: true });
  expect(await whom((named as { value: { caseId: string } }).value.caseId)).toEqual(['Sam', 'sales']);

  // A very long name and department make nothing wider than the panel.
  const long = 'Maximiliana-Konstanze von und zu Hohenlohe-Waldenburg-Donaudampfschifffahrtsgesellschaft';
  await command(driver, {
    ...{ type: 'saveColleague', op: 'long', was: null, name: long, department: long, about },
  });
  await panel.goto(`${driver.origin}/sidepanel.html#/colleagues`);
  await panel.has(long);
  await expectFits(panel, 'colleagues-long', (name) => info.outputPath(name));
});
