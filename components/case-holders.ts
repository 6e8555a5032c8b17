/** Who of a team takes care of which case; given by the panel to all cards. Without a team nobody is named. */
import { createContext } from 'preact';
import type { Holder } from '../storage/queries/holders';

export const CaseHolders = createContext<ReadonlyMap<string, Holder>>(new Map());
