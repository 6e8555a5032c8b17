/** What the engine itself refuses, whatever a seat's program may try: with the very errors that it says. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { headers, type NatsConnection } from '@nats-io/nats-core';
import { createUser } from '@nats-io/nkeys';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cluster, startCluster } from '../../scripts/team/cluster.mjs';
import type { Invitation, Role } from '../../scripts/team/invitation.mjs';
import { fit, server } from './server';

describe.skipIf(!server)('the engine', () => {
  let cluster: Cluster;
  let folder: string;
  const open: NatsConnection[] = [];
  const invited: Record<string, Invitation> = {};
  const seats: Record<string, NatsConnection> = {};

  async function join_(user: string, role: Role = 'member', brand = 'acme') {
    const invitation = await cluster.invite({ brand, user, role });
    invited[user] = invitation;
    const seat = await connect(invitation);
    seats[user] = seat;
    return seat;
  }
  async function connect(invitation: Invitation, reconnect = false) {
    const seat = await cluster.connect(invitation, {
      inboxPrefix: `_INBOX_${invitation.user}`,
      reconnect,
    });
    open.push(seat);
    return seat;
  }
  const publish = (user: string, subject: string, options = {}) =>
    jetstream(seats[user]!).publish(subject, '{"said":"hello"}', { timeout: 5_000, ...options });
  const manager = (user: string) => jetstreamManager(seats[user]!, { checkAPI: false });
  /** Every message of the brand's ledger, as whoever runs the server sees it. */
  const ledger = (brand = 'acme') =>
    cluster.asOwner(brand, async (streams) => {
      const { state } = await streams.streams.info(`LEDGER_${brand}`);
      const all = [];
      for (let seq = state.first_seq; seq <= state.last_seq; seq++) {
        const message = await streams.streams.getMessage(`LEDGER_${brand}`, { seq });
        if (message) all.push({ subject: message.subject, text: message.string() });
      }
      return all;
    });
  const refused = (subject: string) => `Permissions Violation for Publish to "${subject}"`;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'threadkeeper-engine-'));
    cluster = await startCluster({ dir: folder, nodes: 1 });
    await cluster.createBrand({ id: 'acme', name: 'Acme' });
    await cluster.createBrand({ id: 'beta', name: 'Beta' });
    await join_('alice');
    await join_('bob');
    await join_('carol', 'reader');
    await join_('ann', 'admin');
    await join_('eve', 'member', 'beta');
    expect(await publish('alice', 'ledger.acme.alice.pc.case.1')).toMatchObject({ stream: 'LEDGER_acme' });
  });
  afterAll(async () => {
    await Promise.all(open.map((one) => one.close()));
    await cluster?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each([
    ['a forged author', 'alice', 'ledger.acme.bob.pc.case.1'],
    ['another brand', 'alice', 'ledger.beta.alice.pc.case.1'],
    ['somebody of another brand', 'eve', 'ledger.acme.eve.pc.case.1'],
    ['a reader who writes', 'carol', 'ledger.acme.carol.pc.case.1'],
    ['a reader who claims', 'carol', 'claim.acme.case.1'],
    ['a reader who shows up in a reply', 'carol', 'presence.acme.carol'],
    ['a member who puts back what was others’', 'alice', 'ledger.acme.restored.pc.case.1'],
    ['a hint in another’s name', 'alice', 'presence.acme.bob'],
  ])('%s is refused', async (_, user, subject) => {
    const before = await ledger();
    await expect(publish(user, subject)).rejects.toThrow(refused(subject));
    expect(await ledger()).toEqual(before);
  });

  test('an admin puts back what was others’, under a name that nobody can have', async () => {
    expect(await publish('ann', 'ledger.acme.restored.pc.case.7')).toMatchObject({ duplicate: false });
    await expect(cluster.invite({ brand: 'acme', user: 'restored' })).rejects.toThrow(/restored/);
  });

  test.each(['a.b', 'a*', '>', '', 'å', 'a'.repeat(65), 'a b'])('nobody can be called "%s"', async (user) => {
    await expect(cluster.invite({ brand: 'acme', user })).rejects.toThrow(
      'cannot be the id of a user: 1 to 64 of A-Z, a-z, 0-9, _ and - only.',
    );
  });

  test('another brand’s stream is not even seen', async () => {
    const { streams } = await manager('alice');
    const subject = '$JS.API.STREAM.INFO.LEDGER_beta';
    await expect(streams.info('LEDGER_beta')).rejects.toThrow(refused(subject));
    expect((await streams.info('LEDGER_acme')).state.messages).toBeGreaterThan(0);
  });

  test('nobody deletes a message: not a member, not an admin, not who runs the server', async () => {
    const subject = '$JS.API.STREAM.MSG.DELETE.LEDGER_acme';
    for (const user of ['alice', 'ann']) {
      const { streams } = await manager(user);
      await expect(streams.deleteMessage('LEDGER_acme', 1)).rejects.toThrow(refused(subject));
    }
    await cluster.asOwner('acme', async ({ streams }) => {
      const error = await streams.deleteMessage('LEDGER_acme', 1).catch((one: unknown) => one);
      expect(error).toMatchObject({ code: 10057, message: 'message delete not permitted' });
    });
  });

  test('nobody of the team deletes the stream or changes what it allows', async () => {
    const { streams } = await manager('ann');
    await expect(streams.delete('LEDGER_acme')).rejects.toThrow(refused('$JS.API.STREAM.DELETE.LEDGER_acme'));
    await expect(streams.update('LEDGER_acme', { max_msgs: 1 })).rejects.toThrow(
      refused('$JS.API.STREAM.UPDATE.LEDGER_acme'),
    );
  });

  const asking = (name: string, value: string) => {
    const asked = headers();
    asked.set(name, value);
    return publish('alice', 'ledger.acme.alice.pc.case.1', { headers: asked }).catch((one: unknown) => one);
  };
  test('a message does not roll up what was before it', async () => {
    expect(await asking('Nats-Rollup', 'all')).toMatchObject({
      code: 10111,
      message: 'rollup not permitted',
    });
  });
  // Older engines do not know the header, and keep the message for ever.
  test.skipIf(!fit)('a message does not expire by itself', async () => {
    expect(await asking('Nats-TTL', '1s')).toMatchObject({
      code: 10166,
      message: 'per-message TTL is disabled',
    });
  });

  test('a purge is refused to a member, and takes for an admin what it names and nothing else', async () => {
    for (const id of ['2', '3']) await publish('alice', `ledger.acme.alice.pc.case.${id}`);
    const filter = 'ledger.acme.*.*.case.2';
    await expect((await manager('alice')).streams.purge('LEDGER_acme', { filter })).rejects.toThrow(
      refused('$JS.API.STREAM.PURGE.LEDGER_acme'),
    );
    const { streams } = await manager('ann');
    expect(await streams.purge('LEDGER_acme', { filter })).toMatchObject({ success: true, purged: 1 });
    const subjects = (await ledger()).map(({ subject }) => subject);
    expect(subjects).not.toContain('ledger.acme.alice.pc.case.2');
    expect(subjects).toContain('ledger.acme.alice.pc.case.3');
  });

  test('a second claim is refused, and tells whose was first', async () => {
    const free = { expect: { lastSubjectSequence: 0 } };
    const { seq } = await publish('alice', 'claim.acme.case.1', free);
    const error = await publish('bob', 'claim.acme.case.1', free).catch((one: unknown) => one);
    expect(error).toMatchObject({ code: 10071, message: `wrong last sequence: ${seq}` });
    const held = await (await manager('bob')).streams.getMessage('CLAIMS_acme', {
      last_by_subj: 'claim.acme.case.1',
    });
    expect(held?.seq).toBe(seq);
  });

  test.each(['_INBOX_bob.>', 'ledger.acme.>', '>', '_INBOX.>', '$JS.API.>'])(
    'what is not theirs to hear is refused: %s',
    async (subject) => {
      const heard = seats.alice!.subscribe(subject);
      const listen = async () => {
        for await (const message of heard) throw new Error(`heard ${message.subject}`);
      };
      await expect(listen()).rejects.toThrow(`Permissions Violation for Subscription to "${subject}"`);
    },
  );

  // An answer goes wherever the asker says, also where they may not publish. So no answer may be of the asker's wording.
  test.each(['alice', 'carol'])(
    'nobody has an answer of the engine written as another’s entry (%s)',
    async (user) => {
      const seat = seats[user]!;
      const words = '{"said":"forged"}';
      await jetstream(seats.alice!).publish('ledger.acme.alice.pc.case.5', words);
      await jetstream(seats.alice!).publish('claim.acme.case.5', words);
      const { consumers } = await manager(user);
      for (const stream of ['LEDGER_acme', 'CLAIMS_acme']) {
        const own = stream === 'LEDGER_acme' ? 'ledger.acme.alice.pc.case.5' : 'claim.acme.case.5';
        for (const ask of [
          { last_by_subj: own },
          { last_by_subj: own, no_hdr: true },
          { multi_last: [own] },
        ]) {
          seat.publish(`$JS.API.DIRECT.GET.${stream}`, JSON.stringify(ask), {
            reply: 'ledger.acme.bob.pc.case.6',
          });
          seat.publish(`$JS.API.STREAM.MSG.GET.${stream}`, JSON.stringify(ask), {
            reply: 'ledger.acme.bob.pc.case.6',
          });
        }
        seat.publish(`$JS.API.DIRECT.GET.${stream}.${own}`, '', { reply: 'ledger.acme.bob.pc.case.6' });
        seat.publish(`$JS.API.STREAM.INFO.${stream}`, '', { reply: 'ledger.acme.bob.pc.case.6' });
        const name = `${user}_${stream}`;
        await consumers.add(stream, { name, filter_subject: own });
        seat.publish(`$JS.API.CONSUMER.MSG.NEXT.${stream}.${name}`, '1', {
          reply: 'ledger.acme.bob.pc.case.6',
        });
        const pushed = consumers.add(stream, {
          name: `${name}_pushed`,
          filter_subject: own,
          deliver_subject: 'ledger.acme.bob.pc.case.6',
        });
        if (stream === 'CLAIMS_acme') await pushed;
        else await expect(pushed).rejects.toMatchObject({ code: 10081 });
      }
      await seat.flush();
      // The last of them to be answered has been when this comes back: one seat's wishes are heeded in order.
      await consumers.info('CLAIMS_acme', `${user}_CLAIMS_acme_pushed`);
      const asBob = (await ledger()).filter(({ subject }) => subject.startsWith('ledger.acme.bob.'));
      expect(asBob.length).toBeGreaterThan(0);
      for (const { text } of asBob) expect(text).toMatch(/^\{"type":"io\.nats\.jetstream\.api\./);
    },
  );

  // Not refused, so a seat has to look: ids of messages are of the whole stream, and whoever knows one can use it first.
  test('a message whose id another used in the last two minutes is dropped, and the answer tells which one was kept', async () => {
    await publish('bob', 'ledger.acme.bob.pc.case.9', { msgID: 'taken' });
    const ack = await publish('alice', 'ledger.acme.alice.pc.case.9', { msgID: 'taken' });
    expect(ack.duplicate).toBe(true);
    const kept = await (await manager('alice')).streams.getMessage('LEDGER_acme', { seq: ack.seq });
    expect(kept?.subject).toBe('ledger.acme.bob.pc.case.9');
    // Asked by its subject instead, which is its author's alone, it is written.
    const own = await publish('alice', 'ledger.acme.alice.pc.case.9', { expect: { lastSubjectSequence: 0 } });
    expect(own.duplicate).toBe(false);
  });

  test('a stolen JWT is worth nothing without its key', async () => {
    const other = new TextDecoder().decode(createUser().getSeed());
    await expect(connect({ ...invited.alice!, seed: other })).rejects.toThrow('Authorization Violation');
  });

  test('nobody comes in without credentials', async () => {
    await expect(cluster.connect({ jwt: '', seed: invited.alice!.seed })).rejects.toThrow(
      'Authorization Violation',
    );
  });

  test('what has expired does not come in, and what expires is put out', async () => {
    const gone = await cluster.invite({ brand: 'acme', user: 'dora', days: -1 });
    await expect(connect(gone)).rejects.toThrow('Authorization Violation');
    const soon = await cluster.invite({ brand: 'acme', user: 'dora', days: 3 / 86_400 });
    const seat = await connect(soon);
    expect(await seat.closed()).toMatchObject({ message: expect.stringContaining('Expired') });
  });

  test('who is revoked is put out and stays out, also with an invitation not yet used; the others go on', async () => {
    const seat = await join_('frank');
    const unused = await cluster.invite({ brand: 'acme', user: 'frank' });
    await publish('frank', 'ledger.acme.frank.pc.case.1');
    await cluster.revoke('frank');
    expect(await seat.closed()).toMatchObject({ message: expect.stringContaining('Revoked') });
    for (const one of [invited.frank!, unused])
      await expect(connect(one)).rejects.toThrow('Authorization Violation');
    expect(seats.alice!.isClosed()).toBe(false);
    expect(await publish('alice', 'ledger.acme.alice.pc.case.8')).toMatchObject({ duplicate: false });
    expect((await ledger()).map(({ subject }) => subject)).toContain('ledger.acme.frank.pc.case.1');
    await expect(cluster.revoke('nobody')).rejects.toThrow('Nobody called "nobody" was invited.');
  });

  test('who was revoked can be invited anew', async () => {
    await join_('gina');
    await cluster.revoke('gina');
    await join_('gina');
    expect(await publish('gina', 'ledger.acme.gina.pc.case.1')).toMatchObject({ duplicate: false });
  });
});
