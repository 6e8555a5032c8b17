/** Who of a team takes care of a case: one of them, whoever asks first, and a wish until the server has said so. */
import { expect, test } from 'vitest';
import * as cases from '../../storage/commands/case';
import { log } from '../../storage/commands/log';
import { wish } from '../../storage/sync/claims';
import { NoLog } from '../../utils/team/log';
import { actAt, evidence, START } from '../storage/ledger';
import { logOn, Stream } from './memory-log';
import { BRAND, type Member, member, step } from './seat';

const now = () => START;
const inStep = (one: Member, stream: Stream) => step(one, logOn(stream, one.user, now));
const claimOf = async ({ ledger }: Member, caseId: string) => {
  const row = await ledger.claims.get(caseId);
  return row && { user: row.user, wish: row.wish, late: row.late };
};

/** Two seats that both know of one case. */
async function two(stream: Stream) {
  const [ada, bo] = [await member('ada'), await member('bo')];
  const { logged } = await log(ada.ledger, actAt(1), BRAND, evidence(1));
  await inStep(ada, stream);
  await inStep(bo, stream);
  return { ada, bo, caseId: logged.caseId };
}

test('whoever takes a case has it, and the others see who', async () => {
  const stream = new Stream();
  const { ada, bo, caseId } = await two(stream);
  expect(await wish(ada.ledger, caseId, 'take')).toBe(true);
  expect(await claimOf(ada, caseId)).toEqual({ user: null, wish: 'take', late: false });
  await inStep(ada, stream);
  expect(await claimOf(ada, caseId)).toEqual({ user: 'ada', wish: null, late: false });
  await inStep(bo, stream);
  expect(await claimOf(bo, caseId)).toEqual({ user: 'ada', wish: null, late: false });
});

test('both take it offline: the first one that the server hears has it, the other one is told', async () => {
  const stream = new Stream();
  const { ada, bo, caseId } = await two(stream);
  await wish(ada.ledger, caseId, 'take');
  await wish(bo.ledger, caseId, 'take');
  await inStep(bo, stream);
  await inStep(ada, stream);
  expect(await claimOf(bo, caseId)).toEqual({ user: 'bo', wish: null, late: false });
  expect(await claimOf(ada, caseId)).toEqual({ user: 'bo', wish: null, late: true });
  // It is taken over on purpose, by who sees who has it.
  await wish(ada.ledger, caseId, 'take');
  await inStep(ada, stream);
  await inStep(bo, stream);
  expect(await claimOf(ada, caseId)).toEqual({ user: 'ada', wish: null, late: false });
  expect(await claimOf(bo, caseId)).toEqual({ user: 'ada', wish: null, late: false });
});

test('what was let go is free for the next one, who need not have heard of it', async () => {
  const stream = new Stream();
  const { ada, bo, caseId } = await two(stream);
  await wish(ada.ledger, caseId, 'take');
  await inStep(ada, stream);
  await inStep(bo, stream);
  await wish(ada.ledger, caseId, 'leave');
  await inStep(ada, stream);
  expect(await claimOf(ada, caseId)).toEqual({ user: null, wish: null, late: false });
  await wish(bo.ledger, caseId, 'take');
  await inStep(bo, stream);
  expect(await claimOf(bo, caseId)).toEqual({ user: 'bo', wish: null, late: false });
});

test('an acknowledgement that is lost is no refusal', async () => {
  const stream = new Stream();
  const { ada, caseId } = await two(stream);
  await wish(ada.ledger, caseId, 'take');
  stream.unheard = 1;
  await expect(inStep(ada, stream)).rejects.toBeInstanceOf(NoLog);
  expect(await claimOf(ada, caseId)).toEqual({ user: null, wish: 'take', late: false });
  await inStep(ada, stream);
  expect(await claimOf(ada, caseId)).toEqual({ user: 'ada', wish: null, late: false });
});

test('nobody has what is closed, and a wish about it is the last one’s', async () => {
  const stream = new Stream();
  const { ada, bo, caseId } = await two(stream);
  await wish(ada.ledger, caseId, 'take');
  await inStep(ada, stream);
  await cases.dismiss(bo.ledger, actAt(5), caseId, 'duplicate');
  await inStep(bo, stream);
  await inStep(ada, stream);
  await inStep(ada, stream);
  await inStep(bo, stream);
  for (const one of [ada, bo])
    expect(await claimOf(one, caseId)).toEqual({ user: null, wish: null, late: false });
});

test('a server that was emptied hears again who has what', async () => {
  const stream = new Stream();
  const { ada, bo, caseId } = await two(stream);
  await wish(ada.ledger, caseId, 'take');
  await inStep(ada, stream);
  await inStep(bo, stream);
  stream.wipe('second');
  await inStep(bo, stream);
  expect(await claimOf(bo, caseId)).toBeUndefined();
  for (const one of [ada, ada, bo]) await inStep(one, stream);
  for (const one of [ada, bo])
    expect(await claimOf(one, caseId)).toEqual({ user: 'ada', wish: null, late: false });
});

test('a reader takes nothing, and neither does who is in no team', async () => {
  const stream = new Stream();
  const { caseId } = await two(stream);
  const carol = await member('carol', 'reader');
  await inStep(carol, stream);
  expect(await wish(carol.ledger, caseId, 'take')).toBe(false);
  await carol.ledger.teams.clear();
  expect(await wish(carol.ledger, caseId, 'take')).toBe(false);
  expect(await carol.ledger.claims.count()).toBe(0);
});

test('words in the list that are no claim are nobody’s, and can be taken over', async () => {
  const stream = new Stream();
  const { ada, caseId } = await two(stream);
  for (const [n, body] of ['', '{', '[]', '{"user":7}', '{"user":"a b"}', 'null'].entries()) {
    stream.claims.set(caseId, { seq: 10 + n, body, at: START });
    await inStep(ada, stream);
    expect((await ada.ledger.claims.get(caseId)) ?? null, body).toMatchObject({ user: null, seq: 10 + n });
  }
  await wish(ada.ledger, caseId, 'take');
  await inStep(ada, stream);
  expect(await claimOf(ada, caseId)).toMatchObject({ user: 'ada' });
});
