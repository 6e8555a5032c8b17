/** Pages that make it hard for a script in them, by accident or on purpose; each over a feed of X with a few items. */
import type { Variant } from './imitation';
import { imitation as x } from './x';

export const ITEMS = 6;
const FEED = x.feed(ITEMS);

export interface HostilePage {
  name: string;
  url: string;
  html: string;
  /** How many of the items can be marked all the same; null where giving up is right, too. */
  marks: number | null;
}

const LIST = '[data-testid="cellInnerDiv"]';

/** Runs in the page soon after it was loaded; the script uses nothing from outside itself. */
function after(script: (list: Element, items: Element[]) => void, html = FEED.html): string {
  const run = `addEventListener('load', () => setTimeout(() => {
    const items = [...document.querySelectorAll('article')];
    (${script})(items[0].closest('${LIST}').parentElement, items);
  }));`;
  return html.replace('</body>', () => `<script>${run}</script></body>`);
}
const before = (markup: string) => FEED.html.replace('<div id="react-root">', (found) => `${markup}${found}`);
const scripted = (script: () => void) => before(`<script>(${script})()</script>`);

/** What a form or a document hands out under these names is an element: such names stand before its own members. */
const MEMBERS = [
  'attributes',
  'body',
  'childNodes',
  'children',
  'closest',
  'contains',
  'documentElement',
  'firstChild',
  'getAttribute',
  'getElementById',
  'hasAttribute',
  'id',
  'insertBefore',
  'isConnected',
  'matches',
  'nextElementSibling',
  'nextSibling',
  'nodeName',
  'nodeType',
  'parentElement',
  'parentNode',
  'previousElementSibling',
  'querySelector',
  'querySelectorAll',
  'remove',
  'tagName',
  'textContent',
];
const fields = MEMBERS.map((name) => `<input type="hidden" name="${name}">`).join('');
const wrapped = (opening: string, closing: string, tag: RegExp): string =>
  FEED.html.replace(tag, (found) => `${opening}${found}`).replace('</section>', `${closing}</section>`);

const page = (name: string, html: string, marks: number | null, url: Variant['url'] = FEED.url) => ({
  name,
  url,
  html,
  marks,
});

export const hostilePages: HostilePage[] = [
  page(
    'every built-in of the page’s own world is patched',
    scripted(() => {
      const noticed: string[] = [];
      Object.assign(window, { noticed });
      const patch = (owner: object, name: string) => {
        const old = Object.getOwnPropertyDescriptor(owner, name);
        if (!old?.configurable) return;
        const spy = () => {
          noticed.push(name);
          throw new Error(`${name} belongs to the page`);
        };
        Object.defineProperty(owner, name, old.get ? { ...old, get: spy } : { ...old, value: spy });
      };
      addEventListener('DOMContentLoaded', () => {
        for (const name of ['querySelector', 'closest', 'getAttribute', 'attachShadow'])
          patch(Element.prototype, name);
        for (const name of ['textContent', 'parentElement', 'insertBefore']) patch(Node.prototype, name);
        for (const name of ['filter', 'flatMap', 'includes']) patch(Array.prototype, name);
        for (const name of ['test', 'exec']) patch(RegExp.prototype, name);
        patch(Document.prototype, 'createElement');
        patch(JSON, 'parse');
        patch(window, 'requestIdleCallback');
      });
    }),
    ITEMS,
  ),
  page(
    'getters that throw on every item',
    after((_list, items) => {
      for (const item of items)
        for (const name of ['textContent', 'children', 'firstChild', 'isConnected', 'attributes'])
          Object.defineProperty(item, name, {
            get() {
              throw new Error(`${name} belongs to the page`);
            },
          });
    }),
    ITEMS,
  ),
  page(
    'the document’s own members are clobbered',
    before(MEMBERS.map((name) => `<img name="${name}"><form name="${name}"></form>`).join('')),
    null,
  ),
  page(
    'a form around the feed, in which words change',
    after(
      (_list, items) => {
        // Who climbs from these words by `parentElement` comes to the form, to its field, and to the form again.
        setInterval(() => items[0]?.querySelector('[data-testid="tweetText"]')?.append(' more'), 500);
      },
      wrapped(`<form>${fields}`, '</form>', /<h1 role="heading">/),
    ),
    null,
  ),
  page(
    'action bars that are forms',
    FEED.html.replaceAll(
      /<div( aria-label="[^"]*" role="group")>(.*?)<\/article>/gs,
      (_, attributes, rest) => `<form${attributes}>${fields}${rest}</form></article>`,
    ),
    null,
  ),
  page(
    'words nested twenty thousand deep',
    after((_list, items) => {
      const words = items[0]?.querySelector('[data-testid="tweetText"]');
      let inner = document.createElement('span');
      inner.textContent = 'deep down';
      for (let n = 0; n < 20_000; n++) {
        const outer = document.createElement('span');
        outer.append(inner);
        inner = outer;
      }
      // Laying it out would cost the page itself far more than any reader.
      inner.hidden = true;
      words?.append(inner);
    }),
    ITEMS,
  ),
  page(
    'five megabytes of words',
    after((_list, items) => {
      const words = document.createElement('span');
      words.hidden = true;
      words.textContent = 'on and on '.repeat(500_000);
      items[0]?.querySelector('[data-testid="tweetText"]')?.append(words);
    }),
    ITEMS,
  ),
  page(
    'a million nodes beside the feed',
    after((list) => {
      const aside = document.createElement('div');
      aside.hidden = true;
      aside.innerHTML = '<i></i>'.repeat(1_000_000);
      list.after(aside);
    }),
    null,
  ),
  page(
    'thousands of items with one id',
    after((list, items) => {
      const row = items[0]?.closest('[data-testid="cellInnerDiv"]');
      if (row) for (let n = 0; n < 1_500; n++) list.append(row.cloneNode(true));
    }),
    null,
  ),
  page(
    'attributes of hostile value',
    after((_list, items) => {
      const values = [
        'https://[',
        'javascript:void 0',
        '\u0000\uD800',
        '/'.repeat(1_000_000),
        '"><i>',
        '../..',
      ];
      for (const [n, item] of items.entries())
        for (const element of item.querySelectorAll('a[href], time[datetime], img[alt]'))
          for (const name of ['href', 'datetime', 'alt'])
            if (element.hasAttribute(name)) element.setAttribute(name, values[n % values.length] ?? '');
    }),
    null,
  ),
  page(
    'a page that takes marks away at once',
    after((list) => {
      new MutationObserver(() => {
        for (const mark of document.querySelectorAll('[data-tk-mark]')) mark.remove();
      }).observe(list, { childList: true, subtree: true });
    }),
    0,
  ),
  page(
    'a page that moves marks elsewhere',
    after((list) => {
      new MutationObserver(() => {
        for (const mark of list.querySelectorAll('[data-tk-mark]')) document.body.append(mark);
      }).observe(list, { childList: true, subtree: true });
    }),
    null,
  ),
  page(
    'a page that changes itself for ever',
    after((_list, items) => {
      let n = 0;
      setInterval(() => {
        for (const item of items) {
          item.setAttribute('aria-labelledby', `id__${n++}`);
          item.querySelector('[data-testid="tweetText"]')?.setAttribute('lang', n % 2 ? 'en' : 'sv');
        }
      }, 2);
    }),
    ITEMS,
  ),
];
