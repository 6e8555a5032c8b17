/** The background's one door: tells who is asking, checks the form, runs the handler, always answers. */
import { type Browser, browser } from 'wxt/browser';
import type { z } from '../forms';
import { failed, failureOf, Refusal, type Result } from '../result';
import { siteNameAt } from '../sites/hosts';
import { MESSAGES, type MessageName, type Replies } from './messages';
import { countsRefusals, type SenderClass } from './refusals';
import { isTold } from './told';

export type Sender = Browser.runtime.MessageSender;

export type Handlers = {
  [N in MessageName]: (
    body: z.output<(typeof MESSAGES)[N]['form']>,
    sender: Sender,
  ) => Promise<Replies[N]> | Replies[N];
};

/** The practice page plays the part of a site's page; it is the only one of our own pages that may. */
const PRACTICE = '/practice.html';

export function senderClass(sender: Sender): SenderClass {
  if (sender.id !== browser.runtime.id) return sender.id === undefined ? 'web' : 'extension';
  const own = browser.runtime.getURL('/');
  if (sender.url?.startsWith(own)) return isPractice(sender) ? 'page' : 'panel';
  return sender.tab && siteNameAt(sender.url) !== null ? 'page' : 'elsewhere';
}

export const isPractice = (sender: Sender) =>
  sender.url?.startsWith(browser.runtime.getURL(PRACTICE)) ?? false;

/** Registers the listener; call it synchronously at the worker's start. */
export function receive(handlers: Handlers): void {
  const refused = countsRefusals();
  // `sendResponse` and `return true`: a returned promise is answered differently by polyfill, fake and native browser.
  browser.runtime.onMessage.addListener(
    (message: unknown, sender: Sender, sendResponse: (answer: unknown) => void) => {
      if (isTold(message)) return undefined; // our own, to the panel
      void answer(handlers, message, sender, refused).then(sendResponse);
      return true;
    },
  );
}

/** `refused` hears of each message that the table does not allow or that is none; not of one that fits, and could not be carried out. */
export async function answer(
  handlers: Handlers,
  message: unknown,
  sender: Sender,
  refused: (from: SenderClass, name: MessageName | null) => void = () => undefined,
): Promise<Result<unknown>> {
  const from = senderClass(sender);
  const type =
    typeof message === 'object' && message !== null ? (message as { type?: unknown }).type : undefined;
  if (typeof type !== 'string' || !Object.hasOwn(MESSAGES, type)) {
    refused(from, null);
    return failed(
      'not-understood',
      `no message is called ${typeof type === 'string' ? type.slice(0, 80) : typeof type}`,
    );
  }
  const name = type as MessageName;
  if (MESSAGES[name].from !== from) {
    refused(from, name);
    return failed('not-allowed', `${name} may not come from ${from}`);
  }
  const { type: _, ...body } = message as Record<string, unknown>;
  const parsed = MESSAGES[name].form.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const tooLong = issue?.code === 'too_big' && issue.origin === 'string';
    if (!tooLong) refused(from, name);
    return failed(
      tooLong ? 'too-long' : 'not-understood',
      `${name}.${issue?.path.join('.')}: ${issue?.message}`,
    );
  }
  try {
    // The table ties each name to its form; TypeScript cannot follow a name that is only known at run time.
    const handler = handlers[name] as (body: unknown, sender: Sender) => unknown;
    return { ok: true, value: await handler(parsed.data, sender) };
  } catch (error) {
    // A page that spoke for another site.
    if (from === 'page' && error instanceof Refusal && error.code === 'not-allowed') refused(from, name);
    if (!(error instanceof Refusal)) console.error(`Threadkeeper: ${name} was not carried out`, error);
    return { ok: false, error: await failureOf(error) };
  }
}
