/** One connection for as long as the worker lives; a failed or closed one is opened anew at the next call. */
import { type Ledger, openLedger } from '../../storage/ledger';

export type GetLedger = () => Promise<Ledger>;

export function ledgerOpener(): GetLedger {
  let opening: Promise<Ledger> | null = null;
  return () => {
    opening ??= openLedger().then(
      (ledger) => {
        ledger.on('close', () => {
          opening = null;
        });
        return ledger;
      },
      (error) => {
        opening = null;
        throw error;
      },
    );
    return opening;
  };
}
