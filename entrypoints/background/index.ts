import { defineBackground } from 'wxt/utils/define-background';
import { receive } from '../../utils/messages/receive';
import { type AfterWrite, afterWrite } from './after-write';
import { alarms, remind } from './alarm';
import { handlers } from './answer';
import { backsUp } from './back-up';
import { watchesBursts } from './bursts';
import { delivers } from './deliver';
import { dropsKeys } from './drop-destination';
import { expires } from './expire';
import { fetchesFeeds } from './fetch-feeds';
import { givesWay } from './give-way';
import { connectByScript, keepsLogAtHand } from './load-log';
import { opensNextDue } from './next-due';
import { opensByNotice } from './notice';
import { ledgerOpener } from './open-ledger';
import { outdatedRepairs } from './outdated-repairs';
import { openPanelByAction } from './panel';
import { remembers } from './remember';
import { scrubs } from './scrub';
import { selections } from './selection';
import { shutsStorage } from './shut-storage';
import { starters } from './starters';
import { sweepsFeeds } from './sweep-feeds';
import { synchronises } from './synchronise';
import { takesOver } from './take-over';
import { welcomes } from './welcome';
import { followsWithWords } from './words';

// Not async, and listeners first: an event that woke the worker is lost to a listener that comes later.
export default defineBackground(() => {
  shutsStorage();
  const ledger = ledgerOpener();
  const way = givesWay();
  const { remember, copyNow, removeFromCopy } = remembers(ledger, way);
  const follow = followsWithWords(ledger, way);
  const lookForBursts = watchesBursts(ledger, way);
  const told: AfterWrite = afterWrite(ledger, () => {
    remember();
    follow();
    lookForBursts();
    teams.wrote();
  });
  const backUp = backsUp(ledger, copyNow);
  const acted: AfterWrite = (written) => {
    way.acted();
    told(written);
  };
  const deliver = delivers(ledger, told);
  const feeds = fetchesFeeds(ledger, () => remind(ledger));
  const takeOver = takesOver(ledger, told, way, removeFromCopy);
  const teams = synchronises(
    ledger,
    (written) => {
      told(written);
      // Somebody may be forgotten who is here.
      takeOver();
    },
    way,
    () => remind(ledger),
    connectByScript,
  );
  receive(handlers(ledger, acted, takeOver, backUp, deliver, feeds, teams));
  alarms(ledger, () => {
    backUp.look();
    void deliver.look();
    void feeds.look();
    void teams.look();
    lookForBursts();
  });
  selections(ledger, told);
  opensNextDue();
  openPanelByAction();
  opensByNotice();
  starters(ledger);
  welcomes();
  outdatedRepairs(ledger);
  scrubs(ledger);
  expires(ledger, told);
  dropsKeys(ledger);
  sweepsFeeds(ledger);
  keepsLogAtHand();
});
