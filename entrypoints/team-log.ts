/** The way to a team's log, apart from the background: only who is in a team loads it (background/load-log.ts). */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { connectTo } from '../utils/team/connection';

export default defineUnlistedScript(() => {
  (globalThis as { connectToTeamLog?: typeof connectTo }).connectToTeamLog = connectTo;
});
