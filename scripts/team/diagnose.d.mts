import type { Invitation } from './invitation.mjs';

export interface Finding {
  kind: 'good' | 'wrong' | 'unknown';
  about: string;
  says: string;
  change?: string;
}
export function diagnose(at: {
  monitors?: string[];
  invitation?: Invitation | null;
  origins?: string[];
}): Promise<Finding[]>;
