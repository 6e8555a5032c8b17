/** Which sites are quiet (README, "Reading by leave"): nothing is added to or changed in their pages. */
import type { SiteName } from './mention';

export const QUIET: Record<SiteName, boolean> = { x: false, facebook: false, linkedin: true };
