/**
 * An invitation into a team's ledger, as the administrator's command writes it: a file with JSON, or a link text with the same in
 * base64url. It holds a key: whoever has it is this user.
 */
import { z } from '../forms';
import { RESTORED, TOKEN } from './subject';

export const ROLES = ['member', 'reader', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const LINK = 'threadkeeper-team:';

/** Longer texts are none; in letters. */
export const LONGEST_INVITATION = 20_000;

const form = z.object({
  format: z.literal('threadkeeper-invitation'),
  version: z.literal(1),
  brand: z.strictObject({ id: z.string().regex(TOKEN), name: z.string().max(500) }),
  servers: z
    .array(z.url({ protocol: /^wss?$/ }).max(1_000))
    .min(1)
    .max(20),
  user: z
    .string()
    .regex(TOKEN)
    .refine((user) => user !== RESTORED),
  role: z.enum(ROLES),
  jwt: z.string().min(1).max(10_000),
  seed: z.string().regex(/^SU[A-Z2-7]{56}$/),
  expiresAt: z.iso.datetime().nullable(),
});

export type Invitation = z.infer<typeof form>;

/** Each has its sentence (`team.fault.…`). */
export const INVITATION_FAULTS = [
  'not-one',
  'newer',
  'damaged',
  'not-secure',
  'expired',
  'practice',
] as const;
export type InvitationFault = (typeof INVITATION_FAULTS)[number];

export type ReadInvitation =
  | { is: 'read'; invitation: Invitation }
  /** `detail`: the field that is wrong, or the server that is not secure. */
  | { is: 'bad'; fault: InvitationFault; detail: string };

const bad = (fault: InvitationFault, detail = ''): ReadInvitation => ({ is: 'bad', fault, detail });

/** `text`: of a file or a link, with whatever space around it. */
export function readInvitation(text: string, now: number): ReadInvitation {
  const json = unpacked(text.trim());
  if (json === null) return bad('not-one');
  const { format, version } = json as { format?: unknown; version?: unknown };
  if (format !== 'threadkeeper-invitation') return bad('not-one');
  if (typeof version === 'number' && version > 1) return bad('newer');
  const parsed = form.safeParse(json);
  if (!parsed.success) return bad('damaged', parsed.error.issues[0]?.path.join('.') ?? '');
  const invitation = parsed.data;
  const open = invitation.servers.find((server) => !isSecure(new URL(server)));
  if (open !== undefined) return bad('not-secure', open);
  if (invitation.brand.id === 'practice') return bad('practice');
  if (isExpired(invitation, now)) return bad('expired', invitation.expiresAt ?? '');
  return { is: 'read', invitation };
}

export const isExpired = ({ expiresAt }: Pick<Invitation, 'expiresAt'>, now: number) =>
  expiresAt !== null && Date.parse(expiresAt) <= now;

function unpacked(text: string): object | null {
  if (text === '' || text.length > LONGEST_INVITATION) return null;
  try {
    const json: unknown = JSON.parse(text.startsWith(LINK) ? fromBase64Url(text.slice(LINK.length)) : text);
    return typeof json === 'object' ? json : null;
  } catch {
    return null; // no JSON, or no base64: no invitation
  }
}

function fromBase64Url(text: string): string {
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder().decode(Uint8Array.from(bytes, (letter) => letter.charCodeAt(0)));
}

/** Without encryption only to this very machine, for trying; the policy of our pages allows no more (manifest.config.ts). */
const isSecure = ({ protocol, hostname }: URL) =>
  protocol === 'wss:' || /^(localhost|127\.0\.0\.1)$/.test(hostname);
