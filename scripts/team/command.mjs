/** How the team's commands end: what stands in the way is one sentence, and no server has an exit code of its own. */
import { NO_SERVER, NoServer } from './server.mjs';

/** Runs a command; an error is printed, and the exit code is 3 when no server can be had, else 1. */
export async function command(run) {
  try {
    await run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = error instanceof NoServer ? NO_SERVER : 1;
  }
}

/** A number that was typed; throws one sentence when it is none, or not above 0. */
export function numberOf(what, typed) {
  if (typed === undefined) return undefined;
  const number = Number(typed);
  if (!(number > 0) || !Number.isFinite(number))
    throw new Error(`--${what} ${typed}: write a number above 0.`);
  return number;
}
