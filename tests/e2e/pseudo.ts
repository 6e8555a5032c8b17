/**
 * A language that nobody speaks: English with accents, two fifths longer and in brackets, read from left to right or from right to
 * left. It takes the place of English in a copy of the build, so that nothing of it is in the build itself.
 */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { en } from '../../utils/texts/en';
import { enLater } from '../../utils/texts/en-later';

type Direction = 'ltr' | 'rtl';

const PLAIN = 'aeiouycnszAEIOUYCNSZ';
const ACCENTED = 'åéïöüýçñšžÅÉÏÖÜÝÇÑŠŽ';
const LONGER = 0.4;

interface Element {
  type: number;
  value: string;
  offset?: number;
  options?: Record<string, { value: Element[] }>;
}

/** The message with its own words accented; what fills it stays. */
function accented(elements: readonly Element[]): string {
  return elements
    .map(({ type, value, options }) => {
      if (type === 0) return value.replace(/[a-z]/gi, (letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter);
      if (type === 7) return '#';
      const cases = Object.entries(options ?? {}).map(([name, { value }]) => `${name} {${accented(value)}}`);
      const kind = {
        1: '',
        2: ', number',
        5: `, select, ${cases.join(' ')}`,
        6: `, plural, ${cases.join(' ')}`,
      }[type];
      if (kind === undefined) throw new Error(`a message with an element of type ${type}`);
      return `{${value}${kind}}`;
    })
    .join('');
}

/** Letters, too, are said longer, not only sentences: a short word grows without a place to break. */
function pseudo(message: string): string {
  const ast = new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst();
  const more = Math.ceil(message.replace(/\{[^}]*\}/g, '').length * LONGER);
  const padding =
    more < 6
      ? 'ö'.repeat(more)
      : ` ${'öñé ťwö '
          .repeat(more / 8 + 1)
          .slice(0, more - 1)
          .trim()}`;
  return `‹${accented(ast as unknown as Element[])}${padding}›`;
}

/** A copy of both builds, in whose English chunks stands the language that is no one's; the folder that holds them. */
export function pseudoBuild(direction: Direction): string {
  const folder = path.join(os.tmpdir(), `threadkeeper-pseudo-${direction}-${process.pid}`);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const built = process.env.THREADKEEPER_E2E_EXTENSION ?? '.output';
  cpSync(built, folder, { recursive: true });
  for (const build of ['chrome-mv3', 'firefox-mv3'])
    for (const [texts, probe] of [
      [en, 'today.emptyTitle'],
      [enLater, 'case.timeline'],
    ] as const) {
      const chunks = path.join(folder, build, 'chunks');
      const [file, ...others] = readdirSync(chunks).filter(
        (name) => /^en-/.test(name) && readFileSync(path.join(chunks, name), 'utf8').includes(probe),
      );
      if (file === undefined || others.length > 0) throw new Error(`no one chunk of English in ${build}`);
      const name = /export\s*\{\s*\w+ as (\w+)\s*\}/.exec(readFileSync(path.join(chunks, file), 'utf8'))?.[1];
      const said = Object.entries(texts).map(([key, text]) => [
        key,
        key === 'direction' ? direction : pseudo(text),
      ]);
      writeFileSync(
        path.join(chunks, file),
        `const e = ${JSON.stringify(Object.fromEntries(said))};\nexport { e as ${name} };\n`,
      );
    }
  return folder;
}
