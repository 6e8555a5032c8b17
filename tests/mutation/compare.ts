/** Holds what a reader makes of a changed page against what it made of the page as it was. */
import { type Mention, PARTS, type Part } from '../../utils/sites/mention';

/** What a reader made of one element; null where it is no item to it. */
export interface Found {
  element: Element;
  mention: Mention | null;
}

/** What a person reads in a page, beyond what its reader finds. */
export type Expected = Pick<Mention, 'id' | 'text'> & Partial<Mention>;

interface Right {
  mention: Expected;
  /** The same item as others read it: right as well, above all where no value was read. */
  alsoRight: readonly Expected[];
}

/** An item of the page as it was. */
export interface Truth extends Right {
  element: Element;
  mention: Mention;
}

/** An item and the elements that are its own: around it as far as it is alone there, in it as far as no other is. */
export interface Own extends Truth {
  elements: readonly Element[];
}

/** `extra`: an item that is none; `aliases`: an id of something else; `spacing`: the right words, white space apart. */
export type Fault = Part | 'aliases' | 'extra' | 'spacing' | 'unsaid' | 'thrown';

/** What must never be wrong; the rest is reported apart. */
export const HARD: readonly Fault[] = [
  'author.name',
  'author.handle',
  'author.profileUrl',
  'id',
  'permalink',
  'text',
  'aliases',
  'extra',
  'unsaid',
  'thrown',
];

export interface Wrong {
  fault: Fault;
  value: string | null;
  expected: string | null;
}

/** One item of the page as it was, or one that is none (`truth` is null then). */
export interface Judged {
  truth: Truth | null;
  found: boolean;
  /** What was known of it and is not any more, and says so. */
  lost: Fault[];
  wrong: Wrong[];
}

export function partOf(mention: Partial<Mention>, part: Part): string | null {
  if (part === 'author.name') return mention.author?.name ?? null;
  if (part === 'author.handle') return mention.author?.handle ?? null;
  if (part === 'author.profileUrl') return mention.author?.profileUrl ?? null;
  return mention[part] ?? null;
}

/** A post answers nothing: there, null is no gap. */
const mayBeNull = (mention: Mention, part: Part) => part === 'inReplyTo' && mention.kind === 'post';

const oneSpace = (text: string) => text.replace(/\s+/g, ' ').trim();
const isNumber = (word: string) => /^(?:\d+|pfbid\w+)$/.test(word);

function wordsOf(address: string): string[] {
  let plain = address;
  try {
    plain = decodeURIComponent(address);
  } catch {
    // Read as it stands.
  }
  return plain.match(/[\p{L}\p{N}_.-]+/gu) ?? [];
}

/** The number alone of an id with a kind before it. */
export const bare = (id: string) => id.match(/(?:\d+|pfbid\w+)(?=\)?$)/)?.[0] ?? id;

/** The names that a page has for one thing. */
export class Names {
  private readonly ids = new Map<string, string>();

  constructor(mentions: readonly Expected[]) {
    for (const { id, aliases = [] } of mentions) {
      if (id === null) continue;
      const all = [id, ...aliases].flatMap((name) => [name, bare(name)]);
      const known = new Set(all.flatMap((name) => this.ids.get(name) ?? []));
      const [one = id] = known;
      for (const [name, other] of this.ids) if (known.has(other)) this.ids.set(name, one);
      for (const name of all) this.ids.set(name, one);
    }
  }

  /** The one that stands for all of them. */
  one(name: string): string {
    return this.ids.get(name) ?? name;
  }

  same(a: string | null, b: string | null): boolean {
    return a !== null && b !== null && this.one(a) === this.one(b);
  }
}

/** Two links that name the same thing; X leads from any handle to the tweet, `i` included. */
function sameLink(link: string, right: string, names: Names): boolean {
  const ours = wordsOf(right);
  const numbers = new Set(ours.filter(isNumber).map((word) => names.one(word)));
  const theirs = wordsOf(link);
  const told = new Set(theirs.filter(isNumber).map((word) => names.one(word)));
  return (
    told.size === numbers.size &&
    [...numbers].every((number) => told.has(number)) &&
    theirs.every((word) => isNumber(word) || word === 'i' || ours.includes(word))
  );
}

function isRight(part: Part, value: string, truth: Right, names: Names): boolean {
  const right = [truth.mention, ...truth.alsoRight].flatMap((told) => partOf(told, part) ?? []);
  if (right.includes(value)) return true;
  switch (part) {
    case 'id':
    case 'inReplyTo':
      return right.some((one) => names.same(one, value));
    case 'permalink':
      return right.some((one) => sameLink(value, one, names));
    case 'author.handle':
      return right.some((one) => one.toLowerCase() === value.toLowerCase());
    case 'author.profileUrl': {
      // A profile has several addresses; each holds the handle.
      const handle = truth.mention.author?.handle?.toLowerCase();
      return handle !== undefined && wordsOf(value.toLowerCase()).includes(handle);
    }
    default:
      return false;
  }
}

type Compared = Pick<Judged, 'lost' | 'wrong'>;

/** One item as it is read now against what it was. */
function compareItem(mention: Mention, truth: Right, names: Names): Compared {
  const compared: Compared = { lost: [], wrong: [] };
  for (const part of PARTS) {
    const value = partOf(mention, part);
    const expected = partOf(truth.mention, part);
    const said = mention.missing.includes(part);
    if (value === null) {
      if (!said && !mayBeNull(mention, part)) compared.wrong.push({ fault: 'unsaid', value: part, expected });
      else if (expected !== null) compared.lost.push(part);
    } else if (isRight(part, value, truth, names)) continue;
    // A kind is never null, so it is named where it is a guess.
    else if (part === 'kind' && said) compared.lost.push(part);
    else {
      const spacing = part === 'text' && expected !== null && oneSpace(value) === oneSpace(expected);
      compared.wrong.push({ fault: spacing ? 'spacing' : part, value, expected });
    }
  }
  const { id, aliases = [] } = truth.mention;
  const strange = mention.aliases.filter((alias) => !names.same(alias, id));
  if (strange.length > 0) compared.wrong.push({ fault: 'aliases', value: strange.join(), expected: id });
  if (aliases.some((alias) => !mention.aliases.includes(alias))) compared.lost.push('aliases');
  return compared;
}

const isEmpty = ({ id, author, text }: Mention) =>
  [id, author.name, author.handle, author.profileUrl, text].every((value) => value === null);

const isHard = ({ fault }: Wrong) => HARD.includes(fault);

/** An item on an element that held none: one that was lost there, one that may be left out, or one that is none. */
function compareStranger(
  { element, mention }: Found,
  lost: ReadonlySet<Truth>,
  others: readonly Expected[],
  names: Names,
): Judged | null {
  if (!mention || isEmpty(mention)) return null;
  const moved = [...lost]
    .filter(
      (truth) =>
        truth.element.contains(element) ||
        element.contains(truth.element) ||
        names.same(truth.mention.id, mention.id),
    )
    .map((truth): Judged => ({ truth, found: true, ...compareItem(mention, truth, names) }))
    .sort((a, b) => a.wrong.length - b.wrong.length)[0];
  if (moved && !moved.wrong.some(isHard)) return moved;
  const isOther = (other: Expected) =>
    other.text === mention.text &&
    !compareItem(mention, { mention: other, alsoRight: [] }, names).wrong.some(isHard);
  if (others.some(isOther)) return null;
  const value = `${mention.id ?? 'no id'}, ${mention.author.name ?? 'no name'}: ${mention.text ?? 'no text'}`;
  return { truth: null, found: true, lost: [], wrong: [{ fault: 'extra', value, expected: null }] };
}

/** Every item of the changed page against the items of the page as it was. */
export function comparePage(
  found: readonly Found[],
  truths: readonly Truth[],
  others: readonly Expected[],
  names: Names,
): Judged[] {
  const lost = new Set(truths);
  const byElement = new Map(truths.map((truth) => [truth.element, truth]));
  const judged: Judged[] = [];
  for (const { element, mention } of found) {
    const truth = byElement.get(element);
    if (!truth || !mention) continue;
    lost.delete(truth);
    judged.push({ truth, found: true, ...compareItem(mention, truth, names) });
  }
  for (const stranger of found.filter(({ element }) => !byElement.has(element))) {
    const one = compareStranger(stranger, lost, others, names);
    if (one?.truth) lost.delete(one.truth);
    if (one) judged.push(one);
  }
  for (const truth of lost) {
    const parts = PARTS.filter((part) => partOf(truth.mention, part) !== null);
    judged.push({ truth, found: false, lost: parts, wrong: [] });
  }
  return judged;
}
