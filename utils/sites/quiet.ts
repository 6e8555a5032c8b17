/** Which sites are quiet (design.md, "Quiet sites"): nothing is added to or changed in their pages. */
import type { SiteName } from './mention';

export const QUIET: Record<SiteName, boolean> = { x: false, facebook: false, linkedin: true };
