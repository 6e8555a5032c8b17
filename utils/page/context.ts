/**
 * What WXT gives each content script, without its way of stopping older scripts: that posts a message and an event
 * with the extension's id into the page, on LinkedIn too (wxt.config.ts puts this in its place).
 */
import { browser } from 'wxt/browser';

export class ContentScriptContext {
  readonly #ending = new AbortController();

  get signal(): AbortSignal {
    return this.#ending.signal;
  }
}

/** True after the extension was reloaded or updated under the page: this script can reach nothing any more. */
export function orphaned(): boolean {
  return !browser.runtime?.id;
}
