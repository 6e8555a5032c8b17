/** What is alike among the attributes of a page: the unit that the machine takes away, renames or changes. */

export interface Shape {
  attribute: string;
  /** One value stands for all that differ only in numbers, ids, handles and hashes. */
  shape: string;
  /** True for one class name out of the lists of them. */
  inList: boolean;
  attributes: Attr[];
}

/** Put in the place of what a site renamed; no page and no reader knows it. */
export const RENAMED = 'zzrenamed';

/** Drawings and files: their values say nothing that can be read. */
const OPAQUE = new Set(
  'xmlns src srcset sizes d points transform viewBox width height x y cx cy r rx ry poster fill stroke'.split(
    ' ',
  ),
);
/** What people read, in the language of the page. */
const PROSE = new Set(
  'alt aria-description aria-label aria-roledescription aria-valuetext content label placeholder title value'.split(
    ' ',
  ),
);
const ADDRESS = new Set(['href', 'action', 'xlink:href']);
/** Words of the sites' own addresses; what else stands between slashes is a name or a number. */
const ADDRESS_WORDS = new Set(
  (
    'status statuses article articles i web photo video analytics quotes likes retweets in company school showcase ' +
    'feed update posts groups user permalink permalink.php story.php profile.php photo.php photos reel reels watch ' +
    'videos people hashtag search stories pulse events'
  ).split(' '),
);
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
/** A word of an address ends where its grammar goes on. */
const BEFORE = '(?<=^|[/?&:(]|%3A|%28)';
const AFTER = '(?=$|[/?#&=:(,]|%3A|%28)';
const ADDRESS_PART = new RegExp(`${BEFORE}([A-Za-z_][\\w.[\\]-]*?)${AFTER}`, 'g');
/** So many words of one value are renamed, one at a time; JSON has hundreds. */
const WORDS = 6;

export const isProse = (attribute: string) => PROSE.has(attribute);
/** Whether an attribute may tell who or what something is, to a machine. */
export const isIdentifying = ({ name }: Attr) =>
  !PROSE.has(name) && !OPAQUE.has(name) && name !== 'class' && name !== 'style' && name !== 'datetime';

/** As a piece of a regular expression. */
export const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The path, the query and the hash of an address. */
const pathOf = (address: string) => address.replace(/^(?:https?:)?\/\/[^/?#]*/, '');

function addressWords(address: string): string[] {
  const path = pathOf(address);
  const words = [...path.matchAll(ADDRESS_PART)].filter(({ 0: word, index }) => {
    const next = path.slice(index + word.length);
    return ADDRESS_WORDS.has(word) || /^(?:=|:|%3A)/.test(next) || /(?::|%3A)$/.test(path.slice(0, index));
  });
  return [...new Set(words.map(([word]) => word))];
}

function addressShape(address: string): string {
  const words = new Set(addressWords(address));
  const host = address.slice(0, address.length - pathOf(address).length);
  return (
    host +
    pathOf(address)
      .replace(/=[^&#]*/g, '=')
      .replace(/[^/?#&=:(),]+/g, (part) => (words.has(part) ? part : /^[\d%A-F]+$/.test(part) ? '9' : 'a'))
  );
}

const HASH_RUN = /[\w-]{16,}/g;
const HASH = /(?:^|[_-])(?=[^_-]*\d)(?=[^_-]*[a-z])(?=[^_-]*[A-Z])[^_-]{12,}/;
/** Component keys have words around a hash: as many letters as no hash has in a row, and the last words. */
const IN_HASH = /[a-z]{7}|(?:[A-Z][a-z]{3,})+(?:_[A-Z]+)*$/g;

const hashShape = (run: string) => (HASH.test(run) ? `~${(run.match(IN_HASH) ?? []).join('~')}` : run);

/** Words stay, `9` stands for a number and `~` for a hash. */
function tokensShape(value: string, handles: readonly string[]): string {
  let plain = value.replace(UUID, '~').replace(/url\([^)]*\)/g, 'url()');
  for (const handle of handles) if (plain.includes(handle)) plain = plain.replaceAll(handle, '~');
  return plain
    .replace(HASH_RUN, hashShape)
    .replace(/[\p{L}\p{N}]+/gu, (token) =>
      /^\d+$/.test(token) ? '9' : /\d/.test(token) || token.length > 24 ? '~' : token,
    )
    .replace(/(?<![\p{L}\p{N}])[9~](?:[^\p{L}\p{N}]*[9~](?![\p{L}\p{N}]))+/gu, (run) => run[0] ?? '')
    .slice(0, 80);
}

/** `a` for words, `9` for numbers, in turn; nothing for the signs between them. */
const proseShape = (value: string) =>
  value
    .replace(/\p{N}+/gu, '9')
    .replace(/[\p{L}\p{M}]+/gu, 'a')
    .replace(/[^a9]+/g, ' ')
    .replace(/a(?: a)+/g, 'a')
    .trim()
    .slice(0, 12);

function shapeOf({ name, value }: Attr, handles: readonly string[]): string {
  if (OPAQUE.has(name)) return '*';
  if (PROSE.has(name)) return proseShape(value);
  if (ADDRESS.has(name)) return addressShape(value);
  return tokensShape(value, handles);
}

const classShape = (name: string) => name.replace(/[^-_]+/g, (part) => (/\d/.test(part) ? '~' : part));
/** Whether a class name falls under this shape. */
export const hasClassShape = (name: string, shape: string) => classShape(name) === shape;

/** The words of a value that a site could rename; `null` stands for the whole of it. */
export function renamable({ attribute, inList, shape, attributes }: Shape): (string | null)[] {
  if (inList || PROSE.has(attribute) || attribute === 'style') return [null];
  if (OPAQUE.has(attribute) || attribute === 'class') return [];
  const words = ADDRESS.has(attribute)
    ? addressWords(attributes[0]?.value ?? '')
    : [...new Set(shape.match(/\p{L}{2,}/gu) ?? [])];
  const every = Math.max(1, words.length / WORDS);
  return words.filter((_, n) => Math.floor(n / every) !== Math.floor((n - 1) / every));
}

/** The value after the site renamed `word` in it; the same where the word does not stand in it. */
export function renamed(attribute: string, value: string, word: string | null): string {
  if (word === null) return RENAMED;
  if (!ADDRESS.has(attribute)) {
    const whole = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word)}(?![\\p{L}\\p{N}])`, 'gu');
    const changed = value.replace(whole, RENAMED);
    return changed === value ? value.replace(word, RENAMED) : changed;
  }
  const path = pathOf(value);
  const end = word.endsWith('.php') ? '.php' : '';
  return (
    value.slice(0, value.length - path.length) +
    path.replace(new RegExp(`${BEFORE}${escaped(word)}${AFTER}`, 'g'), RENAMED + end)
  );
}

/** Every (attribute, shape of value) below and including `root`, in page order. */
export function shapesOf(root: Element, handles: readonly string[]): Shape[] {
  const shapes = new Map<string, Shape>();
  const memo = new Map<string, string>();
  const add = (attr: Attr, shape: string, inList: boolean) => {
    const key = `${inList ? '.' : ''}${attr.name}=${shape}`;
    const known = shapes.get(key);
    if (known) known.attributes.push(attr);
    else shapes.set(key, { attribute: attr.name, shape, inList, attributes: [attr] });
  };
  for (const element of [root, ...root.querySelectorAll('*')]) {
    for (const attr of element.attributes) {
      if (attr.name !== 'class') {
        const key = `${attr.name}=${attr.value}`;
        const shape = memo.get(key) ?? shapeOf(attr, handles);
        memo.set(key, shape);
        add(attr, shape, false);
        continue;
      }
      add(attr, '', false);
      for (const shape of new Set(attr.value.split(/\s+/).filter(Boolean).map(classShape)))
        add(attr, shape, true);
    }
  }
  return [...shapes.values()];
}
