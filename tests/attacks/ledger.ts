/** A ledger in which every word that somebody can write is a payload. */
import { type Act, append, headOf } from '../../storage/act';
import { answer, note, sayNeed, setFollowUp, spokeAgain, tag } from '../../storage/commands/case';
import { saveColleague } from '../../storage/commands/colleagues';
import { askAgain, handOff, handoffAnswered } from '../../storage/commands/handoff';
import { saveBrand, set } from '../../storage/commands/keep';
import { log } from '../../storage/commands/log';
import { describePerson, setPersonTone, tagPerson } from '../../storage/commands/people';
import { saveSearch } from '../../storage/commands/searches';
import { saveTopic } from '../../storage/commands/topics';
import { saveWatchword } from '../../storage/commands/watchwords';
import { newSalt } from '../../storage/digest';
import { type Entry, type EntryOf, entryForm } from '../../storage/entries';
import { caseIdOf, personIdOf } from '../../storage/ids';
import { type Ledger, plain } from '../../storage/ledger';
import { living } from '../../storage/tombstone';
import { LONGEST_TOPIC } from '../../utils/cases';
import { tick } from '../../utils/clock';
import { NOTHING_KNOWN } from '../../utils/handoffs/colleague';
import { LONGEST_PHRASE } from '../../utils/listening/watchword';
import { LONGEST_PERSON_TAG, LONGEST_TONE } from '../../utils/people/person';
import { evidence, freshLedger } from '../storage/ledger';
import { PAYLOAD_HOST, PAYLOADS, type Payload } from './payloads';

/** Behind what can be an address at all. */
export const addressWith = (text: string) => `https://${PAYLOAD_HOST}/${text}`;

/** Of one of them another message each time, by whom all is said that can be said. */
const EVERY = 60;
/** All others are noted in this one's case. */
export const NOTED = EVERY;
export const ONE = 'the_one';

/**
 * A case for each payload: of an author with this name and handle, in these words, at this address, about this topic. Every 60th
 * has a whole history, its author wrote more than once, and a colleague has its name. The others are in the ledger as entries
 * alone: it is for a file, and whoever reads the file folds them.
 */
export async function attackedLedger(now: number): Promise<Ledger> {
  const ledger = await freshLedger();
  let acts = 0;
  const by = (): Act => ({ op: `op-${++acts}`, now: now + acts });
  const [first = PAYLOADS[0]!] = PAYLOADS;
  await saveBrand(ledger, by(), { id: 'main', name: first.text, accounts: [], longOnX: false });
  await set(ledger, by(), 'main', 'me', first.text);
  for (const payload of PAYLOADS) if (payload.n % EVERY === 0) await work(ledger, by, payload);
  const written = living((await ledger.entries.toArray()).map(plain));
  const firstOf = <K extends Entry['kind']>(kind: K) => {
    const found = written.find((entry): entry is EntryOf<K> & typeof entry => entry.kind === kind);
    if (!found) throw new Error(`the first case was not ${kind}`);
    return found;
  };
  const [opened, met, tagged, noted] = [
    firstOf('opened'),
    firstOf('met'),
    firstOf('tagged'),
    firstOf('noted'),
  ];
  await ledger.transaction('rw', ledger.writtenByActs, async () => {
    let head = await headOf(ledger);
    const entries = PAYLOADS.filter(({ n }) => n % EVERY !== 0).flatMap((payload) => {
      const said = saidBy(payload, now);
      const { name, handle, profileUrl } = said.author;
      const caseId = caseIdOf('main', said.key!);
      const personId = personIdOf('main', 'x', handle!);
      const identity = { site: 'x', handle, name, profileUrl };
      return [
        { ...opened, entityId: caseId, body: { ...opened.body, personId, evidence: said } },
        { ...met, entityId: personId, body: { identity } },
        { ...tagged, entityId: caseId, body: { add: [topicOf(payload)], remove: [] } },
        { ...noted, entityId: caseIdOf('main', `x:${1000 + NOTED}`), body: { text: payload.text } },
      ];
    });
    let { clock } = head;
    const salted = entries.map((entry, n) => {
      clock = tick(clock, now + n, head.device);
      return { entry: entryForm.parse({ ...entry, id: `copied-${n}`, clock }), salt: newSalt() };
    });
    head = await append(ledger, head, salted);
  });
  return ledger;
}

const saidBy = ({ n, text }: Payload, now: number) =>
  evidence(n, {
    author: {
      name: text,
      handle: n % EVERY === 0 ? ONE : text.slice(0, 500),
      profileUrl: addressWith(text),
    },
    permalink: addressWith(text),
    pageUrl: addressWith(text),
    text,
    postedAt: new Date(now).toISOString(),
  });

const topicOf = ({ text }: Payload) => text.trim().slice(0, LONGEST_TOPIC).trim();

/** Everything that can be done to a case, in the words of one payload. */
async function work(ledger: Ledger, by: () => Act, payload: Payload): Promise<void> {
  const { n, text } = payload;
  const { caseId } = (await log(ledger, by(), 'main', saidBy(payload, by().now))).logged;
  await tag(ledger, by(), caseId, { add: [topicOf(payload)], remove: [] });
  const search = {
    id: `search-${n}`,
    name: text.slice(0, 200),
    address: addressWith(encodeURIComponent(text)),
  };
  await saveSearch(ledger, by(), 'main', search);
  const words = [text.slice(0, LONGEST_PHRASE)];
  await saveWatchword(ledger, by(), 'main', { id: `watch-${n}`, what: 'brand', words, except: [] });
  const topic = { was: null, name: `${n} ${text}`.slice(0, LONGEST_TOPIC).trim(), about: text };
  await saveTopic(ledger, by(), 'main', { ...topic, departments: [text.trim()], sort: 'idea' });
  await note(ledger, by(), caseId, text);
  await sayNeed(ledger, by(), caseId, text);
  await answer(ledger, by(), caseId, text, 'said');
  await spokeAgain(ledger, by(), caseId, text);
  const who = { name: text.trim(), department: text.trim() };
  const about = { ...NOTHING_KNOWN, reach: text };
  await saveColleague(ledger, by(), 'main', { was: null, ...who, about });
  await handOff(ledger, by(), caseId, { ...who, asked: text, told: text, dueAt: null, packet: text });
  await askAgain(ledger, by(), caseId, { text });
  const later = new Date(by().now + 9e8).toISOString();
  // Half of them are still with their colleague.
  if (n % (2 * EVERY) === 0) await handoffAnswered(ledger, by(), caseId, text);
  else await setFollowUp(ledger, by(), caseId, { at: later, why: text, pinned: true });
  const personId = personIdOf('main', 'x', ONE);
  await describePerson(ledger, by(), personId, text);
  await tagPerson(ledger, by(), personId, { add: [text.trim().slice(0, LONGEST_PERSON_TAG)], remove: [] });
  await setPersonTone(ledger, by(), personId, text.slice(0, LONGEST_TONE));
}
