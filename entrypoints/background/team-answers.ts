/** The messages about teams to what they do; a part of answer.ts. */
import { browser } from 'wxt/browser';
import { look } from '../../storage/backfills';
import { ownEntries } from '../../storage/queries/teams';
import { wish } from '../../storage/sync/claims';
import { leaveAndRemove } from '../../storage/sync/remove';
import { askToPutBack, goBack, join, leave, pause, resume } from '../../storage/sync/teams';
import type { Handlers } from '../../utils/messages/receive';
import type { TEAM_MESSAGES } from '../../utils/messages/team-messages';
import { Refusal } from '../../utils/result';
import { type Invitation, readInvitation } from '../../utils/team/invitation';
import { whyNoLog } from '../../utils/team/log';
import { dropMembership, keepMembership, membershipOf } from '../../utils/team/membership';
import { giveBack } from './give-back';
import type { Connect } from './load-log';
import type { GetLedger } from './open-ledger';
import type { Synchronises } from './synchronise';
import type { TakeOver } from './take-over';

export const teamAnswers = (
  getLedger: GetLedger,
  teams: Synchronises,
  connect: Connect,
  takeOver: TakeOver,
): Pick<Handlers, keyof typeof TEAM_MESSAGES> => {
  const wished = async (caseId: string, what: 'take' | 'leave') => {
    if (!(await wish(await getLedger(), caseId, what)))
      throw new Refusal('not-found', `no case ${caseId} of a team's brand to be taken or left`);
    teams.wrote();
    return null;
  };
  /** Where a connection stands it goes on; else there is one now. */
  const want = () => {
    teams.changed();
    void teams.look(true);
  };
  const wentBack = async (brand: string, whole: boolean) => {
    await goBack(await getLedger(), brand, whole, Date.now());
    want();
    return null;
  };
  return {
    readInvitation: async ({ text }) => {
      const read = readInvitation(text, Date.now());
      if (read.is === 'bad') return read;
      const { brand, servers, user, role, expiresAt } = read.invitation;
      const ledger = await getLedger();
      const [own, row] = await Promise.all([ownEntries(ledger, brand.id), ledger.teams.get(brand.id)]);
      return { is: 'read', shown: { brand, servers, user, role, expiresAt, own, member: row?.user ?? null } };
    },
    testInvitation: async ({ text }) => {
      try {
        const log = await connect(invitationIn(text));
        try {
          const { last, now } = await log.head();
          return { is: 'well', last, ahead: now === null ? null : Date.now() - now };
        } finally {
          await log.close();
        }
      } catch (error) {
        const why = whyNoLog(error);
        if (why === null) throw error;
        console.info('Threadkeeper: an invitation was tried', error);
        return { is: 'bad', why };
      }
    },
    joinTeam: async ({ text }) => {
      const invitation = invitationIn(text);
      const ledger = await getLedger();
      const { brand, user, role } = invitation;
      const before = await membershipOf(browser.storage.local, brand.id);
      const devices = before?.invitation.user === user ? before.devices : [];
      // First: a team without its key is one that cannot be reached.
      await keepMembership(browser.storage.local, { invitation, devices });
      const all = await join(ledger, { brand: brand.id, user, role, devices }, Date.now());
      await keepMembership(browser.storage.local, { invitation, devices: all });
      teams.changed();
      void teams.look(true);
      return null;
    },
    pauseTeam: async ({ brand }) => {
      await pause(await getLedger(), brand);
      teams.changed();
      return null;
    },
    resumeTeam: async ({ brand }) => {
      await resume(await getLedger(), brand, Date.now());
      void teams.look(true);
      return null;
    },
    leaveTeam: async ({ brand, shared }) => {
      const ledger = await getLedger();
      // May be refused, and then nothing is changed. From here on nothing goes out any more, whatever dies now.
      if (shared === 'remove') await leaveAndRemove(ledger, brand);
      await dropMembership(browser.storage.local, brand);
      await leave(ledger, brand);
      await giveBack(ledger, []);
      teams.changed();
      takeOver();
      return null;
    },
    putBack: async ({ brand }) => {
      await askToPutBack(await getLedger(), brand, Date.now());
      void teams.look(true);
      return null;
    },
    fetchOlder: ({ brand }) => wentBack(brand, false),
    keepAll: ({ brand }) => wentBack(brand, true),
    lookFor: async ({ entity, id }) => {
      if (await look(await getLedger(), { entity, entityId: id })) want();
      return null;
    },
    takeCase: ({ caseId }) => wished(caseId, 'take'),
    leaveCase: ({ caseId }) => wished(caseId, 'leave'),
    writes: async ({ caseId }) => {
      const row = await (await getLedger()).cases.get(caseId);
      if (row) teams.writes(row.brand, caseId);
      return null;
    },
  };
};

function invitationIn(text: string): Invitation {
  const read = readInvitation(text, Date.now());
  if (read.is === 'bad') throw new Refusal('not-understood', `${read.fault}: ${read.detail}`);
  return read.invitation;
}
