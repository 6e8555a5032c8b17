/**
 * node scripts/tour.mjs
 *
 * Plays the practice page's tour headless, with the mouse and the keyboard as a manager would, on a throw-away
 * profile; prints each step with what it saw, and leaves screenshots in .output/tour/. `npm start` plays it where
 * there is no display. The extension must be built.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { CHROMIUM_FLAGS, chromiumProgram, NO_OUTSIDE } from './browsers.mjs';
import { closeWelcome, extensionOrigin, LOAD_FLAGS, TOP } from './extension.mjs';

const SHOTS = path.join(TOP, '.output/tour');
/** Against hanging alone, in ms: it is played beside other checks. */
const PATIENCE = 45_000;

const words = async (found) => (await found.allInnerTexts()).join(' ').replace(/\s+/g, ' ').trim();

/** Asks until it is as wanted; else says what was seen instead. */
async function until(what, ask, patience = PATIENCE) {
  const end = Date.now() + patience;
  for (;;) {
    const { ok, saw } = await ask();
    if (ok) return saw;
    if (Date.now() > end) throw new Error(`${what}; instead: ${saw}`);
    await pause(100);
  }
}

/** The accessible name of a post's mark; its shadow root is closed, so only the accessibility tree knows. */
export async function markName(page, post) {
  const session = await page.context().newCDPSession(page);
  try {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const inside = (node) => [
      node,
      ...[...(node.shadowRoots ?? []), ...(node.children ?? [])].flatMap(inside),
    ];
    const host = inside(root).filter((node) => node.attributes?.includes('data-tk-mark'))[post];
    const ids = new Set(host ? inside(host).map(({ backendNodeId }) => backendNodeId) : []);
    const button = nodes.find((node) => ids.has(node.backendDOMNodeId) && node.role?.value === 'button');
    return button?.name?.value ?? '(no mark)';
  } finally {
    await session.detach();
  }
}

export const untilMark = (page, post, wanted) =>
  until(`the mark never said “${wanted}”`, async () => {
    const saw = await markName(page, post);
    return { ok: saw === wanted, saw };
  });

/** A real click of the mouse on a post's mark. */
export async function clickMark(page, post) {
  await untilMark(page, post, 'Log as a case');
  await page.locator('span[data-tk-mark]').nth(post).click();
}

/** `YYYY-MM-DDTHH:MM` of the next full minute that is still some seconds off, in the local zone. */
function nextMinute() {
  const at = new Date(Math.ceil((Date.now() + 4_000) / 60_000) * 60_000);
  const two = (n) => String(n).padStart(2, '0');
  const local = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
  return { at, local };
}

export async function tour() {
  const { chromium } = await import('@playwright/test');
  const origin = extensionOrigin();
  const profile = mkdtempSync(path.join(os.tmpdir(), 'threadkeeper-tour-'));
  mkdirSync(SHOTS, { recursive: true });
  for (const file of readdirSync(SHOTS)) if (file.endsWith('.png')) rmSync(path.join(SHOTS, file));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await chromiumProgram(),
    headless: true,
    locale: 'en-GB',
    viewport: { width: 1100, height: 900 },
    args: [...CHROMIUM_FLAGS, ...NO_OUTSIDE, ...LOAD_FLAGS],
  });
  let step = 'The practice page opens';
  let shots = 0;
  const say = (saw) => console.log(`✓ ${step}: ${saw}`);
  const shoot = async (page, name, widths) => {
    const number = String(++shots).padStart(2, '0');
    const before = page.viewportSize();
    for (const scheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: scheme });
      for (const width of widths) {
        await page.setViewportSize({ width, height: 820 });
        // The panel scrolls inside itself: the picture is as tall as what is in it.
        const hidden = await page.evaluate(() => {
          const view = document.querySelector('.panel > .view');
          return view ? view.scrollHeight - view.clientHeight : 0;
        });
        if (hidden > 0) await page.setViewportSize({ width, height: 820 + hidden });
        const file = path.join(SHOTS, `${number}-${name}-${width}-${scheme}.png`);
        await page.screenshot({ path: file, fullPage: true, animations: 'disabled' });
      }
    }
    await page.emulateMedia({ colorScheme: null });
    await page.setViewportSize(before);
  };
  const PANEL = [320, 400];
  try {
    if (context.serviceWorkers().length === 0)
      await context.waitForEvent('serviceworker', { timeout: PATIENCE }).catch(() => {
        throw new Error('the extension did not load. Branded Chrome loads none; Chromium does');
      });
    await closeWelcome(context);
    const practice = context.pages()[0] ?? (await context.newPage());
    practice.setDefaultTimeout(PATIENCE);
    await practice.goto(`${origin}/practice.html`);
    await until('no marks came', async () => {
      const count = await practice.locator('span[data-tk-mark]').count();
      return {
        ok: count === (await practice.locator('article').count()) && count > 0,
        saw: `${count} marks`,
      };
    });
    say(`${await practice.locator('article').count()} posts, each with its mark`);

    const panel = await context.newPage();
    panel.setDefaultTimeout(PATIENCE);
    await panel.setViewportSize({ width: 400, height: 820 });
    await panel.goto(`${origin}/sidepanel.html`);
    const button = (name) => panel.getByRole('button', { name, exact: true });
    const toast = async (hasText) => {
      await panel.locator('.toast', { hasText }).waitFor();
      return words(panel.locator('.toast > span'));
    };
    const turn = async (hasText) => {
      await panel.locator('.turn', { hasText }).waitFor();
      return words(panel.locator('.turn'));
    };
    /** What is said at the bottom lies over the last button of a long form, as it does for a manager. */
    const closeToast = async () => {
      const close = panel.locator('.toast').getByRole('button', { name: 'Close' });
      if (await close.isVisible()) await close.click();
    };
    const badge = () => panel.evaluate(() => chrome.action.getBadgeText({}));

    step = 'The panel is empty at first';
    await panel.locator('.empty').waitFor();
    say(await words(panel.locator('.empty h2')));
    await shoot(panel, 'today-empty', PANEL);

    step = 'One click on the mark logs Ada’s complaint';
    await practice.bringToFront();
    await clickMark(practice, 0);
    say(`the mark says “${await untilMark(practice, 0, 'Logged. Undo')}”`);
    await shoot(practice, 'practice', [400, 1100]);

    step = 'Today shows the case';
    await panel.bringToFront();
    const card = panel.locator('.lane a.card');
    await card.waitFor();
    say((await words(card)).slice(0, 100));
    await shoot(panel, 'today', PANEL);

    step = 'The case opens';
    await card.click();
    await panel.locator('[data-case-open]').waitFor();
    say(await turn('Waiting on us'));
    await shoot(panel, 'case', PANEL);

    step = 'A template fills the reply, and Copy copies it';
    await button('Reply').first().click();
    await panel.getByRole('button', { name: /^Acknowledge/ }).click();
    await until('the template was not filled', async () => {
      const saw = await panel.getByLabel('Your reply').inputValue();
      return { ok: saw.startsWith('Hi Ada,'), saw };
    });
    await shoot(panel, 'reply', PANEL);
    await button('Copy').click();
    await toast('Copied');
    // Only pasting shows what is on the clipboard: reading it needs a permission that an extension cannot be given.
    const reply = await panel.getByLabel('Your reply').inputValue();
    const note = panel.locator('#note-box');
    await note.focus();
    await panel.keyboard.press('ControlOrMeta+V');
    const pasted = await note.inputValue();
    await note.fill('');
    if (pasted !== reply) throw new Error(`the clipboard holds something else: “${pasted}”`);
    say(`“${pasted.slice(0, 60)}…” is on the clipboard`);

    step = '“I’ve answered” passes the turn to the customer';
    await button('I’ve answered').click();
    say(await turn('Waiting on the customer'));
    await closeToast();

    step = 'Ada’s case is handed to John in support';
    await button('Hand off').first().click();
    const form = panel.getByRole('form', { name: 'Hand off' });
    await form.getByLabel('To whom').fill('John');
    await form.getByLabel('Department').fill('support');
    await form.getByLabel('What you ask of them').fill('Please send Ada a new kettle, batch 8 or later.');
    await shoot(panel, 'handoff', PANEL);
    const told = await form.getByRole('textbox', { name: 'What you tell the customer' }).inputValue();
    await form.locator('button[type=submit]').click();
    say(`${await turn('With John in support')}; Ada is told: “${told}”`);
    await shoot(panel, 'with-john', PANEL);
    await closeToast();

    step = 'A follow-up is set to the next full minute';
    const { at, local } = nextMinute();
    await button('Follow up').click();
    await panel.getByLabel('Why (optional)').fill('Has John sent it?');
    await shoot(panel, 'follow-up', PANEL);
    await panel.getByLabel('Another time').fill(local);
    await button('Set follow-up').click();
    say(await toast('Follow-up:'));
    if ((await badge()) !== '') throw new Error(`the badge says ${await badge()} before anything is due`);

    step = 'It comes due by itself';
    const wait = Math.max(0, at.getTime() - Date.now());
    console.log(`  … waiting ${Math.ceil(wait / 1000)} s for the clock`);
    await until(
      'the toolbar badge never counted it',
      async () => {
        const saw = await badge();
        return { ok: saw === '1', saw: `the badge says “${saw}”` };
      },
      wait + PATIENCE,
    );
    await panel.getByRole('link', { name: 'Back' }).click();
    await panel.locator('[data-lane="due"] a.card').waitFor();
    say(
      `the badge says 1, Today has it under “Overdue”, the mark says “${await untilMark(practice, 0, 'Case: due now')}”`,
    );
    await shoot(panel, 'due', PANEL);

    step = 'John’s answer is noted';
    await panel.locator('[data-lane="due"] a.card').click();
    await button('John answered').click();
    await panel.getByLabel('What did John say?').fill('Sent it today, with a return label.');
    await button('Save').click();
    say(await turn('Waiting on us'));
    await closeToast();

    step = 'Resolved';
    await button('Resolve').click();
    await button('Fixed').click();
    say(await turn('Resolved: Fixed'));
    await shoot(panel, 'resolved', PANEL);

    step = 'Confirmed by Ada';
    await button('Confirmed').click();
    const confirmed = await turn('Confirmed by the customer');
    await until('the badge still counts it', async () => {
      const saw = await badge();
      return { ok: saw === '', saw };
    });
    say(
      `${confirmed}; the badge is empty, the mark says “${await untilMark(practice, 0, 'Case: confirmed')}”`,
    );
    await shoot(panel, 'confirmed', PANEL);

    step = 'Templates, settings';
    for (const view of ['templates', 'settings']) {
      await panel.goto(`${origin}/sidepanel.html#/${view}`);
      await panel.locator(`.tabs a[href="#/${view}"][aria-current="page"]`).waitFor();
      await panel.locator('main :is(h2, input, li)').first().waitFor();
      await shoot(panel, view, PANEL);
    }
    say('seen');
    console.log(`\nThe tour is done. Screenshots, light and dark: ${path.relative(TOP, SHOTS)}`);
  } catch (error) {
    for (const [n, page] of context.pages().entries())
      await page.screenshot({ path: path.join(SHOTS, `failed-${n + 1}.png`) }).catch(() => {});
    throw new Error(
      `The tour stopped at “${step}”: ${stripVTControlCharacters(error.message).split('\n').slice(0, 3).join(' ')}. What the tabs showed: ${path.relative(TOP, SHOTS)}/failed-*.png`,
      { cause: error },
    );
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await tour();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
