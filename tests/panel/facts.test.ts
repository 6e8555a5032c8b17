// @vitest-environment jsdom
/** What a packet tells of the timeline: what was said and done, by whom, and none of the manager's own notes. */
import { expect, test } from 'vitest';
import { letter, words } from '../../components/Timeline';
import { eventsIn } from '../../entrypoints/sidepanel/facts';
import { repliesIn } from '../../entrypoints/sidepanel/promised';
import * as cases from '../../storage/commands/case';
import * as handoffs from '../../storage/commands/handoff';
import { log } from '../../storage/commands/log';
import { caseHistory } from '../../storage/queries/history';
import { actAt, evidence, freshLedger } from '../storage/ledger';

test('a case that went to John and on to Eva', async () => {
  const ledger = await freshLedger();
  const { logged } = await log(ledger, actAt(0), 'main', evidence(1));
  const id = logged.caseId;
  const john = { name: 'John', department: 'support', asked: 'Where?', told: 'John looks.', dueAt: null };
  await cases.note(ledger, actAt(1), id, 'Sounds drunk.');
  await cases.answer(ledger, actAt(2), id, 'We look into it by Friday.', 'said');
  await handoffs.handOff(ledger, actAt(3), id, { ...john, packet: 'Hi John', sentBy: 'mail' });
  await handoffs.askAgain(ledger, actAt(4), id, { text: 'And?' });
  await handoffs.withdraw(ledger, actAt(5), id, 'ill');
  await handoffs.handOff(ledger, actAt(6), id, { ...john, name: 'Eva', told: '' });
  await handoffs.handoffAnswered(ledger, actAt(7), id, 'It ships.');
  const history = (await caseHistory(ledger, id))!;
  const [who, eva] = [
    { name: 'John', department: 'support' },
    { name: 'Eva', department: 'support' },
  ];
  expect(eventsIn(history.timeline).map(({ at: _, ...event }) => event)).toEqual([
    { what: 'answered', text: 'We look into it by Friday.' },
    { what: 'handed', who, text: 'Where?' },
    { what: 'told', text: 'John looks.' },
    { what: 'again', who },
    { what: 'withdrawn', who },
    { what: 'handed', who: eva, text: 'Where?' },
    { what: 'replied', who: eva, text: 'It ships.' },
  ]);
  // A promise stands though the hand-off has a date of its own.
  expect(repliesIn(history.timeline).map(({ text }) => text)).toEqual(['We look into it by Friday.']);
  // Both halves stand in the timeline: what was asked, what the customer was told, and all that John got.
  const handed = history.timeline.find(({ kind }) => kind === 'handedOff')!;
  expect(words(handed)).toEqual(['Asked: Where?', 'The customer was told: John looks.', 'Sent: by mail']);
  expect(letter(handed)).toBe('Hi John');
  const asked = history.timeline.find(({ kind }) => kind === 'asked')!;
  expect([words(asked), letter(asked)]).toEqual([[], 'And?']);
});
