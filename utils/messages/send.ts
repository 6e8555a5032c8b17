/** Asks the background. A messaging error means *unknown*, never *failed*: the same act is sent again until answered. */
import { browser } from 'wxt/browser';
import { failed, type Result } from '../result';
import type { MessageBody, MessageName, Replies } from './messages';

/** Pauses in ms between tries: a dead worker starts within tens of ms, a busy machine may need seconds. */
const PAUSES = [50, 200, 800, 2_000, 5_000];

/**
 * In ms: so long one try of an act is waited for. Firefox forgets what its background was sent while it was dying, and neither
 * answers nor refuses (seen in a story, 2026-11): the field said nothing, and what was typed in it was not saved.
 */
const PATIENCE = 4_000;

/** Never done where it is refused, or nobody answered. */
const answered = <T>(asked: Promise<T | undefined>) =>
  new Promise<T>((done) => {
    asked.then(
      (answer) => answer && done(answer),
      () => {}, // the next try says why
    );
  });

/** The first answer to any of these tries; undefined: there was none in that time. */
async function within<T>(tries: readonly Promise<T>[]): Promise<T | undefined> {
  let timer: number | undefined;
  const late = new Promise<undefined>((done) => {
    timer = setTimeout(done, PATIENCE);
  });
  try {
    return await Promise.race([...tries, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The background's answer. Every message is safe to resend: questions change nothing, commands carry their act's id.
 * `no-answer` after the last try: the caller keeps what the user typed and may send the same act again.
 */
export async function ask<N extends MessageName>(type: N, body: MessageBody<N>): Promise<Result<Replies[N]>> {
  let reason = '';
  /** Tries that were not answered in time, and may still be. */
  const silent: Promise<Result<Replies[N]>>[] = [];
  for (let n = 0; n <= PAUSES.length; n++) {
    if (n > 0) await new Promise((resolve) => setTimeout(resolve, PAUSES[n - 1]));
    // After an update or a reload a page's script is an orphan; asking on would only throw.
    if (!browser.runtime?.id) return failed('no-answer', 'the extension was reloaded under this page');
    try {
      const asked: Promise<Result<Replies[N]> | undefined> = browser.runtime.sendMessage({ ...body, type });
      // An act that is there twice is written once. What carries none may rightly take long, and ask a server of somebody else's.
      const answer = 'op' in body ? await within([asked, ...silent]) : await asked;
      if (answer !== undefined && answer !== null) return answer;
      reason = 'no listener answered';
      silent.push(answered(asked));
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error);
    }
  }
  return failed('no-answer', reason);
}
