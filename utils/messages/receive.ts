/** The background's one door: tells who is asking, checks the form, runs the handler, always answers. */
import { type Browser, browser } from 'wxt/browser';
import type { z } from '../forms';
import { failed, failureOf, Refusal, type Result } from '../result';
import { MESSAGES, type MessageName, type Replies } from './messages';
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

/** Who sent it: a content script or the practice page ('page'), our own panel ('panel'), or nobody we know. */
export function senderClass(sender: Sender): 'page' | 'panel' | null {
  if (sender.id !== browser.runtime.id) return null;
  const own = browser.runtime.getURL('/');
  if (sender.url?.startsWith(own)) return isPractice(sender) ? 'page' : 'panel';
  return sender.tab ? 'page' : null;
}

export const isPractice = (sender: Sender) =>
  sender.url?.startsWith(browser.runtime.getURL(PRACTICE)) ?? false;

/** Registers the listener; call it synchronously at the worker's start. */
export function receive(handlers: Handlers): void {
  // `sendResponse` and `return true`: a returned promise is answered differently by polyfill, fake and native browser.
  browser.runtime.onMessage.addListener(
    (message: unknown, sender: Sender, sendResponse: (answer: unknown) => void) => {
      if (isTold(message)) return undefined; // our own, to the panel
      void answer(handlers, message, sender).then(sendResponse);
      return true;
    },
  );
}

export async function answer(handlers: Handlers, message: unknown, sender: Sender): Promise<Result<unknown>> {
  const from = senderClass(sender);
  const type =
    typeof message === 'object' && message !== null ? (message as { type?: unknown }).type : undefined;
  if (typeof type !== 'string' || !Object.hasOwn(MESSAGES, type)) {
    return failed(
      'not-understood',
      `no message is called ${typeof type === 'string' ? type.slice(0, 80) : typeof type}`,
    );
  }
  const name = type as MessageName;
  if (MESSAGES[name].from !== from)
    return failed('not-allowed', `${name} may not come from ${from ?? 'outside'}`);
  const { type: _, ...body } = message as Record<string, unknown>;
  const parsed = MESSAGES[name].form.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const tooLong = issue?.code === 'too_big' && issue.origin === 'string';
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
    if (!(error instanceof Refusal)) console.error(`Threadkeeper: ${name} was not carried out`, error);
    return { ok: false, error: await failureOf(error) };
  }
}
