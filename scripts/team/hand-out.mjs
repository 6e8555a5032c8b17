/** Writes invitations where their persons can be given them: in the folder of their team. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { linkOf, readInvitation } from './invitation.mjs';

const invitationsOf = (folder) => path.join(folder, 'invitations');
const fileOf = (folder, brand, user) =>
  path.join(invitationsOf(folder), `${brand}-${user}.threadkeeper-team`);

function say(invitation, file) {
  const { user, role, brand, expiresAt } = invitation;
  const end = expiresAt ? `, until ${expiresAt.slice(0, 10)}` : '';
  console.log(`\n${user} (${role} of ${brand.name}${end})`);
  console.log(`  file: ${path.relative('', file)}\n  text: ${linkOf(invitation)}`);
}

/** Writes a person's invitation, and says where it is and the text that does the same. */
export function handOut(folder, invitation) {
  const file = fileOf(folder, invitation.brand.id, invitation.user);
  mkdirSync(invitationsOf(folder), { recursive: true });
  writeFileSync(file, `${JSON.stringify(invitation, null, 2)}\n`, { mode: 0o600 });
  say(invitation, file);
}

/** Says again what was handed out of a brand. */
export function sayAll(folder, brand) {
  if (!existsSync(invitationsOf(folder))) return;
  for (const name of readdirSync(invitationsOf(folder)).sort()) {
    const file = path.join(invitationsOf(folder), name);
    const invitation = readInvitation(readFileSync(file, 'utf8'));
    if (invitation.brand.id === brand) say(invitation, file);
  }
}

/** Takes away an invitation that is good for nothing any more. */
export const takeBack = (folder, brand, user) => rmSync(fileOf(folder, brand, user), { force: true });
