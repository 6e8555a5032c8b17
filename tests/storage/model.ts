/**
 * A desk in plain memory, by simple code of its own: what was done is kept in lists, and whoever asks walks them from the
 * beginning. It knows no entries, clocks, folds or transactions, and says what the ledger must come to.
 */
import { caseIdOf, caseIdOfAct, colleagueIdOf, personIdOf } from '../../storage/ids';
import type { PersonRow } from '../../storage/records';
import type { FailureCode } from '../../utils/result';
import { BRAND, type Case, type Deed, happen, iso, opened } from './model-case';
import type { Command } from './model-command';

export type ModelTables = Record<string, unknown[]>;

export class Model {
  readonly #deeds = new Map<string, Deed[]>();
  readonly #templates = new Map<string, { command: Command; undone: boolean }[]>();
  readonly #people = new Map<string, Omit<PersonRow, 'clock'>>();
  readonly #colleagues = new Map<string, object>();
  readonly #settings = new Map<string, unknown>();
  readonly #brands = new Map<string, { id: string; handles: string[] }>();
  readonly #done = new Set<string>();

  get caseIds() {
    return [...this.#deeds.keys()];
  }

  get personIds() {
    return [...this.#people.keys()];
  }

  /** Null, or why it must be refused. */
  do(command: Command): FailureCode | null {
    if (this.#done.has(command.op)) return null;
    const refused = this.#carryOut(command);
    if (refused === null) this.#done.add(command.op);
    return refused;
  }

  #carryOut(command: Command): FailureCode | null {
    switch (command.what) {
      case 'log':
        return this.#log(command);
      case 'undo':
        return this.#undo(command.act);
      case 'sight':
        return this.#sight(command);
      case 'sightReply':
        return this.#sightReply(command);
      case 'describePerson': {
        const person = this.#people.get(command.personId);
        if (!person) return 'not-found';
        person.note = command.note;
        return null;
      }
      case 'saveTemplate':
        this.#templates.set(command.id, [...this.#template(command.id), { command, undone: false }]);
        return null;
      case 'removeTemplate':
        if (!this.#text(command.id)) return 'not-found';
        this.#template(command.id).push({ command, undone: false });
        return null;
      case 'set':
        this.#settings.set(command.key, command.value);
        return null;
      case 'saveBrand': {
        const others = [...this.#brands.values()].filter(({ id }) => id !== command.id);
        if (others.some(({ handles }) => handles.some((one) => command.handles.includes(one))))
          return 'not-allowed';
        this.#brands.set(command.id, { id: command.id, handles: command.handles });
        return null;
      }
      default:
        return this.#onCase(command);
    }
  }

  #onCase(command: Extract<Command, { caseId: string }>): FailureCode | null {
    const standing = this.#case(command.caseId);
    if (!standing) return 'not-found';
    const closed = standing.state === 'confirmed' || standing.state === 'dismissed';
    const needsLive = ['answer', 'handoffAnswered', 'setFollowUp', 'resolve', 'dismiss'];
    if (closed && needsLive.includes(command.what)) return 'not-allowed';
    if (command.what === 'handoffAnswered' && standing.handoff === null) return 'not-allowed';
    if (command.what === 'confirm' && standing.state !== 'resolved') return 'not-allowed';
    if (command.what === 'handOff') {
      const { name, department, now } = command;
      const id = colleagueIdOf(BRAND, name, department);
      this.#colleagues.set(id, { id, brand: BRAND, name, department, usedAt: iso(now) });
    }
    this.#add(command.caseId, { did: 'command', command, undone: false });
    return null;
  }

  #log(command: Extract<Command, { what: 'log' }>): null {
    const { op, now, evidence, aliases } = command;
    const { key, place, author } = evidence;
    const keys = key === null ? aliases : [key, ...aliases];
    const known = this.#standing(this.#about(keys));
    const id = known?.id ?? (key === null ? caseIdOfAct(BRAND, op) : caseIdOf(BRAND, key));
    this.#add(id, { did: 'opened', evidence, command, undone: false });
    const others = keys.filter((one) => (known ? !known.keys.includes(one) : one !== key));
    if (others.length > 0) this.#add(id, { did: 'merged', keys: others, command, undone: false });
    if (author.handle !== null) {
      const person = personIdOf(BRAND, place, author.handle);
      const before = this.#people.get(person);
      this.#people.set(person, {
        id: person,
        brand: BRAND,
        name: author.name ?? before?.name ?? author.handle,
        identities: [
          { site: place, handle: author.handle, name: author.name, profileUrl: author.profileUrl },
        ],
        note: before?.note ?? '',
        firstAt: before?.firstAt ?? iso(now),
      });
    }
    return null;
  }

  #undo(act: string): FailureCode | null {
    const done = [...this.#deeds.values(), ...this.#templates.values()]
      .flat()
      .filter(({ command }) => command.op === act);
    if (done.length === 0) return 'not-found';
    for (const one of done) one.undone = true;
    return null;
  }

  #sight(command: Extract<Command, { what: 'sight' }>): null {
    const keys = [command.key, ...command.aliases];
    const about = this.#about(keys);
    const owner = this.#standing(about);
    for (const one of about) {
      const fresh = keys.filter((key) => !one.keys.includes(key));
      if (fresh.length > 0) this.#add(one.id, { did: 'merged', keys: fresh, command, undone: false });
    }
    const before = owner && (owner.editedText ?? owner.evidence.text);
    const { text } = command;
    if (owner && before && text !== null && text !== before)
      this.#add(owner.id, { did: 'edited', text, command, undone: false });
    return null;
  }

  #sightReply(command: Extract<Command, { what: 'sightReply' }>): null {
    const { key, kind, by } = command;
    const owner = this.#owner(key);
    if (owner && !owner.sighted.includes(by))
      this.#add(owner.id, { did: 'sighted', offer: { kind, by, text: null }, command, undone: false });
    return null;
  }

  #add(caseId: string, deed: Deed) {
    this.#deeds.set(caseId, [...(this.#deeds.get(caseId) ?? []), deed]);
  }

  #template(id: string) {
    return this.#templates.get(id) ?? [];
  }

  #text(id: string): string | null {
    const last = this.#template(id).findLast(({ undone }) => !undone)?.command;
    return last?.what === 'saveTemplate' ? last.text : null;
  }

  #cases(): Case[] {
    return this.caseIds.flatMap((id) => this.#case(id) ?? []);
  }

  #case(id: string): Case | null {
    const deeds = (this.#deeds.get(id) ?? []).filter(({ undone }) => !undone);
    const first = deeds.findIndex(({ did }) => did === 'opened');
    const opening = deeds[first];
    if (opening?.did !== 'opened') return null;
    const standing = opened(id, opening.evidence, opening.command.now);
    for (const deed of deeds.slice(first)) {
      happen(standing, deed);
      if (standing.state !== 'confirmed' && standing.state !== 'dismissed') continue;
      standing.followUp = null;
      standing.handoff = null;
    }
    return standing;
  }

  #owner(key: string): Case | undefined {
    return this.#standing(this.#cases().filter(({ keys }) => keys.includes(key)));
  }

  /** The cases that stand for any of these keys, each once. */
  #about(keys: string[]): Case[] {
    return [...new Map(keys.flatMap((key) => this.#owner(key) ?? []).map((one) => [one.id, one])).values()];
  }

  /** The case that stands for a mention: a living one, then a confirmed one, then the one that was logged first. */
  #standing(claimants: Case[]): Case | undefined {
    const order = ({ state, loggedAt, id }: Case) =>
      `${{ open: 0, resolved: 0, confirmed: 1, dismissed: 2 }[state]} ${loggedAt} ${id}`;
    return claimants.toSorted((a, b) => (order(a) < order(b) ? -1 : 1))[0];
  }

  /** Every table as it must be, looked at `now`; without the clocks, which nobody sees. */
  tables(now: number): ModelTables {
    const rows = this.#cases().map((one) => {
      const due = one.followUp !== null && Date.parse(one.followUp.at) <= now;
      const closed = one.state === 'confirmed' || one.state === 'dismissed';
      const lane = closed ? 'closed' : due ? 'due' : one.state === 'resolved' ? 'resolved' : one.turn;
      return {
        ...one,
        lane,
        sortAt: one.followUp?.at ?? one.loggedAt,
        offered: one.offers.length > 0 ? 1 : 0,
      };
    });
    return {
      cases: rows,
      reminders: rows.flatMap(({ id, followUp, lane }) =>
        followUp ? { caseId: id, at: followUp.at, due: lane === 'due' ? 1 : 0 } : [],
      ),
      counters: [...Map.groupBy(rows, ({ lane }) => lane)].map(([lane, { length }]) => ({
        name: `lane:${lane}`,
        count: length,
      })),
      mentions: [...new Set(rows.flatMap(({ keys }) => keys))].map((key) => ({
        key,
        caseId: this.#owner(key)?.id,
      })),
      people: [...this.#people.values()],
      colleagues: [...this.#colleagues.values()],
      templates: [...this.#templates.keys()].flatMap((id) => {
        const text = this.#text(id);
        return text === null ? [] : { id, brand: BRAND, name: 'T', text, whenToUse: '' };
      }),
      settings: [...this.#settings].map(([key, value]) => ({ key, value })),
      brands: [...this.#brands.values()].map(({ id, handles }) => ({
        id,
        name: id,
        accounts: handles.map((handle) => ({ site: 'x', handle })),
      })),
      erasures: [],
    };
  }
}
