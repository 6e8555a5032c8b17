/** Every colour, size and space stands once, in assets/tokens.css; what is drawn names it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { child, lineOf, ROOT, sources, walk, where, word } from './sources';

const NAMED =
  'aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue slategray slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke yellow yellowgreen';
const COLOUR = /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix)\(/i;
const NAMED_COLOUR = new RegExp(`(?<![\\w-])(?:${NAMED.replaceAll(' ', '|')})(?![\\w-])`, 'i');
const isColour = (value: string) => COLOUR.test(value) || NAMED_COLOUR.test(value);

/** Spaces and sizes of text, where even a small number of our own would break the rhythm. */
const SPACE = /^(margin|padding|gap|row-gap|column-gap|font-size|border-radius)/;

interface Declaration {
  where: string;
  property: string;
  value: string;
}

function declarationsOf(file: string, css: string): Declaration[] {
  const bare = css.replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' '));
  return [...bare.matchAll(/(?<=[{;]\s*)([\w-]+)\s*:\s*([^;{}]+)(?=[;}])/g)].map((found) => ({
    where: `${file}:${lineOf(bare, found.index)}`,
    property: found[1] ?? '',
    value: (found[2] ?? '').trim(),
  }));
}

/** Lengths that are written out though they ought to be a token. */
function strayLengths({ property, value }: Declaration): string[] {
  const lengths = [...value.replaceAll(/var\([^)]*\)/g, '').matchAll(/-?\d*\.?\d+(px|r?em)\b/g)];
  return lengths
    .filter(([length, unit]) => {
      const size = Math.abs(Number.parseFloat(length));
      if (size === 0) return false;
      if (SPACE.test(property)) return true;
      // A hairline or a dot may be written where it is drawn; from the smallest real space on it is a size of ours.
      // The widths of columns are in rem, each used once, and follow the reader's own size of text.
      return unit === 'px' && size >= 8;
    })
    .map(([length]) => length);
}

const styles = readdirSync(join(ROOT, 'assets'))
  .filter((file) => file.endsWith('.css'))
  .map((file) => ({ file: `assets/${file}`, css: readFileSync(join(ROOT, 'assets', file), 'utf8') }));
const tokens = styles.find(({ file }) => file === 'assets/tokens.css')?.css ?? '';
const declared = declarationsOf('assets/tokens.css', tokens).filter(({ property }) =>
  property.startsWith('--'),
);
const others = styles.filter(({ file }) => file !== 'assets/tokens.css');
const rules = others.flatMap(({ file, css }) => declarationsOf(file, css));
const told = ({ where, property, value }: Declaration) => `${where}  ${property}: ${value}`;

test('the styles are there to be looked at', () => {
  expect(others.map(({ file }) => file)).toEqual([
    'assets/digest.css',
    'assets/lock.css',
    'assets/palette.css',
    'assets/panel.css',
    'assets/practice.css',
    'assets/record.css',
    'assets/steps.css',
    'assets/welcome.css',
  ]);
  expect(rules.length).toBeGreaterThan(150);
  expect(declared.length).toBeGreaterThan(30);
});

describe('in the styles', () => {
  test('a colour, a space and a large size that are written out are seen', () => {
    const invented = declarationsOf(
      'a.css',
      'a { color: #fff; background: rgb(0 0 0); border: 1px solid tomato;\n/* red */ padding: 0 4px; height: 24px; top: 2px; width: 40rem; animation: white-out 1s }',
    );
    expect(invented.filter(({ value }) => isColour(value)).map(({ property }) => property)).toEqual([
      'color',
      'background',
      'border',
    ]);
    expect(invented.flatMap(strayLengths)).toEqual(['4px', '24px']);
  });
  test('every colour is a token', () => {
    expect(rules.filter(({ value }) => isColour(value)).map(told)).toEqual([]);
  });
  test('every space, size of text and large size is a token', () => {
    expect(rules.filter((rule) => strayLengths(rule).length > 0).map(told)).toEqual([]);
  });
  test('every token that is named exists, and every one that exists is named', () => {
    const all = styles.map(({ css }) => css).join('\n');
    const named = new Set([...all.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name = '']) => name));
    const existing = new Set(declared.map(({ property }) => property));
    expect([...named].filter((name) => !existing.has(name))).toEqual([]);
    expect([...existing].filter((name) => !named.has(name))).toEqual([]);
  });
  test('every colour has its twin for the dark', () => {
    const colours = declared.filter(({ value }) => isColour(value));
    expect(colours.length).toBeGreaterThan(10);
    const pair = /^light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)$/;
    expect(colours.filter(({ value }) => !pair.test(value)).map(told)).toEqual([]);
  });
  test('nothing is loaded from elsewhere', () => {
    for (const { file, css } of styles) expect(css, file).not.toMatch(/url\(|@import\s+(?!"\.\/)/);
  });
});

/** The mark is drawn into a page that has none of our styles: its colours are its own (utils/page/mark.ts). */
const DRAWS_ITSELF = 'utils/page/mark.ts';
const BADGE = 'entrypoints/background/alarm.ts';

describe('in the code', () => {
  const written = sources.flatMap((source) =>
    [...walk(source.program)].flatMap((node) => {
      const value =
        node.type === 'Literal' && typeof node.value === 'string'
          ? node.value
          : node.type === 'TemplateElement'
            ? String((node.value as { raw?: unknown }).raw)
            : '';
      // Words may be named as colours are; a hex or functional colour is one everywhere.
      const hex = /#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b|\b(?:rgba?|hsla?|oklch)\(/i;
      return hex.test(value) ? [{ path: source.path, place: where(source, node), value }] : [];
    }),
  );

  test('no colour is written out, but for the mark and the badge', () => {
    expect(written.filter(({ path }) => path !== DRAWS_ITSELF && path !== BADGE)).toEqual([]);
    expect(written.some(({ path }) => path === DRAWS_ITSELF)).toBe(true);
  });
  test('the badge, which no style reaches, wears two of the tokens', () => {
    const token = (name: string) =>
      declared.find(({ property }) => property === name)?.value.match(/#\w+/)?.[0];
    const worn = written.filter(({ path }) => path === BADGE).map(({ value }) => value);
    expect(worn).toEqual([token('--due'), token('--accent')]);
  });
  test('no element carries its own style: the policy would refuse it', () => {
    const styled = sources.flatMap((source) =>
      [...walk(source.program)]
        .filter(
          (node) =>
            (node.type === 'JSXAttribute' &&
              /^(style|color|bgcolor|fill|stroke)$/.test(word(child(node, 'name')) ?? '')) ||
            (node.type === 'JSXOpeningElement' && word(child(node, 'name')) === 'style'),
        )
        .map((node) => where(source, node)),
    );
    expect(styled).toEqual([]);
  });
  test('every class that is named in the code has a rule, or is a handle that a test holds', () => {
    const css = others.map(({ css }) => css).join('\n');
    const classes = sources.flatMap((source) =>
      [...walk(source.program)]
        .filter((node) => node.type === 'JSXAttribute' && word(child(node, 'name')) === 'class')
        .flatMap((node) =>
          (word(child(node, 'value')) ?? '').split(' ').map((name) => ({ name, place: where(source, node) })),
        ),
    );
    expect(classes.length).toBeGreaterThan(50);
    expect(
      classes.filter(({ name }) => name !== '' && !HANDLES.includes(name) && !css.includes(`.${name}`)),
    ).toEqual([]);
  });
});

/** Without a look of their own. */
const HANDLES: string[] = ['back'];
