/** The messages about teams; a part of the table (messages.ts). */
import { z } from '../forms';
import { type InvitationFault, LONGEST_INVITATION, type Role } from '../team/invitation';
import type { LogFault } from '../team/log';
import { TOKEN } from '../team/subject';

/** Of a file or a link. It holds a key: it goes from the panel to the background, and comes back in no answer. */
const invited = {
  from: 'panel' as const,
  form: z.strictObject({ text: z.string().max(LONGEST_INVITATION) }),
};
const ofTeam = { from: 'panel' as const, form: z.strictObject({ brand: z.string().regex(TOKEN) }) };

const ofCase = { from: 'panel' as const, form: z.strictObject({ caseId: z.string().min(1).max(100) }) };

export const TEAM_MESSAGES = {
  readInvitation: invited,
  /** Goes there and comes back; nothing is sent or kept. */
  testInvitation: invited,
  joinTeam: invited,
  pauseTeam: ofTeam,
  /** Also after a refusal, and now. */
  resumeTeam: ofTeam,
  /** `shared`: what is to become of what was shared, on this machine. Removing is refused while something of it is here alone. */
  leaveTeam: {
    from: 'panel' as const,
    form: z.strictObject({ brand: z.string().regex(TOKEN), shared: z.enum(['keep', 'remove']) }),
  },
  /** The admin's: what others wrote and the log has no more. */
  putBack: ofTeam,
  /** What is older than what this machine has of its log: another window of it, or all. */
  fetchOlder: ofTeam,
  keepAll: ofTeam,
  /** Somebody looks at it: what a team's log has more of it is asked for first. */
  lookFor: {
    from: 'panel' as const,
    form: z.strictObject({ entity: z.enum(['case', 'person']), id: z.string().min(1).max(200) }),
  },
  /** In a team: that this user takes care of it, or no more. It stands here at once, and with the others when the server has said yes. */
  takeCase: ofCase,
  leaveCase: ofCase,
  /** In a team: this user writes a reply now. Heard by who is connected, kept by nobody. */
  writes: ofCase,
} as const satisfies Record<string, { from: 'page' | 'panel'; form: z.ZodType }>;

/** What is to be known before one joins. */
export interface InvitationShown {
  brand: { id: string; name: string };
  servers: string[];
  user: string;
  role: Role;
  /** ISO 8601 UTC; null: it does not end. */
  expiresAt: string | null;
  /** How many entries of this brand this machine has written: they would be sent. */
  own: number;
  /** As whom this machine is in that team already; null: it is not. */
  member: string | null;
}

export interface TeamReplies {
  readInvitation:
    | { is: 'read'; shown: InvitationShown }
    | { is: 'bad'; fault: InvitationFault; detail: string };
  /** `last`: how many messages the log has had; `ahead`: of our clock, in ms, where it was told. */
  testInvitation: { is: 'well'; last: number; ahead: number | null } | { is: 'bad'; why: LogFault };
  joinTeam: null;
  pauseTeam: null;
  resumeTeam: null;
  leaveTeam: null;
  putBack: null;
  fetchOlder: null;
  keepAll: null;
  lookFor: null;
  takeCase: null;
  leaveCase: null;
  writes: null;
}
