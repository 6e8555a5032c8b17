/** Every word that the user reads comes from the catalogue, is there, and gets its values. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { LOCK_ACTS } from '../../components/LockForm';
import { DAMAGES } from '../../storage/check';
import { entryForm } from '../../storage/entries';
import { HANGING } from '../../storage/queries/hanging';
import { PRACTICE_STEPS } from '../../storage/queries/practice';
import { QUERY_PROBLEMS } from '../../storage/queries/read-query';
import { BY, DONE, TIMED } from '../../storage/queries/record';
import { SITE_MODES } from '../../storage/queries/settings';
import { GROUPS } from '../../storage/queries/today';
import { ASIDE_WHYS } from '../../storage/records';
import { COLUMNS } from '../../storage/tables/sheets';
import { CASE_KINDS, DISMISSALS, OUTCOMES } from '../../utils/cases';
import { CALENDAR_FAULTS } from '../../utils/clocks/holidays';
import { SAID_PROBLEMS } from '../../utils/clocks/say';
import { TARGET_NAMES } from '../../utils/clocks/targets';
import { presets } from '../../utils/dates';
import { ADDRESS_PROBLEMS } from '../../utils/destinations/address';
import { DESTINATION_KINDS, FIELDS, WHYS } from '../../utils/destinations/destination';
import { PARTS as DIGEST_PARTS } from '../../utils/digest/document';
import { FAULTS } from '../../utils/faults';
import { FEED_FAULTS } from '../../utils/feeds/feed';
import { RHYTHMS, SAVE_FAULTS } from '../../utils/files';
import { COPIES, WAYS } from '../../utils/handoffs/ways';
import { SEARCH_PLACES } from '../../utils/listening/native-search';
import { PHRASE_PROBLEMS, WATCH_KINDS } from '../../utils/listening/watchword';
import { DENSITIES, THEMES } from '../../utils/look';
import { LOGGED } from '../../utils/messages/log-reply';
import { MARK_STATES } from '../../utils/messages/messages';
import { SENDER_CLASSES } from '../../utils/messages/refusals';
import { NOT_THERE, THERE } from '../../utils/page/insert/line';
import { PERIODS } from '../../utils/periods';
import { PASTE_PROBLEMS } from '../../utils/repairs/pasted';
import { REFUSALS } from '../../utils/repairs/trial';
import { TEMPLATE_FAULTS } from '../../utils/replies/read-file';
import { ASKED, VARIABLES } from '../../utils/replies/variables';
import { FAILURES } from '../../utils/result';
import { ALL_SHORTCUTS, PLACES } from '../../utils/shortcuts';
import { PARTS, READ_PLACES, SITES } from '../../utils/sites/mention';
import { NO_BOX } from '../../utils/sites/reply-box';
import { REPAIRABLE } from '../../utils/sites/site';
import { INVITATION_FAULTS, ROLES } from '../../utils/team/invitation';
import { LOG_FAULTS } from '../../utils/team/log';
import { en } from '../../utils/texts/en';
import { enLater } from '../../utils/texts/en-later';
import { es } from '../../utils/texts/es';
import { esLater } from '../../utils/texts/es-later';
import { LANGUAGES, type Language } from '../../utils/texts/language';
import { markWords } from '../../utils/texts/marks';
import { outsideWords } from '../../utils/texts/outside';
import { sv } from '../../utils/texts/sv';
import { svLater } from '../../utils/texts/sv-later';
import { TOPIC_SORTS } from '../../utils/topics';
import { REASONS, TOPICS } from '../../utils/triage/reasons';
import { child, children, type Node, parse, ROOT, type Source, sources, walk, where, word } from './sources';

const texts: Record<string, string> = { ...en, ...enLater };
const keys = Object.keys(texts);
const catalogues: Record<Language, Record<string, string>> = {
  en: texts,
  es: { ...es, ...esLater },
  sv: { ...sv, ...svLater },
};
const others = LANGUAGES.filter((language) => language !== 'en');

/** The kinds of a case's entries that the timeline says by their own name. */
const [caseEntries] = entryForm.options;
const ENTRY_KINDS = caseEntries.options.map(({ shape }) => shape.kind.value);
/** These the timeline says in words of their own: the cases of its switch. */
const SAID_OTHERWISE = sources
  .filter(({ path }) => path === 'components/Timeline.tsx')
  .flatMap(({ program }) => [...walk(program)].filter(({ type }) => type === 'SwitchCase'))
  .map((node) => word(child(node, 'test')))
  .filter((kind) => kind !== undefined);

/** What can stand in the gap of a key that is put together. A new one needs its row here. */
const GAPS: Record<string, readonly string[]> = {
  'lane.…': GROUPS,
  'day.…': HANGING,
  'older.…': ['cases', 'figures'],
  'logged.…': LOGGED,
  'targets.…': TARGET_NAMES,
  'clock.…': ['us', 'customer', 'handoff', 'checkIn'],
  'late.…': ['us', 'handoff', 'customer', 'checkIn'],
  'kind.…': CASE_KINDS,
  'outcome.…': OUTCOMES,
  'reason.…': DISMISSALS,
  'place.…': [...READ_PLACES, 'web'],
  'part.…': PARTS,
  'variable.…': [...VARIABLES, ...ASKED],
  'problem.…': FAILURES,
  'recovery.…': DAMAGES,
  'due.…': presets(0).map(({ name }) => name),
  'due.problem.…': SAID_PROBLEMS,
  'entry.…': ENTRY_KINDS.filter((kind) => !SAID_OTHERWISE.includes(kind)),
  'search.problem.…': QUERY_PROBLEMS,
  'fault.…': FAULTS,
  'templates.fault.…': TEMPLATE_FAULTS,
  'record.…': TIMED,
  'record.done.…': DONE,
  'record.by.…': BY,
  'record.column.…': ['count', 'median', 'p90', 'inTime'],
  'report.…': TIMED,
  'period.…': PERIODS,
  'topics.sort.…': TOPIC_SORTS,
  'digest.part.…': DIGEST_PARTS,
  'digest.column.…': [...'part claim now before change open words about link'.split(' ')],
  'column.…': Object.values(COLUMNS).flat(),
  'sheet.…': ['cases', 'customers', 'handoffs', 'report'],
  'way.…': WAYS,
  'handoff.by.…': COPIES,
  'handoff.as.…': COPIES,
  'tab.…': ['today', 'page', 'templates', 'listening', 'settings'],
  'watch.kind.…': WATCH_KINDS,
  'watch.problem.…': PHRASE_PROBLEMS.filter((one) => !['none', 'many', 'long'].includes(one)),
  'feeds.why.…': FEED_FAULTS,
  'feeds.problem.…': [...ADDRESS_PROBLEMS.filter((one) => one !== 'no-path'), 'known', 'long'],
  'searches.at.…': SEARCH_PLACES,
  'searches.problem.…': ['words', 'address'],
  'practice.step.…': PRACTICE_STEPS,
  'settings.mode.…': SITE_MODES,
  'appearance.…': [...THEMES, ...DENSITIES],
  'team.role.…': ROLES,
  'team.fault.…': INVITATION_FAULTS,
  'team.why.…': LOG_FAULTS,
  'team.aside.…': ASIDE_WHYS,
  'stored.…': ['ledger', 'copy', 'storage', 'drafts', 'files', 'elsewhere'],
  'stored.about.…': ['ledger', 'copy', 'storage', 'drafts', 'files', 'elsewhere'],
  'settings.…': SITES,
  'health.gaveUp.…': ['slow', 'failed'],
  'repair.no.…': REFUSALS,
  'repair.point.…': REPAIRABLE,
  'repair.paste.…': PASTE_PROBLEMS,
  'calendar.…': CALENDAR_FAULTS,
  'schedule.…': ['off', ...RHYTHMS],
  'triage.urgency.…': ['high', 'low'],
  'triage.topic.…': TOPICS,
  'triage.reason.…': REASONS,
  'schedule.failed.…': SAVE_FAULTS,
  'insert.…': THERE,
  'insert.box.…': NO_BOX,
  'insert.site.…': ['quiet', 'withheld'],
  'insert.not.…': [...NOT_THERE, 'unkeyed', 'silent'],
  'keys.…': ALL_SHORTCUTS,
  'keys.at.…': PLACES,
  'destinations.kind.…': DESTINATION_KINDS,
  'destinations.field.…': FIELDS,
  'destinations.problem.…': [...ADDRESS_PROBLEMS, ...FIELDS, 'name', 'key'],
  'delivery.why.…': WHYS,
  'stored.from.…': [...SENDER_CLASSES],
  'lock.does.…': [...LOCK_ACTS],
  'lock.done.…': [...LOCK_ACTS],
  'keys.command.…': ['logSelection', 'nextDue', 'openPanel'],
};

interface Use {
  source: Source;
  call: Node;
  /** The keys that this call may ask for; null where they come from a name. */
  keys: string[] | null;
}

/** The keys that an expression may be; null where that cannot be told from it alone. */
function keysOf(node: Node | undefined): string[] | null {
  if (node?.type === 'Literal') return [word(node) ?? ''];
  if (node?.type === 'ConditionalExpression') {
    const [yes, no] = [keysOf(child(node, 'consequent')), keysOf(child(node, 'alternate'))];
    return yes && no && [...yes, ...no];
  }
  if (node?.type === 'TemplateLiteral') {
    const spelt = children(node, 'quasis')
      .map((part) => String((part.value as { raw?: unknown }).raw))
      .join('…');
    return (GAPS[spelt] ?? [`(no row in GAPS for ${spelt})`]).map((gap) => spelt.replace('…', gap));
  }
  return null;
}

const uses: Use[] = sources.flatMap((source) =>
  [...walk(source.program)]
    .filter((node) => node.type === 'CallExpression' && word(child(node, 'callee')) === 't')
    .map((call) => ({ source, call, keys: keysOf(children(call, 'arguments')[0]) })),
);

/** Keys that stand in a list and are asked for by name, as what the welcome page promises. */
const listed = new Set(
  sources
    .filter(({ path }) => !/^utils\/texts\/(en|es|sv)(-later)?\.ts$/.test(path))
    .flatMap(({ program }) => [...walk(program)].map(word))
    .filter((value) => value !== undefined && value in texts),
);

interface IcuElement {
  type: number;
  value?: unknown;
  options?: Record<string, { value: IcuElement[] }>;
}

/** Every value of a message, with the form in which it is written; throws for a message that is none. */
function valuesIn(message: string): { name: string; form: string }[] {
  const found: { name: string; form: string }[] = [];
  const look = (elements: readonly IcuElement[]) => {
    for (const { type, value, options } of elements) {
      // 0 is plain text, 7 the "#" of a plural; the cases of "one" and "many" are each language's own.
      const cases = Object.keys(options ?? {}).filter((one) => !/^(one|two|few|many)$/.test(one));
      if (type !== 0 && type !== 7 && typeof value === 'string')
        found.push({ name: value, form: [type, ...cases.sort()].join(' ') });
      for (const option of Object.values(options ?? {})) look(option.value);
    }
  };
  const format = new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true });
  look(format.getAst() as unknown as IcuElement[]);
  return found;
}

const needs = (message: string) => new Set(valuesIn(message).map(({ name }) => name));

/** A text that is the same in another language, and why it may be. */
const SAME: Record<(typeof others)[number], Record<string, string>> = {
  es: {
    'reason.spam': 'Spanish says spam, too',
    'offer.no': 'the same word',
    'destinations.kind.zendesk': 'the word of that service',
    'topics.sort.idea': 'the same word',
    'digest.part.ideas': 'the same word',
  },
  sv: {
    'part.id': 'the same word',
    'team.title': 'the same word',
    'part.text': 'the same word',
    'handoff.as.text': 'the same word',
    'templates.text': 'the same word',
    'templates.textOf': 'the same word',
    'record.period': 'the same word',
    'watch.kind.person': 'the same word',
  },
};
/** Names that no language translates. */
const NAMES = /^(X|Facebook|LinkedIn|Markdown|Nimbus Trams, nimbustrams|ltr|rtl)$/;

describe.each(LANGUAGES)('the catalogue in %s', (language) => {
  const said = catalogues[language];
  test.each(keys)('%s is a message that can be read', (key) => {
    const message = said[key] ?? '';
    expect(message.trim()).toBe(message);
    expect(message).not.toBe('');
    // In ICU an upright apostrophe quotes what follows: a text is written with ’.
    expect(message).not.toContain("'");
    for (const count of [0, 1, 2]) {
      const values = Object.fromEntries(
        valuesIn(message).map(({ name, form }) => [name, /^[26]/.test(form) ? count : 'Ada']),
      );
      const words = new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).format(values);
      expect(String(words).trim()).not.toBe('');
      expect(words).not.toMatch(/[{}]|undefined|NaN/);
    }
  });
});

describe.each(others)('the catalogue in %s, beside the English one', (language) => {
  const said = catalogues[language];
  const lines = keys.map((key) => ({ key, in: texts[key] ?? '', out: said[key] ?? '' }));

  test('has the same texts, and each needs the same values in the same form', () => {
    expect(Object.keys(said).sort()).toEqual([...keys].sort());
    const forms = (message: string) =>
      [...new Set(valuesIn(message).map(({ name, form }) => `${name} ${form}`))].sort();
    for (const line of lines) expect(forms(line.out), line.key).toEqual(forms(line.in));
  });
  test('left nothing in English', () => {
    const same = lines.filter(
      (line) => line.out === line.in && /\p{L}/u.test(line.in.replaceAll(/\{\w+\}/g, '')),
    );
    expect(
      same
        .filter((line) => !NAMES.test(line.in))
        .map(({ key }) => key)
        .sort(),
    ).toEqual(Object.keys(SAME[language]).sort());
  });
  test('keeps what is short short: a button that grows has no room at the narrowest', () => {
    const short = lines.filter((line) => line.in.length <= 26 && !line.in.includes('{'));
    expect(short.length).toBeGreaterThan(200);
    const grown = short.filter((line) => line.out.length > 1.7 * line.in.length + 12);
    expect(grown.map((line) => `${line.key}: ${line.out}`)).toEqual([]);
  });
  test('a sentence ends as one, a label as one', () => {
    const end = (text: string) => /[.:…?]$/.exec(text.replace('!', '.'))?.[0];
    expect(lines.filter((line) => end(line.out) !== end(line.in)).map(({ key }) => key)).toEqual([]);
  });
  test('the marks and what the browser shows for us are said in it, with the same gaps', () => {
    const pairs = [
      [markWords.en, markWords[language]],
      [outsideWords.en, outsideWords[language]],
    ] as const;
    const gaps = (text = '') => [...text.matchAll(/\{\w+\}|%s/g)].map(([gap]) => gap).sort();
    for (const [ours, theirs] of pairs as unknown as Record<string, string>[][])
      for (const [word, text] of Object.entries(ours ?? {})) {
        expect(gaps(theirs?.[word]), word).toEqual(gaps(text));
        // One is nothing but what fills its gaps.
        if (/[A-Z][a-z]+ [a-z]/.test(text)) expect(theirs?.[word]).not.toBe(text);
      }
  });
});

describe('the catalogue', () => {
  test('a message that is none is told apart, and so is each value that one needs', () => {
    expect(() => needs('{count, plural, one {#}')).toThrow();
    expect(needs('{a} {count, plural, one {# {b}} other {#}}')).toEqual(new Set(['a', 'count', 'b']));
  });

  test('has every text that is asked for', () => {
    const asked = uses.flatMap(({ source, call, keys }) =>
      (keys ?? []).filter((key) => !(key in texts)).map((key) => `${where(source, call)}  ${key}`),
    );
    expect(uses.length).toBeGreaterThan(80);
    expect(asked).toEqual([]);
  });

  test('is asked by name only where the names stand in a list of keys', () => {
    const byName = uses.filter(({ keys }) => keys === null);
    for (const { source, call } of byName) {
      const inFile = [...walk(source.program)]
        .map(word)
        .filter((value) => value !== undefined && value in texts);
      expect(inFile.length, where(source, call)).toBeGreaterThan(0);
      // A key from a list brings no values, so its text may need none.
      if (children(call, 'arguments').length === 1)
        expect(
          inFile.filter(
            (key) => key && !uses.some((use) => use.keys?.includes(key)) && needs(texts[key] ?? '').size > 0,
          ),
        ).toEqual([]);
    }
  });

  test('nothing of the panel’s first paint asks for a text of later views', () => {
    const first = new Set<string>();
    const follow = (path: string) => {
      if (first.has(path)) return;
      first.add(path);
      const imports = sources.find((source) => source.path === path)?.imports ?? [];
      for (const { to, ours, type, later } of imports) if (ours && !type && !later) follow(to);
    };
    follow('entrypoints/sidepanel/main.tsx');
    expect([...first]).toContain('components/CaseCard.tsx');
    const early = uses.filter(
      ({ source, keys }) => first.has(source.path) && keys?.some((key) => key in enLater),
    );
    expect(early.map(({ source, call }) => where(source, call))).toEqual([]);
    // A text in both would hide a change in one of them.
    expect(Object.keys(enLater).filter((key) => key in en)).toEqual([]);
  });
  test('a view that is loaded later is loaded with its texts', () => {
    const loaders = sources.filter(
      ({ path, text }) => path.startsWith('entrypoints/') && /import\('\.\.?\/(views\/)?[A-Z]/.test(text),
    );
    expect(loaders.length).toBeGreaterThan(3);
    expect(loaders.filter(({ text }) => !/\b(useView|withTexts)\(/.test(text))).toEqual([]);
    // A dialog is not loaded by useView: once it came before its texts, and showed their keys.
    expect(
      sources.filter(({ text }) => /\(await import\('\.\/views\//.test(text)).map(({ path }) => path),
    ).toEqual([]);
  });
  test('has no text that nobody asks for', () => {
    const used = new Set([...uses.flatMap(({ keys }) => keys ?? []), ...listed]);
    expect(keys.filter((key) => !used.has(key))).toEqual([]);
  });

  test('every call gives the values that its text needs, and no other', () => {
    const wrong = uses.flatMap(({ source, call, keys }) => {
      const values = children(call, 'arguments')[1];
      // Values under a name are checked by running the code, not by reading it.
      if (!keys || (values && values.type !== 'ObjectExpression')) return [];
      const properties = children(values, 'properties');
      if (properties.some(({ type }) => type === 'SpreadElement')) return [];
      const given = properties.map((property) => word(child(property, 'key')) ?? '');
      const wanted = keys.map((key) => needs(texts[key] ?? ''));
      const missing = wanted.flatMap((names) => [...names].filter((name) => !given.includes(name)));
      const idle = given.filter((name) => !wanted.some((names) => names.has(name)));
      return missing.length + idle.length > 0
        ? [`${where(source, call)}  ${keys[0]}: missing ${missing.join()}; not used ${idle.join()}`]
        : [];
    });
    expect(wrong).toEqual([]);
  });
});

describe.each(Object.entries(GAPS))('for %s', (spelt, words) => {
  test('every word has its text', () => {
    expect(words.length).toBeGreaterThan(0);
    expect(words.map((gap) => spelt.replace('…', gap)).filter((key) => !(key in texts))).toEqual([]);
  });
  test('it is a key that some code puts together', () => {
    const some = spelt.replace('…', words[0] ?? '');
    expect(uses.some(({ keys }) => keys?.includes(some))).toBe(true);
  });
});

test('the timeline has words for every kind of entry, its own or the catalogue’s', () => {
  expect(SAID_OTHERWISE.length).toBeGreaterThan(0);
  expect(ENTRY_KINDS).toEqual(expect.arrayContaining(SAID_OTHERWISE));
  expect(ENTRY_KINDS.filter((kind) => kind !== 'undone' && !(`entry.${kind}` in texts))).toEqual([]);
});

test('every failure that can cross a boundary has a sentence, and it ends as one', () => {
  for (const code of FAILURES) expect(texts[`problem.${code}`], code).toMatch(/[.}]$/);
});

test('every state of a mark has its own word, which names nobody', () => {
  const said = MARK_STATES.map((state) => markWords.en[state]);
  for (const [n, state] of MARK_STATES.entries()) expect(said[n]?.trim(), state).toBeTruthy();
  expect(new Set(said).size).toBe(MARK_STATES.length);
  for (const sentence of LANGUAGES.flatMap((language) => Object.values(markWords[language])))
    expect(sentence).not.toMatch(/[{}]/);
});

describe('no word stands in a component', () => {
  const LETTERS = /\p{L}/u;
  const isWords = (node: Node | undefined) => node?.type === 'Literal' && LETTERS.test(word(node) ?? '');
  /** Attributes that are read out or shown. */
  const SPOKEN =
    /^(aria-(label|description|placeholder|roledescription|valuetext)|title|placeholder|alt|label)$/;
  const spoken = (source: Source) =>
    [...walk(source.program)]
      .filter((node) => {
        if (node.type === 'JSXText') return LETTERS.test(String(node.value));
        if (node.type === 'JSXAttribute' && SPOKEN.test(word(child(node, 'name')) ?? '')) {
          const value = child(node, 'value');
          return [value, child(value, 'expression')].some(isWords);
        }
        // {'words'}, or words that a condition chooses, between tags.
        if (/^JSX(Element|Fragment)$/.test(node.type)) {
          return children(node, 'children').some(
            (one) =>
              one.type === 'JSXExpressionContainer' &&
              [child(one, 'expression'), child(child(one, 'expression'), 'consequent')]
                .concat(
                  child(child(one, 'expression'), 'alternate'),
                  child(child(one, 'expression'), 'right'),
                )
                .some(isWords),
          );
        }
        return false;
      })
      .map((node) => where(source, node));

  test('the linter’s rule is on for components and pages', () => {
    const biome = JSON.parse(readFileSync(join(ROOT, 'biome.json'), 'utf8')) as {
      overrides: { includes: string[]; linter: { rules: { style?: Record<string, unknown> } } }[];
    };
    const rule = biome.overrides.find(({ linter }) => linter.rules.style?.noJsxLiterals === 'error');
    expect(rule?.includes).toEqual(expect.arrayContaining(['components/**/*.tsx', 'entrypoints/**/*.tsx']));
    const excused = sources.filter(({ text }) => /biome-ignore[^\n]*noJsxLiterals/.test(text));
    expect(excused.map(({ path }) => path)).toEqual([]);
  });
  test('words in a tag, in a condition and in a spoken attribute are seen', () => {
    const invented = [
      '<p>Hello</p>',
      "<p>{a && 'Hello'}</p>",
      "<p title='Hello' />",
      '<p title={a}>{b} {c}</p>',
    ];
    const seen = invented.map((text) => spoken(parse('components/A.tsx', `x = ${text};`, () => true)).length);
    expect(seen).toEqual([1, 1, 1, 0]);
  });
  test('none does, also not in what is only spoken', () => {
    const pages = sources.filter(({ path }) => path.endsWith('.tsx'));
    expect(pages.length).toBeGreaterThan(20);
    expect(pages.flatMap(spoken)).toEqual([]);
  });
});
