/** A case goes to John with all that he needs, he is asked again, Eva gets it, and it comes back: nobody is left hanging. */
import { mention } from './acts';
import { expectFits } from './narrowest';
import { cases, command } from './see-through';
import { type Driver, expect, type Tab, test } from './story';

const DAY = 86_400_000;

const log = (driver: Driver, n: number, more: object = {}) =>
  command(driver, {
    type: 'logListed',
    op: `log-${n}`,
    mention: { ...mention(n), ...more },
    pageUrl: `${driver.origin}/practice.html`,
  });

/** What a program that takes rich text gets of the clipboard. */
async function pasted(panel: Tab): Promise<string> {
  await panel.evaluate(`(() => {
    const box = document.createElement('div');
    box.id = 'paste-here';
    box.contentEditable = 'true';
    document.body.append(box);
    box.focus();
  })()`);
  await panel.press('ControlOrMeta+V');
  await expect
    .poll(() => panel.evaluate<string>('document.getElementById("paste-here").innerText'))
    .not.toBe('');
  return panel.evaluate<string>(`(() => {
    const box = document.getElementById('paste-here');
    const html = box.innerHTML;
    box.remove();
    return html;
  })()`);
}

test('John gets what he needs, is asked again, Eva gets it from him, and what she has is taken back', async ({
  driver,
}, info) => {
  test.setTimeout(240_000);
  const fits = (panel: Tab, name: string) => expectFits(panel, name, (file) => info.outputPath(file));
  await log(driver, 1);
  const row = async () => (await cases(driver))[0]!;
  const { id } = await row();

  // John, who reads Swedish, and has eight hours of work to answer.
  const panel = await driver.panel('#/settings');
  await panel.front();
  await panel.fill('Your name', 'Mia');
  await panel.click('link', 'People you hand to, and who has what');
  await panel.has('Nobody yet.');
  await panel.click('button', 'Add somebody');
  await panel.type('John');
  await panel.fill('Department', 'support');
  await panel.fill('Mail address', 'john at nimbus');
  await panel.fill('How else to reach them', 'the channel #returns');
  await panel.choose(/^Language of what they get/, 'svenska');
  await panel.fill('Time to answer, in working hours', '8');
  await panel.click('button', 'Save');
  await panel.has('“john at nimbus” is no mail address.');
  await panel.fill('Mail address', 'john@nimbus.example');
  await panel.reload();
  await panel.click('button', 'Add somebody');
  await panel.choose(/^Working hours/, 'their own');
  await panel.fill('Their time zone', 'UTC');
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'])
    await panel.fill(day, '0-24');
  await fits(panel, 'colleague');
  await panel.click('button', 'Save');
  await panel.has('Saved.');
  await panel.has('the channel #returns');
  expect(await driver.readAll('colleagues')).toMatchObject([
    {
      name: 'John',
      about: { mail: 'john@nimbus.example', language: 'sv', target: 8, hours: { zone: 'UTC' } },
    },
  ]);

  // By the keyboard alone: who, what, and the packet as text.
  await panel.goto(`${driver.origin}/sidepanel.html#/case/${id}`);
  await panel.has('Ada 1');
  await panel.press('h');
  await panel.type('John');
  await panel.press('Tab');
  await panel.press('Tab');
  await panel.type('Please find kettle 1.');
  const packet = () => panel.evaluate<string>('document.querySelector(".composed textarea").value');
  await expect.poll(packet).toContain('Det vi ber dig om:\nPlease find kettle 1.');
  expect(await packet()).toMatch(/^Hej John!\n[\s\S]*> The kettle number 1 leaks\.\n[\s\S]*Tack!\nMia$/);
  expect(await packet()).toContain(
    'Det här framgick inte av sidan: dess länk, skribentens profil, tiden och vad',
  );
  await fits(panel, 'hand-off');
  const mail = await panel.evaluate<string>('document.querySelector("a[href^=mailto]").href');
  expect(mail).toMatch(/^mailto:john@nimbus\.example\?subject=Klagom%C3%A5l%20fr%C3%A5n%20Ada%201/);
  expect(decodeURIComponent(mail)).toContain('> The kettle number 1 leaks.\r\n');
  await panel.has('John: the channel #returns');
  await panel.click('button', 'Copy as text');
  await panel.has('Copied.');
  expect((await driver.clipboardText()).replaceAll('\r\n', '\n')).toBe(await packet());
  await panel.click('checkbox', 'I’ve sent it to John');
  await panel.click('button', 'Hand it over');
  await panel.has('With John in support since');
  await panel.has('The customer was told: I’ve sent your complaint to John in support');
  await panel.has('Sent: copied as text');
  await panel.click('button', 'What they were given');
  await panel.has('Hej John! Det vi ber dig om: Please find kettle 1.');
  const first = await row();
  expect(first).toMatchObject({ lane: 'handoff', handoff: { sentBy: 'text', unsent: false, asks: 0 } });
  expect(Date.parse(first.handoff!.dueAt) - Date.parse(first.handoff!.since)).toBeLessThanOrEqual(
    8 * 3_600_000,
  );
  await panel.gone('is not ticked as sent');

  // He is late: it asks for attention, and he is asked again.
  await driver.setClock(DAY, panel);
  await expect.poll(async () => (await row()).lane).toBe('due');
  await panel.press('i');
  await panel.has('What you write to John');
  await expect.poll(packet).toMatch(/Ditt svar skulle ha kommit .* De har väntat hos dig i 24 timmar\./);
  await panel.click('button', 'Copy as rich text');
  await panel.has('Copied.');
  await fits(panel, 'ask');
  const html = await pasted(panel);
  expect(html).toContain('<strong>Med deras egna ord:</strong>');
  expect(html).toMatch(/<blockquote[^>]*>Please find kettle 1\.<\/blockquote>/);
  await panel.click('checkbox', 'I’ve sent it to John');
  await panel.click('button', /^Asked; ask again/);
  await panel.has('John was asked again.');
  await panel.has('Asked John again');
  await expect.poll(async () => (await row()).lane).toBe('handoff');
  const asked = await row();
  expect(asked.handoff).toMatchObject({ asks: 1, askedAt: expect.any(String) });
  expect(asked.followUp!.at).toBe(asked.handoff!.dueAt);
  // That he was asked again makes him no less late.
  expect(asked.waiting).toEqual(first.waiting);
  await panel.press('z');
  await panel.has('Taken back.');
  expect((await row()).handoff).toEqual(first.handoff);

  await panel.goto(`${driver.origin}/sidepanel.html#/today`);
  await panel.has('Overdue 1 Who has what');
  await fits(panel, 'with-john');
  await panel.click('link', 'Who has what');
  await panel.has('1 open 1 late the oldest since');
  await fits(panel, 'load');

  // To Eva, with what John was asked; she is not told yet, and the case says so.
  await panel.goto(`${driver.origin}/sidepanel.html#/case/${id}`);
  await panel.has('With John in support');
  await panel.press('h');
  await panel.has('Pass on from John');
  await panel.type('Eva');
  await panel.fill('Department', 'product');
  await expect.poll(packet).toContain('handed to John in support: “Please find kettle 1.”');
  await panel.fill('What they get', 'Hi Eva, John does not answer. <b>Can you?</b>');
  await panel.has('In your own words.');
  await panel.press('Escape');
  await panel.press('h');
  await expect.poll(packet).toBe('Hi Eva, John does not answer. <b>Can you?</b>');
  await panel.click('button', 'Compose anew');
  await expect.poll(packet).toContain('Hi Eva,');
  await panel.click('button', 'Bring my words back');
  await panel.click('button', 'Copy as Markdown');
  await panel.has('Copied.');
  expect(await driver.clipboardText()).toContain('Hi Eva, John does not answer\\. \\<b\\>Can you?\\</b\\>');
  await panel.click('button', 'Hand it over');
  await panel.has('With Eva in product');
  await panel.has('What Eva gets is not ticked as sent yet.');
  await fits(panel, 'unsent');
  await panel.click('button', 'Copy as text');
  await panel.click('checkbox', 'I’ve sent it to Eva');
  await panel.gone('is not ticked as sent');
  expect((await row()).handoff).toMatchObject({ name: 'Eva', sentBy: 'text', unsent: false });

  await panel.press('w');
  await panel.fill('What did Eva say?', 'It ships today.');
  await panel.click('button', 'Save');
  await panel.has('Waiting on us');
  expect(await row()).toMatchObject({ turn: 'us', answers: [{ name: 'Eva', department: 'product' }] });

  // Handed over once more, and taken back.
  await panel.press('h');
  await panel.type('Eva');
  await panel.click('button', 'Hand it over');
  await panel.has('With Eva in product');
  await panel.click('checkbox', 'I’ve told Eva myself');
  await panel.gone('is not ticked as sent');
  await panel.press('-');
  await panel.fill('Why you take it back from Eva (optional)', 'it arrived');
  await panel.click('button', 'Take it back');
  await panel.has('Taken back from Eva');
  await panel.has('The hand-off was withdrawn');
  expect(await row()).toMatchObject({ turn: 'us', handoff: null });

  await panel.goto(`${driver.origin}/sidepanel.html#/colleagues`);
  await panel.has('Half of 1 answer within');
  await panel.click('button', 'Cases with Eva');
  await panel.has('1 case');
  await panel.has('Ada 1');

  // Gone from the list and back.
  await panel.goto(`${driver.origin}/sidepanel.html#/colleagues`);
  await panel.click('button', 'Edit John');
  await panel.click('button', 'Remove');
  await panel.gone('the channel #returns');
  // The row may go before the act is answered: until then the undo is that of the act before.
  await panel.has('Removed.');
  await panel.click('button', /^Undo/);
  await panel.has('the channel #returns');
  expect(await driver.takeErrors()).toEqual([]);
});

test('a packet that is longer than a mail can be is on the clipboard before the mail opens', async ({
  driver,
}) => {
  const text = Array.from({ length: 80 }, (_, n) => `Line ${n} of a long story 😡 שלום`).join('\n');
  await log(driver, 2, { text });
  const [row] = await cases(driver);
  const panel = await driver.panel(`#/case/${row!.id}`);
  await panel.front();
  await panel.has('Ada 2');
  // What would open a program of the machine's own is noted.
  await panel.evaluate(`document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href^=mailto]');
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    window.mailed = link.href;
  })`);
  await panel.press('h');
  await panel.type('Zoë');
  await panel.click('link', 'Open in your mail program');
  await panel.has('It is longer than a mail link can be. All of it is copied');
  await panel.has('I’ve sent it to Zoë');
  const whole = (await driver.clipboardText()).replaceAll('\r\n', '\n');
  expect(whole).toContain('> Line 79 of a long story 😡 שלום');
  const mailed = await panel.evaluate<string>('window.mailed');
  expect(mailed.length).toBeLessThanOrEqual(2_000);
  const body = decodeURIComponent(mailed).split('&body=')[1]!.split('\r\n');
  expect(body.at(-1)).toMatch(/^\[It is longer than a mail link can be/);
  expect(whole.split('\n').slice(0, body.length - 1)).toEqual(body.slice(0, -1));
});

test('the customer is told in the language in which they wrote', async ({ driver }) => {
  await log(driver, 3, {
    text: 'Llevo tres semanas esperando mi pedido y nadie me contesta. Estoy muy decepcionada con vuestro servicio, quiero que me devolváis el dinero.',
  });
  const [row] = await cases(driver);
  const panel = await driver.panel(`#/case/${row!.id}`);
  await panel.front();
  await panel.has('Ada 3');
  await panel.press('h');
  await panel.type('John');
  await panel.fill('Department', 'support');
  await panel.click('button', 'Hand it over');
  await panel.has(
    'The customer was told: He pasado tu queja a John, de soporte, y se encarga a partir de ahora.',
  );
});
