/** The whole job by keyboard alone, from the list of what is on the page to the confirmed case. */
import { imitation as linkedin } from '../imitations/linkedin';
import { cases } from './see-through';
import { expect, test } from './story';

test('logged, handed off, resolved and confirmed without the mouse', async ({ driver }) => {
  const { url, html } = linkedin.variants.find(({ expected }) => expected.length >= 2 && expected[0]?.id)!;
  driver.serve({ [url]: { body: html, headers: { 'content-security-policy': "default-src 'none'" } } });
  await driver.open(url);
  const panel = await driver.panel();
  await panel.has('Nobody is left hanging');
  const tabTo = async (name: RegExp) => {
    for (let n = 0; n < 40; n++) {
      const focused = await panel.evaluate(() => {
        const element = document.activeElement as HTMLElement | null;
        return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
      });
      if (name.test(focused.trim())) return;
      await panel.press('Tab');
    }
    throw new Error(`Tab never reached ${name}`);
  };

  await panel.press('2');
  await panel.has(/items? on this page/);
  await panel.has('Show on page');
  if (driver.browser === 'firefox') {
    // Firefox gives a key to a button only in the tab in front; the real sidebar needs no tab, this stand-in does.
    await panel.click('button', 'Log', { nth: 0 });
    await panel.has('Logged.');
    await panel.front();
  } else {
    await tabTo(/^Log$/);
    await panel.press('Enter');
    await panel.has('Logged.');
  }

  await panel.press('1');
  await panel.has('Waiting on us 1');
  await panel.press('j');
  await panel.press('Enter');
  await panel.has('Timeline');
  await panel.press('h');
  await panel.has('To whom');
  await panel.type('John');
  await panel.press('Tab');
  await panel.type('support');
  await panel.press('Enter');
  await panel.has('With John in support');

  await panel.press('f');
  await panel.has('In 2 hours');
  await panel.press('Enter');
  await panel.has('due in 2 hours');

  await panel.press('e');
  await panel.has('How did it end?');
  await panel.press('Enter');
  await panel.has('Resolved: Fixed');
  await tabTo(/^Confirmed$/);
  await panel.press('Enter');
  await panel.has('Confirmed by the customer');
  await panel.press('Escape');
  await panel.has('Nobody is left hanging');
  expect(await cases(driver)).toMatchObject([{ state: 'confirmed', outcome: 'fixed' }]);
});
