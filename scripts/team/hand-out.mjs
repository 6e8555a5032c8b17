/** Writes an invitation where its person can be given it. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { linkOf } from './invitation.mjs';
import { TEAM } from './server.mjs';

const INVITATIONS = path.join(TEAM, 'invitations');
export const CLUSTER = path.join(TEAM, 'cluster');

/** The file of a person's invitation. */
export const fileOf = (brand, user) => path.join(INVITATIONS, `${brand}-${user}.threadkeeper-team`);

/** The files of a brand that are there. */
export const filesOf = (brand) =>
  existsSync(INVITATIONS)
    ? readdirSync(INVITATIONS)
        .map((file) => path.join(INVITATIONS, file))
        .filter((file) => JSON.parse(readFileSync(file, 'utf8')).brand.id === brand)
    : [];

/** Writes the file, and says where it is and the text that does the same. */
export function handOut(invitation) {
  const file = fileOf(invitation.brand.id, invitation.user);
  mkdirSync(INVITATIONS, { recursive: true });
  writeFileSync(file, `${JSON.stringify(invitation, null, 2)}\n`, { mode: 0o600 });
  say(invitation, file);
}

/** Says who an invitation is for, where it is, and the text that does the same. */
export function say(invitation, file) {
  const { user, role, brand, expiresAt } = invitation;
  const end = expiresAt ? `, until ${expiresAt.slice(0, 10)}` : '';
  console.log(
    `\n${user} (${role} of ${brand.name}${end})\n  file: ${path.relative('', file)}\n  text: ${linkOf(invitation)}`,
  );
}
