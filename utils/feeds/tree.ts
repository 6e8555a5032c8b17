/**
 * A feed's XML as a tree, read by a parser that knows no entities but the named ones and fetches nothing. What is written badly but
 * can mean one thing only (a lone "&") is let pass; what is broken is refused with its line.
 */
import sax from 'sax';
import { BadFeed } from './feed';

export interface Node {
  /** Without its prefix, in small letters. */
  name: string;
  /** The name of its namespace; '' for none, the prefix itself where nothing says what it stands for. */
  space: string;
  attributes: Record<string, string>;
  /** Words and elements, in their order. */
  content: (string | Node)[];
}

const DEEPEST = 200;
const MOST_NODES = 250_000;
const MOST_ATTRIBUTES = 100;
/** So many slips are let pass. */
const MOST_SLIPS = 1_000;
/** Characters at once: the parser looks after its own limits between the pieces. */
const PIECE = 65_536;

const SLIP =
  /^(Invalid character|Unencoded <|Non-whitespace before|Text data outside|Inappropriately located)/;

/** The root. */
export function treeOf(text: string): Node {
  const parser = sax.parser(true);
  const open: Node[] = [];
  const spaces: Record<string, string>[] = [Object.create(null) as Record<string, string>];
  let root: Node | null = null;
  let nodes = 0;
  let attributes = 0;
  let slips = 0;
  const bad = (why: string) => new BadFeed('not-xml', `${parser.line + 1}: ${why.slice(0, 100)}`);

  parser.ondoctype = (declared) => {
    if (/<!ENTITY/i.test(declared)) throw new BadFeed('entities', String(parser.line + 1));
  };
  parser.onopentagstart = () => {
    attributes = 0;
  };
  parser.onattribute = () => {
    if (++attributes > MOST_ATTRIBUTES) throw bad('too many attributes');
  };
  parser.onopentag = (tag) => {
    if (++nodes > MOST_NODES) throw bad('too many elements');
    if (open.length === DEEPEST) throw bad('nested too deeply');
    const known = spacesIn(tag.attributes as Record<string, string>, spaces.at(-1)!);
    spaces.push(known);
    const at = tag.name.indexOf(':');
    const prefix = tag.name.slice(0, Math.max(at, 0));
    const node: Node = {
      name: tag.name.slice(at + 1).toLowerCase(),
      space: known[prefix] ?? prefix,
      attributes: tag.attributes as Record<string, string>,
      content: [],
    };
    open.at(-1)?.content.push(node);
    root ??= node;
    open.push(node);
  };
  parser.onclosetag = () => {
    open.pop();
    spaces.pop();
  };
  const add = (piece: string) => {
    open.at(-1)?.content.push(piece);
  };
  parser.ontext = add;
  parser.oncdata = add;
  parser.onerror = (error) => {
    const [why = ''] = error.message.split('\n');
    if (!SLIP.test(why) || ++slips > MOST_SLIPS) throw bad(why);
    parser.resume();
  };
  try {
    for (let at = 0; at < text.length; at += PIECE) parser.write(text.slice(at, at + PIECE));
    parser.close();
  } catch (error) {
    if (error instanceof BadFeed) throw error;
    throw bad(String(error));
  }
  if (root === null) throw new BadFeed('not-a-feed');
  return root;
}

function spacesIn(
  attributes: Record<string, string>,
  around: Record<string, string>,
): Record<string, string> {
  const said = Object.entries(attributes).filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
  if (said.length === 0) return around;
  return Object.assign(
    Object.create(null),
    around,
    Object.fromEntries(said.map(([name, is]) => [name.slice(6), is])),
  );
}

export const child = (node: Node, name: string, space: RegExp | string = node.space): Node | undefined =>
  elementsOf(node).find((one) => is(one, name, space));

export const childrenOf = (node: Node, name: string, space: RegExp | string = node.space): Node[] =>
  elementsOf(node).filter((one) => is(one, name, space));

export const elementsOf = ({ content }: Node) => content.filter((part) => typeof part !== 'string');

/** Its own words, without those of its elements. */
export const textOf = (node: Node | undefined): string =>
  node ? node.content.filter((part) => typeof part === 'string').join('') : '';

const is = (node: Node, name: string, space: RegExp | string) =>
  node.name === name && (typeof space === 'string' ? node.space === space : space.test(node.space));
