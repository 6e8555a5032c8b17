/** A reply is written in a few keys, is looked at before it leaves, and survives whatever happens. */
import { writeFile } from 'node:fs/promises';
import { BRAND, page as pageOf, type Tweet, tweetHtml, VILMA } from '../imitations/x-tweet';
import { expectFits } from './narrowest';
import { cases, logByMark } from './see-through';
import { type Driver, expect, type Tab, test } from './story';

const HOME = 'https://x.com/home';
const COMPLAINT: Tweet = {
  id: '1001',
  by: VILMA,
  text: '¿Por qué la máquina se ha vuelto a tragar mi tarjeta? Llevo tres días esperando una respuesta de ustedes.',
};

const boxOf = (panel: Tab) => () =>
  panel.evaluate(() => (document.getElementById('reply-box') as HTMLTextAreaElement | null)?.value ?? '');

/** A case of a complaint in Spanish on X, open in the panel. */
async function openCase(driver: Driver): Promise<{ panel: Tab; id: string }> {
  driver.serve({
    [HOME]: {
      body: pageOf([tweetHtml(COMPLAINT)]),
      headers: { 'content-security-policy': "default-src 'none'" },
    },
  });
  const page = await driver.open(HOME);
  const { id } = await logByMark(driver, page, 0);
  const panel = await driver.panel(`#/case/${id}`);
  await panel.front();
  await panel.has(/Timeline Logged/);
  return { panel, id };
}

test('one key, some letters and Enter: the words stand in the box, in the customer’s language', async ({
  driver,
}, info) => {
  const { panel, id } = await openCase(driver);
  await panel.press('s');
  await panel.type('ack');
  await panel.press('Enter');
  const box = boxOf(panel);
  await expect.poll(box).toMatch(/^Hola, .+: gracias por avisarnos/);
  await panel.has(/\d+ of 280/);

  // A second one goes below it, asks for what it needs, and takes the focus to the question.
  await panel.press('Escape');
  await panel.press('s');
  await panel.type('need');
  await panel.press('Enter');
  await panel.has('This template needs:');
  await panel.type('quieres tu tarjeta');
  await panel.press('Enter');
  await expect
    .poll(box)
    .toMatch(/respondo por aquí\.\n\nHola, .+: si te he entendido bien, quieres tu tarjeta\. ¿Es así\?$/);
  await panel.has('What they need: quieres tu tarjeta');
  await expectFits(panel, 'reply', (name) => info.outputPath(name));
  await panel.click('checkbox', 'They said that it is so');
  await panel.has('Confirmed: that is what they need.');
  expect((await cases(driver)).find((row) => row.id === id)).toMatchObject({
    need: { text: 'quieres tu tarjeta', confirmed: true },
  });
  expect(await driver.takeErrors()).toEqual([]);
});

test('a shortcut becomes its template at the caret, and the draft outlives the worker and the panel', async ({
  driver,
}) => {
  const { panel, id } = await openCase(driver);
  await panel.press('r');
  await panel.type('Before. /thanks ');
  const box = boxOf(panel);
  await expect.poll(box).toMatch(/^Before\. ¡Gracias, .+! Nos alegra el día\. Se lo paso al equipo\.$/);
  await panel.type(' After, /nothing here');
  const whole = await box();
  expect(whole).toMatch(/equipo\. After, \/nothing here$/);
  await driver.killBackground();
  await panel.reload();
  await panel.has(/Timeline Logged/);
  await panel.press('r');
  await expect.poll(box).toBe(whole);

  await panel.click('button', 'I’ve answered');
  await panel.has('Waiting on the customer');
  // The same words again: said, with their date.
  await panel.click('button', 'Reply');
  await panel.fill('Your reply', whole);
  await panel.has('You sent them these words already');
  expect((await cases(driver)).find((row) => row.id === id)?.turn).toBe('customer');
});

test('what is too long, not filled in or no link is said before it leaves', async ({ driver }, info) => {
  const { panel } = await openCase(driver);
  await panel.press('r');
  await panel.fill('Your reply', `${'Sorry! '.repeat(45)}See htps://nimbus.example`);
  await panel.has(/\d+ of 280/);
  await panel.has(/Too long for X by \d+\. It would be cut here:/);
  await panel.has('This is no link: htps://nimbus.example');
  await expectFits(panel, 'too-long', (name) => info.outputPath(name));
  await panel.fill('Your reply', 'Hi {{ customer.firstName }}!');
  await panel.has('Not filled in yet: {{ customer.firstName }}. It can’t be copied so.');
  expect(
    await panel.evaluate(
      () => [...document.querySelectorAll('button')].find((one) => one.textContent === 'Copy')?.disabled,
    ),
  ).toBe(true);
  // A brand with long posts on X has another limit.
  await panel.goto(`${driver.origin}/sidepanel.html#/settings`);
  await panel.fill('Its own accounts: addresses, separated by spaces', `x.com/${BRAND.handle}`);
  await panel.click('textbox', 'Your name');
  await panel.click('checkbox', 'May write long posts on X (25,000 instead of 280)');
  await panel.has('Saved.');
});

test('templates come in from a table wholly or not at all, and a template is written in two languages', async ({
  driver,
}, info) => {
  const file = info.outputPath('templates.csv');
  const panel = await driver.panel('#/templates');
  await panel.front();
  await panel.has('Acknowledge');
  await writeFile(file, 'name,text\nOpening hours,We open at nine.\nBroken,"Hi\n{{ custmer }}"\n');
  await panel.upload('Import …', [file]);
  await panel.has('Line 3: It names what does not exist: custmer (line 2).');
  await panel.has('Nothing was changed.');

  await writeFile(
    file,
    'Name;Text;Language;Shortcut\nOpening hours;We open at nine.;en;hours\nOpening hours;Abrimos a las nueve.;es;\nPraise;New;;thanks\nAnswer praise;Other words;;\n',
  );
  await panel.upload('Import …', [file]);
  await panel.has('2 new templates, 1 with other words than yours, none the same.');
  await panel.has('These shortcuts belong to other templates of yours and are left out: thanks.');
  await panel.click('button', 'Take them');
  await panel.has('2 templates taken.');
  await panel.has('/hours · English · Spanish');

  await panel.click('button', 'Edit Opening hours');
  await panel.fill('Shortcut', 'ack');
  await panel.click('button', 'Save');
  await panel.has('/ack is the shortcut of “Acknowledge” already.');
  await panel.fill('Shortcut', 'open');
  await panel.click('button', 'Add a language');
  await panel.fill('Text 3', 'Vi öppnar klockan nio.');
  await panel.click('button', 'Save');
  await panel.has('Text 3 needs its language.');
  await panel.fill('Language of text 3', 'sv');
  // Half-written, it outlives the panel.
  await panel.reload();
  await panel.click('button', 'Edit Opening hours');
  await expectFits(panel, 'template-form', (name) => info.outputPath(name));
  await panel.click('button', 'Save');
  await panel.has('/open · English · Spanish · Swedish');
  expect(await driver.takeErrors()).toEqual([]);
});
