/** What a person gets to join a team, as a file and as a text that can be pasted. It holds their key: whoever has it is them. */

/**
 * @typedef {object} Invitation
 * @property {'threadkeeper-invitation'} format
 * @property {1} version
 * @property {{ id: string, name: string }} brand
 * @property {string[]} servers `wss://…`; `ws://127.0.0.1` only for trying
 * @property {string} user
 * @property {import('./invitation.d.mts').Role} role
 * @property {string} jwt
 * @property {string} seed
 * @property {string | null} expiresAt ISO 8601, UTC
 */

const PREFIX = 'threadkeeper-team:';

/** @param {Invitation} invitation */
export const linkOf = (invitation) => PREFIX + Buffer.from(JSON.stringify(invitation)).toString('base64url');

/** Reads a file's text or a link's; throws one sentence when it is neither. @returns {Invitation} */
export function readInvitation(text) {
  const trimmed = text.trim();
  const json = trimmed.startsWith(PREFIX)
    ? Buffer.from(trimmed.slice(PREFIX.length), 'base64url').toString('utf8')
    : trimmed;
  let read;
  try {
    read = JSON.parse(json);
  } catch {
    throw new Error('This is no invitation of Threadkeeper: it cannot be read as one.');
  }
  if (read?.format !== 'threadkeeper-invitation' || read.version !== 1)
    throw new Error('This is no invitation of Threadkeeper, or one of a newer form.');
  return read;
}
