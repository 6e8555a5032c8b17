import type { Act, Written } from '../../storage/act';
import type { Ledger } from '../../storage/ledger';

/** Runs a command as the manager's act. */
export type Command = (op: string, run: (ledger: Ledger, by: Act) => Promise<Written>) => Promise<null>;
