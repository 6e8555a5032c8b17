/**
 * A desk in plain memory, by simple code of its own: what was done is kept in lists, and whoever asks walks them from the
 * beginning. It knows no entries, clocks, folds or transactions, and says what the ledger must come to.
 */

import { caseIdOf, caseIdOfAct, colleagueIdOf, personIdOf, topicIdOf } from '../../storage/ids';
import type { AddedMention, Evidence, PersonRow } from '../../storage/records';
import type { About } from '../../utils/handoffs/colleague';
import type { FailureCode } from '../../utils/result';
import { templateOf } from './ledger';
import { countAll } from './model-activity';
import { BRAND, type Case, type Deed, happen, iso, isPutOff, opened, toldAt } from './model-case';
import { type Command, DEPARTMENT, THANKS } from './model-command';

/** What was said of a colleague: that something was handed to them, what they are like, or that they are gone. */
interface Word {
  command: Command;
  said: { name: string; department: string; about?: About | undefined } | 'gone';
  undone: boolean;
}

export type ModelTables = Record<string, unknown[]>;

export class Model {
  readonly #deeds = new Map<string, Deed[]>();
  readonly #templates = new Map<string, { command: Command; undone: boolean }[]>();
  readonly #people = new Map<string, Omit<PersonRow, 'clock' | 'note'>>();
  readonly #notes = new Map<string, { command: Command; note: string; undone: boolean }[]>();
  readonly #colleagues = new Map<string, Word[]>();
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
      case 'sightNone':
        return this.#sightNone(command);
      case 'sightReply':
        return this.#sightReply(command);
      case 'describePerson': {
        const { personId, note } = command;
        if (!this.#people.has(personId)) return 'not-found';
        this.#notes.set(personId, [...(this.#notes.get(personId) ?? []), { command, note, undone: false }]);
        return null;
      }
      case 'saveTemplate':
        this.#templates.set(command.id, [...this.#template(command.id), { command, undone: false }]);
        return null;
      case 'removeTemplate':
        if (!this.#text(command.id)) return 'not-found';
        this.#template(command.id).push({ command, undone: false });
        return null;
      case 'saveColleague': {
        const { was, name, about } = command;
        const renamed = was !== null && was !== name;
        if (this.#colleague(name) && (was === null || renamed)) return 'not-allowed';
        this.#sayOf(name, { command, said: { name, department: DEPARTMENT, about }, undone: false });
        if (renamed && this.#colleague(was)) this.#sayOf(was, { command, said: 'gone', undone: false });
        return null;
      }
      case 'removeColleague':
        if (!this.#colleague(command.name)) return 'not-found';
        this.#sayOf(command.name, { command, said: 'gone', undone: false });
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
    const needsLive = ['answer', 'setFollowUp', 'resolve', 'dismiss', 'moveToPrivate'];
    const needsColleague = ['handoffAnswered', 'askAgain', 'tickSent', 'withdraw'];
    if (closed && needsLive.includes(command.what)) return 'not-allowed';
    if (needsColleague.includes(command.what) && standing.handoff === null) return 'not-allowed';
    if (command.what === 'confirmNeed' && standing.need === null) return 'not-allowed';
    if (command.what === 'confirm' && standing.state !== 'resolved') return 'not-allowed';
    const due = this.#due(standing, command);
    if (command.what === 'handOff') {
      const { name, department } = command;
      this.#sayOf(name, { command, said: { name, department }, undone: false });
    }
    const said = this.#said(standing, command);
    this.#add(command.caseId, { did: 'command', said, due, command, undone: false });
    return null;
  }

  /** Whom it is handed to, or who has it, has as long as was said of them. */
  #due(standing: Case, command: Command): string {
    if (command.what === 'handOff' && command.dueAt !== null) return command.dueAt;
    const name = command.what === 'handOff' ? command.name : standing.handoff?.name;
    return iso(command.now + (this.#colleague(name ?? '')?.about?.target ?? 24) * 3_600_000);
  }

  #sayOf(name: string, word: Word) {
    this.#colleagues.set(name, [...(this.#colleagues.get(name) ?? []), word]);
  }

  #colleague(name: string) {
    const words = (this.#colleagues.get(name) ?? []).filter(({ undone }) => !undone);
    const last = words.at(-1);
    if (!last || last.said === 'gone') return null;
    const about =
      words.map(({ said }) => (said === 'gone' ? undefined : said.about)).findLast(Boolean) ?? null;
    const { department } = last.said;
    const id = colleagueIdOf(BRAND, name, department);
    return { id, brand: BRAND, name, department, about, usedAt: iso(last.command.now) };
  }

  #said(standing: Case, command: Command): number {
    if (command.what === 'spokeAgain') return toldAt(standing, 'spokeAgain', command.now);
    return command.what === 'answer' && command.seen
      ? toldAt(standing, 'answered', command.now)
      : command.now;
  }

  #log(command: Extract<Command, { what: 'log' }>): null {
    const { op, now, evidence, aliases } = command;
    const { key, place, author } = evidence;
    const keys = key === null ? aliases : [key, ...aliases];
    const known = this.#standing(this.#about(keys));
    const thread = known ? undefined : this.#inThread(evidence);
    if (thread) {
      this.#add(thread.id, { did: 'added', id: op, evidence, command, undone: false });
      if (aliases.length > 0) this.#add(thread.id, { did: 'merged', keys: aliases, command, undone: false });
      const snoozed = this.#lane(thread, now) === 'snoozed';
      if (thread.turn === 'customer' || (thread.turn === 'us' && snoozed)) {
        const said = Math.min(now, evidence.postedAt === null ? now : Date.parse(evidence.postedAt));
        if (evidence.text === THANKS) {
          const offer = {
            kind: 'spokeAgain' as const,
            by: key ?? op,
            text: THANKS,
            postedAt: evidence.postedAt,
          };
          this.#add(thread.id, { did: 'sighted', offer, command, undone: false });
        } else this.#add(thread.id, { did: 'wroteAgain', said, command, undone: false });
      }
      return null;
    }
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
        handles: [author.handle.replaceAll(/[^a-z0-9]/g, '')],
        tags: [],
        language: null,
        tone: '',
        firstAt: before?.firstAt ?? iso(now),
      });
    }
    return null;
  }

  #undo(act: string): FailureCode | null {
    const words = [...this.#colleagues.values()].flat().filter(({ command }) => command.what !== 'handOff');
    const notes = [...this.#notes.values()].flat();
    const done = [
      ...[...this.#deeds.values(), ...this.#templates.values()].flat(),
      ...words,
      ...notes,
    ].filter(({ command }) => command.op === act);
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
    const { text } = command;
    for (const one of about)
      for (const { evidence, editedText, notFoundAt } of this.#shown(one, keys)) {
        const { key } = evidence;
        const before = editedText ?? evidence.text;
        if (one === owner && before && text !== null && text !== before)
          this.#add(one.id, { did: 'edited', key, text, command, undone: false });
        if (notFoundAt !== null) this.#add(one.id, { did: 'again', key, command, undone: false });
      }
    return null;
  }

  /** What a page shows of a case's mentions; by another name than their own only where there is but one. */
  #shown(one: Case, keys: string[]): (Case | AddedMention)[] {
    const shown = new Map<string, Case | AddedMention>();
    for (const mention of [one, ...one.mentions])
      if (mention.evidence.key !== null && keys.includes(mention.evidence.key))
        shown.set(mention.evidence.key, mention);
    return shown.size === 0 && one.mentions.length === 0 ? [one] : [...shown.values()];
  }

  /** Of the author's newest cases that are open, the first in which it answers what they answer, or what they or we said. */
  #inThread({ place, author, key, inReplyTo }: Evidence): Case | undefined {
    if (author.handle === null) return undefined;
    const person = personIdOf(BRAND, place, author.handle);
    const theirs = this.#cases()
      .filter(({ personId }) => personId === person)
      .sort((a, b) => (a.loggedAt + a.id > b.loggedAt + b.id ? -1 : 1))
      .slice(0, 20);
    return theirs.find((one) => {
      if (one.state !== 'open' && one.state !== 'resolved') return false;
      const answered = [one, ...one.mentions].map(({ evidence }) => evidence.inReplyTo);
      if (key !== null && answered.includes(key)) return true;
      return inReplyTo ? [...answered, ...one.keys, ...one.sighted].includes(inReplyTo) : false;
    });
  }

  #sightNone(command: Extract<Command, { what: 'sightNone' }>): null {
    const owner = this.#owner(command.key);
    for (const { evidence, notFoundAt } of owner ? this.#shown(owner, [command.key]) : [])
      if (notFoundAt === null && evidence.kind === command.kind)
        this.#add(owner!.id, { did: 'missing', key: evidence.key, command, undone: false });
    return null;
  }

  #sightReply(command: Extract<Command, { what: 'sightReply' }>): null {
    const { key, kind, by, postedAt } = command;
    const owner = this.#owner(key);
    if (owner && !owner.sighted.includes(by))
      this.#add(owner.id, {
        did: 'sighted',
        offer: { kind, by, text: null, postedAt },
        command,
        undone: false,
      });
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
      standing.waiting = null;
      standing.handoff = null;
    }
    return standing;
  }

  /** The topics of the model are the words as they are: nobody lists or merges any. */
  #topicSets(rows: readonly (Case & { lane: string })[]) {
    const tagged = rows.filter(({ topics }) => topics.length > 0);
    return [...Map.groupBy(tagged, ({ topics }) => topics.join('\n'))].map(([words, some]) => {
      const ids = words.split('\n').map((word) => ({ word, id: topicIdOf(BRAND, word) }));
      ids.sort((a, b) => (a.id < b.id ? -1 : 1));
      return {
        ...{ key: ids.map(({ id }) => id).join(' '), brand: BRAND, ids: ids.map(({ id }) => id) },
        all: some.length,
        open: some.filter(({ lane }) => lane !== 'closed').length,
        said: Object.fromEntries(ids.map(({ id, word }) => [id, { [word]: some.length }])),
      };
    });
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
      `${{ open: 0, resolved: 0, confirmed: 1, dismissed: 2, merged: 3 }[state]} ${loggedAt} ${id}`;
    return claimants.toSorted((a, b) => (order(a) < order(b) ? -1 : 1))[0];
  }

  #activity() {
    const groups = Map.groupBy(countAll(this.#cases()), ({ brand, hour }) => `${brand} ${hour}`);
    return [...groups.values()].map((lines) => ({
      brand: lines[0]!.brand,
      hour: lines[0]!.hour,
      counts: Object.fromEntries(lines.map(({ key, count }) => [key, count])),
    }));
  }

  #lane(one: Case, now: number): string {
    if (one.state === 'confirmed' || one.state === 'dismissed') return 'closed';
    if (one.followUp !== null && Date.parse(one.followUp.at) <= now) return 'due';
    if (one.state === 'resolved') return 'resolved';
    return one.turn === 'us' && isPutOff(one) ? 'snoozed' : one.turn;
  }

  /** Every table as it must be, looked at `now`; without the clocks, which nobody sees. */
  tables(now: number): ModelTables {
    const rows = this.#cases().map((one) => {
      const lane = this.#lane(one, now);
      return {
        ...one,
        lane,
        sortAt: one.followUp?.at ?? one.loggedAt,
        offered: one.offers.length > 0 ? 1 : 0,
        ...(one.answers.length > 0 && { answeredAt: one.answers.at(-1)?.at }),
        ...(one.state === 'open' && one.firstAnswer.at === null && { owedAt: one.firstAnswer.dueAt }),
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
      people: [...this.#people].map(([id, person]) => ({
        ...person,
        note: (this.#notes.get(id) ?? []).findLast(({ undone }) => !undone)?.note ?? '',
      })),
      links: [],
      colleagues: [...this.#colleagues.keys()].flatMap((name) => this.#colleague(name) ?? []),
      templates: [...this.#templates.keys()].flatMap((id) => {
        const text = this.#text(id);
        return text === null ? [] : { ...templateOf(id, text), brand: BRAND };
      }),
      settings: [...this.#settings].map(([key, value]) => ({ key, value })),
      brands: [...this.#brands.values()].map(({ id, handles }) => ({
        id,
        name: id,
        accounts: handles.map((handle) => ({ site: 'x', handle })),
        longOnX: false,
      })),
      activity: this.#activity(),
      erasures: [],
      destinations: [],
      deliveries: [],
      topics: [],
      topicSets: this.#topicSets(rows),
      watchwords: [],
      feeds: [],
      searches: [],
    };
  }
}
