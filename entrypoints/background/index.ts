import { defineBackground } from 'wxt/utils/define-background';
import { receive } from '../../utils/messages/receive';
import { afterWrite } from './after-write';
import { alarms } from './alarm';
import { handlers } from './answer';
import { ledgerOpener } from './open-ledger';
import { outdatedRepairs } from './outdated-repairs';
import { openPanelByAction } from './panel';
import { selections } from './selection';
import { starters } from './starters';

// Not async, and listeners first: an event that woke the worker is lost to a listener that comes later.
export default defineBackground(() => {
  const ledger = ledgerOpener();
  const told = afterWrite(ledger);
  receive(handlers(ledger, told));
  alarms(ledger);
  selections(ledger, told);
  openPanelByAction();
  starters(ledger);
  outdatedRepairs(ledger);
});
