/** Loads the way to a team's log (entrypoints/team-log.ts) when it is first needed. */
import { browser } from 'wxt/browser';
import type { Invitation } from '../../utils/team/invitation';
import type { TeamLog } from '../../utils/team/log';

export type Connect = (invitation: Invitation) => Promise<TeamLog>;

const SCRIPT = '/team-log.js';

/** What the script leaves behind. */
const loaded = () => (globalThis as { connectToTeamLog?: Connect }).connectToTeamLog;

/**
 * A worker can load nothing but what it loaded while it was installed, and no module at all (Chromium 156). So it is read once at the
 * installation, which keeps it at hand, and in no other life of the worker that has no team.
 */
export function keepsLogAtHand(): void {
  if (!import.meta.env.FIREFOX) globalThis.addEventListener('install', loadIntoWorker);
}

export const connectByScript: Connect = async (invitation) => {
  if (!loaded()) {
    if (import.meta.env.FIREFOX)
      // The address as it stands, so that whoever reviews the package sees which script it is.
      // @ts-expect-error: it is built by itself.
      await import(/* @vite-ignore */ '/team-log.js');
    else loadIntoWorker();
  }
  const connect = loaded();
  if (!connect) throw new Error(`${SCRIPT} left nothing behind`);
  return connect(invitation);
};

interface Worker {
  importScripts(url: unknown): void;
  trustedTypes: {
    createPolicy(
      name: string,
      rules: { createScriptURL(): string },
    ): { createScriptURL(url: string): unknown };
  };
}

/** Our policy takes no text for a script but this one address (manifest.config.ts). */
function loadIntoWorker(): void {
  const worker = globalThis as unknown as Worker;
  const policy = worker.trustedTypes.createPolicy('own-script', {
    createScriptURL: () => browser.runtime.getURL(SCRIPT),
  });
  worker.importScripts(policy.createScriptURL(''));
}
