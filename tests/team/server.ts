/** Whether there is an engine to test with; where none can be had, its tests are skipped, and why is said. */
import { NoServer, serverProgram } from '../../scripts/team/server.mjs';

/** The program's path, or null. */
export const server: string | null = await serverProgram().catch((error: unknown) => {
  if (!(error instanceof NoServer)) throw error;
  console.warn(`Skipped, because there is no engine: ${error.message}`);
  return null;
});
