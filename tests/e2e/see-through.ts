/** The main job, told once for whatever page it starts from: a mark, a case, and everything until it is confirmed. */
import type { CaseRow } from '../../storage/records';
import type { Mention } from '../../utils/sites/mention';
import { type Driver, expect, type Tab } from './story';

export const cases = (driver: Driver) => driver.readAll<CaseRow>('cases');

/** Sends a command as the panel would; for what the panel has no button for, such as a date two seconds ahead. */
export const command = (driver: Driver, message: Record<string, unknown>) =>
  driver.inExtension((browser, body) => browser.runtime.sendMessage(body), message);

/** Sets the follow-up `ms` from now; gives the moment, in ms since 1970. */
export async function dueIn(driver: Driver, caseId: string, ms: number): Promise<number> {
  const at = new Date(Date.now() + ms).toISOString();
  const answer = await command(driver, {
    type: 'setFollowUp',
    op: `due-${at}`,
    caseId,
    at,
    why: null,
    pinned: false,
  });
  expect(answer).toMatchObject({ ok: true });
  return Date.parse(at);
}

/** Clicks the n-th mark of the page and gives the one case that it opened. */
export async function logByMark(driver: Driver, page: Tab, index: number): Promise<CaseRow> {
  const before = (await cases(driver)).length;
  await expect.poll(async () => (await page.marks())[index]?.name).toBe('Log as a case');
  await page.clickMark(index);
  // A slow machine may look again only when the ten seconds of its undo are over.
  await expect
    .poll(async () => (await page.marks())[index]?.name)
    .toMatch(/^(Logged\. Undo|Case: waiting on us)$/);
  const rows = await cases(driver);
  expect(rows).toHaveLength(before + 1);
  return rows.find(
    (row) =>
      row.loggedAt ===
      rows
        .map((one) => one.loggedAt)
        .sort()
        .at(-1),
  )!;
}

/** What the reader must have filled in; only what the page tells. */
export function expectEvidence(row: CaseRow, mention: Omit<Mention, 'aliases'>) {
  const { author, text, permalink } = mention;
  expect(row.evidence).toMatchObject({ author, text, permalink });
}

/**
 * A page that watches itself from before our script runs: every change of a node or an attribute after it was parsed,
 * and every message that is posted to it. Served under a policy that allows this one script and loads nothing.
 */
export function watched(html: string) {
  const script = `<script>
    window.changes = [];
    addEventListener('message', (event) => changes.push('message ' + JSON.stringify(event.data)), true);
    addEventListener('DOMContentLoaded', () => {
      window.before = document.documentElement.outerHTML;
      new MutationObserver((records) => {
        for (const { type, attributeName } of records) changes.push(type + ' ' + (attributeName ?? ''));
      }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    });
  </script>`;
  const policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'";
  return {
    body: /<html[^>]*>/i.test(html) ? html.replace(/<html[^>]*>/i, (tag) => tag + script) : script + html,
    headers: { 'content-security-policy': policy },
  };
}

export async function expectUnchanged(page: Tab) {
  const { before, changes } = await page.evaluate(() => {
    const { before, changes } = window as unknown as { before: string; changes: string[] };
    return { before, changes };
  });
  expect(before.length).toBeGreaterThan(500);
  expect(await page.html()).toBe(before);
  expect(changes).toEqual([]);
}

/** The heading over so many cases that wait on us and have time; near midnight that is another day. */
export const onUs = (count: number) => new RegExp(`(?:Due today|Waiting on us, later) ${count}`);

/**
 * From the open panel on: reply by template and copy, hand to John, due, resolved, confirmed. `markNow` tells what the
 * page shows at the mention, or null on a quiet site.
 */
export async function seeThrough(
  driver: Driver,
  panel: Tab,
  row: CaseRow,
  markNow: (() => Promise<string>) | null,
) {
  const mark = async (name: string) => {
    if (markNow) await expect.poll(markNow).toBe(name);
  };
  const name = row.evidence.author.name ?? '';
  await panel.goto(`${driver.origin}/sidepanel.html#/today`);
  await panel.has(onUs(1));
  await panel.click('link', new RegExp(literally(name)));
  await panel.has(/Timeline Logged/);

  await panel.click('button', 'Reply');
  await panel.click('button', /^Acknowledge/);
  await panel.click('button', 'Copy');
  await panel.has('Copied.');
  expect(await driver.clipboardText()).toMatch(
    /^(?:Hi .+, thank you for telling us|Hola, .+: gracias por avisarnos|Hej .+, tack för att)/,
  );
  await panel.click('button', 'I’ve answered');
  await panel.has('Waiting on the customer');

  await panel.click('button', 'Hand off');
  await panel.fill('To whom', 'John');
  await panel.fill('Department', 'support');
  await panel.fill('What you ask of them', 'Please find the parcel.');
  await panel.click('button', 'Hand it over');
  await panel.has('With John in support');
  await panel.has(
    'The customer was told: I’ve sent your complaint to John in support, and they’ll take it from here.',
  );
  await mark('Case: handed off');
  expect(await driver.badge()).toBe('');

  // The date comes by itself: nothing is open but the tab under test and a panel that shows another view.
  await panel.click('link', 'Templates');
  await dueIn(driver, row.id, 1_500);
  await expect.poll(() => driver.badge(), { timeout: 45_000 }).toBe('1');
  await mark('Case: due now');
  await panel.click('link', 'Today');
  await panel.has('Overdue 1');

  await panel.click('link', new RegExp(literally(name)));
  await panel.click('button', 'John answered');
  await panel.fill('What did John say?', 'It was at the wrong depot; it leaves today.');
  await panel.click('button', 'Save');
  await panel.has('Waiting on us');
  await expect.poll(() => driver.badge()).toBe('');
  await panel.click('button', 'Resolve');
  await panel.click('button', 'Fixed');
  await panel.has('Resolved: Fixed');
  await mark('Case: resolved, not yet confirmed');
  await panel.click('button', 'Confirmed');
  await panel.has('Confirmed by the customer');
  await mark('Case: confirmed');
  await panel.click('link', 'Today');
  await panel.has('Nobody is left hanging');
  expect(await cases(driver)).toMatchObject([{ id: row.id, state: 'confirmed', lane: 'closed' }]);
}

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
