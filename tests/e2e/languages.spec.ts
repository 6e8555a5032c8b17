/** The manager chooses a language in the panel, and everything that we say is said in it from then on, wherever it stands. */
import { imitation as x } from '../imitations/x';
import { logByMark } from './see-through';
import { expect, test } from './story';

test('Spanish, and then Swedish: the panel, the marks, the icon; nothing that was typed is lost', async ({
  driver,
}) => {
  const { url, html } = x.feed(3);
  driver.serve({ [url]: { body: html, headers: { 'content-security-policy': "default-src 'none'" } } });
  const page = await driver.open(url);
  const row = await logByMark(driver, page, 0);
  const panel = await driver.panel(`#/case/${row.id}`);
  await panel.has('Timeline');
  await panel.click('button', 'Reply');
  await panel.fill('Your reply', 'A draft that nobody has sent.');

  await panel.goto(`${driver.origin}/sidepanel.html#/settings`);
  await panel.has('Language of this panel');
  // What waits for a button of its own would be gone with the old page: it is said instead.
  await panel.fill('Address of their profile', 'x.com/somebody');
  await panel.choose(/^Language of this panel/, 'Español');
  await panel.has('Something that you typed below is not saved');
  await panel.fill('Address of their profile', '');
  await panel.choose(/^Language of this panel/, 'Español');
  await panel.has('Tu nombre');
  await panel.gone('Your name');
  const said = () =>
    panel.evaluate<string>("document.documentElement.lang + ' ' + document.documentElement.dir");
  expect(await said()).toBe('es ltr');
  await expect
    .poll(async () => (await page.marks()).map(({ name }) => name))
    .toContain('Registrar como caso');
  const title = () => driver.inExtension((browser) => browser.action.getTitle({}));
  expect(await title()).toBe('Threadkeeper: no hay nada pendiente');

  await panel.goto(`${driver.origin}/sidepanel.html#/case/${row.id}`);
  await panel.reload();
  await panel.has('Cronología');
  await panel.click('button', 'Responder');
  expect(await panel.evaluate<string>("document.querySelector('textarea').value")).toBe(
    'A draft that nobody has sent.',
  );

  // Another window's panel speaks it at once, too.
  const other = await driver.panel('#/today');
  await other.has('Plantillas');
  await panel.goto(`${driver.origin}/sidepanel.html#/settings`);
  await panel.choose(/^Idioma de este panel/, 'Svenska');
  await other.has('Mallar');
  await panel.has('Ditt namn');
  expect(await said()).toBe('sv ltr');
  const practice = await driver.open(`${driver.origin}/practice.html`);
  await practice.has('En påhittad tråd.');
  await expect
    .poll(async () => (await practice.marks()).map(({ name }) => name))
    .toContain('Registrera som ärende');

  // Restarted, the browser still knows it; and the way back is the browser's own.
  await driver.restart();
  const again = await driver.panel('#/settings');
  await again.has('Ditt namn');
  await again.choose(/^Panelens språk/, 'Som webbläsaren: English');
  await again.has('Your name');
  expect(await title()).toBe('Threadkeeper: nothing is due');
});
