/**
 * An invented ledger: seeded, as large as wanted, with what a real one has: people who come again, threads that burst,
 * hand-offs, open and closed cases, several brands and many scripts. It yields entries some cases at a time; each person
 * and each case is whole within one yield.
 */
import type { CaseEntry, Entry } from '../../../storage/entries';
import { caseIdOf, colleagueIdOf, personIdOf } from '../../../storage/ids';
import { CASE_KINDS, DISMISSALS, OUTCOMES } from '../../../utils/cases';
import { tick } from '../../../utils/clock';
import { ALWAYS } from '../../../utils/clocks/hours';
import { dueAfter, type TargetName, USUAL } from '../../../utils/clocks/targets';
import type { SiteName } from '../../../utils/sites/mention';
import { type Random, randomFrom } from './random';
import {
  ANSWERS,
  ASKS,
  BRANDS,
  COLLEAGUES,
  LANGUAGES,
  NOTES,
  OUTSIDERS,
  PRODUCT_PARTS,
  TOPICS,
} from './words';

export interface Wish {
  cases: number;
  seed: number;
  /** The moment that it ends at, in ms since 1970. */
  until: number;
}

const DAY = 86_400_000;
const due = (target: TargetName, at: number) => dueAfter(target, at, { hours: ALWAYS, targets: USUAL });
const TOGETHER = 250;
const DEVICE = 'filled';

/** An entry before it gets its clock. */
interface Said {
  at: number;
  entry: Record<string, unknown>;
}

interface Person {
  id: string;
  site: SiteName;
  brand: string;
  name: string;
  handle: string;
  says: string[];
  adds: string[];
}

/** A thread under which many write at once. */
interface Thread {
  at: number;
  root: string;
}

export async function* invent({ cases, seed, until }: Wish): AsyncGenerator<Entry[]> {
  const random = randomFrom(seed);
  const days = Math.min(1_500, Math.max(30, cases / 25));
  const start = until - days * DAY;
  for (let done = 0; done < cases; done += TOGETHER) {
    const count = Math.min(TOGETHER, cases - done);
    const from = start + (done / cases) * days * DAY;
    const to = start + ((done + count) / cases) * days * DAY;
    const said = done === 0 ? BRANDS.map((brand) => namedBrand(random, brand, start)) : [];
    said.push(...(await season(random, { count, from, to, until })));
    yield inOrder(said);
  }
}

const namedBrand = (random: Random, { id, name }: { id: string; name: string }, at: number): Said => ({
  at,
  entry: {
    id: random.id(),
    brand: id,
    entity: 'brand',
    entityId: id,
    kind: 'named',
    body: { name, accounts: [] },
  },
});

interface Season {
  count: number;
  from: number;
  to: number;
  until: number;
}

/** Some cases that were logged one after the other, of people who were there at the time. */
async function season(random: Random, { count, from, to, until }: Season): Promise<Said[]> {
  const said: Said[] = [];
  let thread: Thread | null = null;
  let person = await meet(random);
  for (let n = 0; n < count; n++) {
    if (random.chance(0.7)) person = await meet(random);
    if (thread === null || random.chance(0.2)) {
      const at: number = from + random.next() * (to - from);
      thread = random.chance(0.3) ? { at, root: random.digits(18) } : null;
    }
    const at = Math.min(
      until,
      thread ? thread.at + random.next() * 3_600_000 : from + random.next() * (to - from),
    );
    said.push(...(await story(random, person, at, until, thread)));
  }
  return said;
}

async function meet(random: Random): Promise<Person> {
  const language = random.weighed(LANGUAGES);
  const site = random.chance(0.6) ? 'x' : random.chance(0.75) ? 'facebook' : 'linkedin';
  const brand = random.chance(0.6) ? 'main' : random.one(BRANDS).id;
  const name = `${random.one(language.first)} ${random.one(language.last)}`;
  const handle = `${random.one(['nova', 'tea', 'real', 'its', 'mx', 'the'])}_${random.word()}${random.digits(4)}`;
  const id = personIdOf(brand, site, handle);
  return { id, site, brand, name, handle, says: language.says, adds: language.adds };
}

/** One case from its comment to where it stands now. */
async function story(
  random: Random,
  person: Person,
  start: number,
  until: number,
  thread: Thread | null,
): Promise<Said[]> {
  const { site, brand, handle, name } = person;
  const key = `${site}:${random.digits(18)}`;
  const caseId = caseIdOf(brand, key);
  const said: Said[] = [];
  let at = start;
  const say = (kind: CaseEntry['kind'], body: object) =>
    said.push({ at, entry: { id: random.id(), brand, entity: 'case', entityId: caseId, kind, body } });
  const profileUrl = `https://${HOSTS[site]}/${handle}`;
  const permalink = addressOf(site, handle, key.slice(key.indexOf(':') + 1), thread?.root ?? null);
  const author = { name, handle, profileUrl };
  const evidence = {
    place: site,
    key,
    kind: thread ? 'comment' : random.one(['post', 'reply', 'comment']),
    permalink,
    pageUrl: permalink,
    author,
    text: wordsOf(random, person),
    postedAt: iso(at - random.next() * 3 * 3_600_000),
    missing: [],
  };
  say('opened', {
    evidence,
    personId: person.id,
    dueAt: due('answer', at),
    resolveBy: due('resolution', at),
  });
  const identity = { site, ...author };
  said.push({
    at,
    entry: { id: random.id(), brand, entity: 'person', entityId: person.id, kind: 'met', body: { identity } },
  });
  /** Goes on in time; false when that is not yet. */
  const later = (hours: number) => {
    at += (0.1 + random.next()) * hours * 3_600_000;
    return at < until;
  };

  if (random.chance(0.45) && later(1))
    say('classed', { as: random.one(CASE_KINDS.slice(1)), was: 'complaint' });
  if (random.chance(0.5) && later(0.2)) say('tagged', { add: topicsOf(random), remove: [] });
  if (random.chance(0.1) && later(2)) return dismissed(random, said, say);
  if (random.chance(0.25) && later(2)) say('noted', { text: random.one(NOTES) });
  if (random.chance(0.3) && later(3)) {
    const colleague = random.one(COLLEAGUES);
    const asked = random.one(ASKS);
    const told = `${colleague.name} looks into it.`;
    say('handedOff', { ...colleague, asked, told, dueAt: due('handoff', at) });
    const entityId = colleagueIdOf(brand, colleague.name, colleague.department);
    said.push({
      at,
      entry: { id: random.id(), brand, entity: 'colleague', entityId, kind: 'named', body: colleague },
    });
    if (!random.chance(0.9) || !later(40)) return said;
    say('handoffAnswered', { text: random.one(OUTSIDERS), dueAt: due('answer', at) });
  }
  for (let round = 0; round < 3; round++) {
    if (!random.chance(0.93) || !later(8)) return said;
    say('answered', { text: random.one(ANSWERS), via: 'said', dueAt: due('customer', at) });
    if (!random.chance(0.25) || !later(20)) break;
    say('spokeAgain', { text: wordsOf(random, person), dueAt: due('answer', at) });
  }
  if (!random.chance(0.95) || !later(30)) return said;
  say('resolved', { outcome: random.one(OUTCOMES), dueAt: due('checkIn', at) });
  if (random.chance(0.9) && later(50)) say('confirmed', {});
  return said;
}

/** Some are common, and a case may have two. */
const topicsOf = (random: Random): string[] => [
  ...new Set(Array.from({ length: random.chance(0.2) ? 2 : 1 }, () => random.early(TOPICS))),
];

function dismissed(random: Random, said: Said[], say: (kind: 'dismissed', body: object) => void): Said[] {
  say('dismissed', { reason: random.one(DISMISSALS) });
  return said;
}

const HOSTS: Record<SiteName, string> = {
  x: 'x.com',
  facebook: 'www.facebook.com',
  linkedin: 'www.linkedin.com',
};

/** As the site's own address would be: some name whose post it is, some do not. */
function addressOf(site: SiteName, handle: string, id: string, root: string | null): string {
  if (site === 'x') return `https://x.com/${handle}/status/${root ?? id}`;
  if (site === 'linkedin') return `https://www.linkedin.com/feed/update/urn:li:activity:${root ?? id}/`;
  return root === null
    ? `https://www.facebook.com/${handle}/posts/${id}`
    : `https://www.facebook.com/nimbus/posts/${root}?comment_id=${id}`;
}

function wordsOf(random: Random, { says, adds }: Person): string {
  const { start, end } = PRODUCT_PARTS;
  const product = `${random.early(start)} ${random.early(end)}`;
  const text = `${random.one(says)} ${random.one(adds)}${random.chance(0.3) ? ` ${random.one(adds)}` : ''}`;
  return text.replace('%p', product).replace('%n', random.digits(6));
}

const iso = (at: number) => new Date(Math.floor(at)).toISOString();

function inOrder(said: Said[]): Entry[] {
  let clock: string | null = null;
  return said
    .sort((a, b) => a.at - b.at)
    .map(({ at, entry }) => {
      clock = tick(clock, at, DEVICE);
      return { ...entry, v: 1, device: DEVICE, actor: 'Mia', at: iso(at), clock } as Entry;
    });
}
