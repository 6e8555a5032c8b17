/**
 * Customers and their cases in plain memory: a list of what was said, in the order in which it was said, and what follows of the
 * part of it that somebody knows. It asks nothing of the ledger's fold, its rows or its clocks.
 */
import { caseIdOf, caseIdOfAct } from '../../storage/ids';

/** One thing that was said; of an act there may be several. */
export interface Fact {
  /** When: later acts have higher numbers. */
  at: number;
  op: string;
  /** Of the ledger's own entry; '' until it is written. */
  id: string;
  about: 'case' | 'person' | 'link';
  /** A case, an account, or a pair of them. */
  of: string;
  kind: string;
  /** What tells it from the others of its kind: a mention's key, a text, an id. */
  detail: string;
  /** Of a mention: whose it is, and the case that it came with. */
  account?: string;
  from?: string | null;
  tags?: { add: string[]; remove: string[] };
}

type Said = Omit<Fact, 'at' | 'op' | 'id'>;

export interface PlainCase {
  key: string;
  account: string;
  state: 'open' | 'merged' | 'dismissed';
  mentions: { id: string; key: string; account: string; from: string | null }[];
  keys: string[];
}

export interface PlainPerson {
  note: string;
  tags: string[];
}

export const pairOf = (one: string, two: string) => [one, two].sort().join(' ');

/** What follows of these facts, whoever knows them. */
export class View {
  readonly #standing: Fact[];
  readonly #all: Fact[];

  constructor(facts: Iterable<Fact>) {
    this.#all = [...facts].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    const undone = new Set(this.#all.flatMap(({ kind, detail }) => (kind === 'undone' ? detail : [])));
    this.#standing = this.#all.filter(({ kind, id }) => kind !== 'undone' && !undone.has(id));
  }

  #about(about: Fact['about'], of: string): Fact[] {
    return this.#standing.filter((fact) => fact.about === about && fact.of === of);
  }

  ids(about: Fact['about']): string[] {
    return [...new Set(this.#all.flatMap((fact) => (fact.about === about ? fact.of : [])))];
  }

  /** Null where it was never logged, or no more. */
  case(id: string): PlainCase | null {
    let known: PlainCase | null = null;
    for (const fact of this.#about('case', id)) {
      const { kind, detail, account = '', from = null } = fact;
      if (known === null) {
        if (kind !== 'opened') continue;
        known = { key: detail, account, state: 'open', mentions: [], keys: [detail] };
      } else if (kind === 'joined') known.state = 'merged';
      else if (kind === 'dismissed') known.state = 'dismissed';
      else if (kind === 'reopened') known.state = 'open';
      else if (kind === 'mentionAdded') {
        known.mentions.push({ id: fact.id, key: detail, account, from });
        if (!known.keys.includes(detail)) known.keys.push(detail);
      } else if (kind === 'merged') known.keys = [...new Set([...known.keys, ...detail.split(' ')])];
      else if (kind === 'mentionTaken') {
        const [mention, ...keys] = detail.split(' ');
        known.mentions = known.mentions.filter((one) => one.id !== mention);
        const kept = [known.key, ...known.mentions.map(({ key }) => key)];
        known.keys = known.keys.filter((key) => kept.includes(key) || !keys.includes(key));
      }
    }
    return known;
  }

  /** What was done to it, as [when, what, which], as far as it stands. */
  timeline(id: string): [number, string, string][] {
    return this.#about('case', id).map(({ at, kind, detail }) => [at, kind, detail]);
  }

  /** Null of whom nothing was read. */
  person(id: string): PlainPerson | null {
    let known: PlainPerson | null = null;
    for (const { kind, detail, tags } of this.#about('person', id)) {
      if (kind === 'met') known ??= { note: '', tags: [] };
      else if (known && kind === 'described') known.note = detail;
      else if (known && tags)
        known.tags = [...new Set([...known.tags.filter((one) => !tags.remove.includes(one)), ...tags.add])];
    }
    return known;
  }

  /** Those that are said to be one. */
  pairs(): [string, string][] {
    return this.ids('link').flatMap((pair) =>
      this.#about('link', pair).at(-1)?.kind === 'linked' ? [pair.split(' ') as [string, string]] : [],
    );
  }

  group(id: string, pairs = this.pairs()): string[] {
    const found = [id];
    for (const one of found)
      for (const pair of pairs)
        if (pair.includes(one)) for (const two of pair) if (!found.includes(two)) found.push(two);
    return found;
  }

  /** All cases of one customer. */
  casesOf(id: string): string[] {
    const group = this.group(id);
    return this.ids('case').filter((one) => group.includes(this.case(one)?.account ?? ''));
  }

  /** Whether anything tells of this mention. */
  tellsOf(key: string): boolean {
    return this.#all.some(({ about, detail }) => about === 'case' && detail.split(' ').includes(key));
  }

  of(op: string): Fact[] {
    return this.#all.filter((fact) => fact.op === op);
  }

  // ---- what an act says, by somebody who sees this; null: it cannot be done

  log(account: string, key: string): Said[] {
    return [
      { about: 'case', of: caseIdOf('main', key), kind: 'opened', detail: key, account },
      { about: 'person', of: account, kind: 'met', detail: '' },
    ];
  }

  note(id: string, text: string): Said[] | null {
    return this.case(id) && [{ about: 'case', of: id, kind: 'noted', detail: text }];
  }

  dismiss(id: string): Said[] | null {
    const known = this.case(id);
    return known && known.state === 'open'
      ? [{ about: 'case', of: id, kind: 'dismissed', detail: '' }]
      : null;
  }

  describe(id: string, note: string): Said[] | null {
    return this.person(id) && [{ about: 'person', of: id, kind: 'described', detail: note }];
  }

  tag(id: string, tags: { add: string[]; remove: string[] }): Said[] | null {
    return this.person(id) && [{ about: 'person', of: id, kind: 'tagged', detail: '', tags }];
  }

  link(one: string, two: string, on: boolean): Said[] | null {
    if (!this.person(one) || !this.person(two) || this.group(one).includes(two)) return null;
    return [{ about: 'link', of: pairOf(one, two), kind: on ? 'linked' : 'unlinked', detail: '' }];
  }

  /** Whoever hung together by this one hangs together without. */
  unlink(id: string): Said[] | null {
    const pairs = this.pairs();
    const own = pairs.filter((pair) => pair.includes(id));
    if (!this.person(id) || own.length === 0) return null;
    const others = own.map(([one, two]) => (one === id ? two : one)).sort();
    const left = pairs.filter((pair) => !pair.includes(id));
    const parts = others.filter(
      (one, n) => !others.slice(0, n).some((before) => this.group(before, left).includes(one)),
    );
    return [
      ...others.map((one): Said => ({ about: 'link', of: pairOf(id, one), kind: 'unlinked', detail: '' })),
      ...parts
        .slice(1)
        .map((one, n): Said => ({ about: 'link', of: pairOf(parts[n]!, one), kind: 'linked', detail: '' })),
    ];
  }

  merge(into: string, from: string): Said[] | null {
    const [one, other] = [this.case(into), this.case(from)];
    if (!one || !other || into === from || one.account !== other.account) return null;
    if (one.state !== 'open' || other.state === 'merged') return null;
    const mentions = [{ key: other.key, account: other.account }, ...other.mentions];
    const more = other.keys.filter((key) => !mentions.some((mention) => mention.key === key));
    return [
      { about: 'case', of: from, kind: 'joined', detail: into },
      ...mentions.map(
        ({ key, account }): Said => ({
          ...{ about: 'case', of: into, kind: 'mentionAdded', detail: key, account, from },
        }),
      ),
      ...(more.length > 0
        ? [{ about: 'case' as const, of: into, kind: 'merged', detail: more.join(' ') }]
        : []),
    ];
  }

  split(id: string, mention: string, op: string): Said[] | null {
    const taken = this.case(id)?.mentions.find((one) => one.id === mention);
    if (!taken) return null;
    const take = (which: string, keys: string[]): Said => ({
      ...{ about: 'case', of: id, kind: 'mentionTaken', detail: [which, ...keys].join(' ') },
    });
    const before = taken.from === null ? null : this.case(taken.from);
    if (taken.from !== null && before?.state === 'merged')
      return [
        ...this.case(id)!
          .mentions.filter(({ from }) => from === taken.from)
          .map((one) => take(one.id, before.keys)),
        { about: 'case', of: taken.from, kind: 'reopened', detail: '' },
      ];
    const own = caseIdOf('main', taken.key);
    const { key, account } = taken;
    return [
      take(mention, [key]),
      { about: 'case', of: own === id ? caseIdOfAct('main', op) : own, kind: 'opened', detail: key, account },
    ];
  }

  move(id: string, mention: string, to: string): Said[] | null {
    const taken = this.case(id)?.mentions.find((one) => one.id === mention);
    const target = this.case(to);
    if (!taken || !target || id === to || target.account !== taken.account || target.state !== 'open')
      return null;
    const { key, account, from } = taken;
    return [
      { about: 'case', of: id, kind: 'mentionTaken', detail: `${mention} ${key}` },
      { about: 'case', of: to, kind: 'mentionAdded', detail: key, account, from },
    ];
  }

  /** That somebody was met stays so. */
  undo(op: string): Said[] | null {
    const facts = this.of(op).filter(({ kind }) => kind !== 'met');
    return facts.length === 0
      ? null
      : facts.map(({ about, of, id }) => ({ about, of, kind: 'undone', detail: id }));
  }
}
