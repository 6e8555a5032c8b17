/** Whether there is an engine to test with; where none can be had, its tests are skipped, and why is said. */
import { atLeast, LEAST_VERSION, NoServer, serverProgram, versionOf } from '../../scripts/team/server.mjs';

/** The program's path, or null. */
export const server: string | null = await serverProgram().catch((error: unknown) => {
  if (!(error instanceof NoServer)) throw error;
  console.warn(`Skipped, because there is no engine: ${error.message}`);
  return null;
});

/** Long, and of the administrator's commands alone: `npm run test:whole`. */
export const whole = Boolean(process.env.THREADKEEPER_WHOLE);

/** Its version, or null. */
export const version = server && versionOf(server);

/** Whether it is one that the doctor has nothing against; what needs that is skipped on an older one. */
export const fit = version !== null && atLeast(version, LEAST_VERSION);
if (version && !fit) console.warn(`The engine is ${version}: what needs ${LEAST_VERSION} is skipped.`);
