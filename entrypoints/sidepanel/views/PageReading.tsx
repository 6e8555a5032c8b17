import { browser } from 'wxt/browser';
import { PageHealth } from '../../../components/PageHealth';
import { RepairForm } from '../../../components/RepairForm';
import { RepairList } from '../../../components/RepairList';
import type { Listing } from '../../../utils/page/list';
import type { Snapshot } from '../../../utils/page/snapshot';
import { browserOf, reportText } from '../../../utils/reports/report-text';
import { countsOf, lastRead, unread } from '../../../utils/sites/health';
import { SITES } from '../../../utils/sites/mention';
import { t } from '../../../utils/texts/texts';
import { copy } from '../clipboard';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { keep, remove, tryPasted, tryPointed } from '../repairs';

interface Props {
  panel: PanelState;
  listing: Listing;
  /** A copy of the page as it is now. */
  copyPage: () => Promise<Snapshot | null>;
  /** The key that logs what is selected. */
  logKeys: string;
}

/** What the reader makes of the page beside the panel, and what can be done where it fails. */
export function PageReading({ panel, listing, copyPage, logKeys }: Props) {
  const readings = useLive(panel.ledger, (ledger) => ledger.readings.toArray(), []).value;
  const repairs = useLive(panel.ledger, (ledger) => ledger.repairs.toArray(), []).value;
  const remembered = readings.state === 'ready' ? readings.value : [];
  const counts = countsOf(listing.mentions ?? []);
  const site = SITES.find((one) => one === listing.site);
  const kept = repairs.state === 'ready' ? repairs.value : [];
  const examine = async () => {
    const page = await copyPage();
    return page && (await import('../examine')).examine(page, kept);
  };
  const report = async () => {
    const made = (await examine())?.report(listing.gaveUp) ?? null;
    const text = made && reportText(made, about());
    const copied = text !== null && (await copy(text));
    panel.say({
      text: t(copied ? 'health.reportCopied' : 'health.reportFailed'),
      problem: !copied,
      undo: null,
      again: copied ? null : () => void report(),
    });
  };
  return (
    <>
      <PageHealth
        counts={counts}
        unread={unread(counts, listing, remembered)}
        lastRead={lastRead(listing, remembered)}
        gaveUp={listing.gaveUp}
        takenAway={listing.takenAway}
        now={panel.now.value}
        keys={logKeys}
        onReport={site ? () => void report() : null}
      >
        {site && (
          <RepairForm
            drafts={panel.drafts}
            draftName={`repair:${site}`}
            onPoint={(part) => tryPointed(examine, site, part)}
            onPaste={(text) => tryPasted(examine, site, text)}
            onKeep={(tried, done) => void keep(panel, tried, done)}
          />
        )}
      </PageHealth>
      <RepairList
        repairs={kept.filter((row) => row.site === site)}
        now={panel.now.value}
        onRemove={(id) => void remove(panel, id)}
      />
    </>
  );
}

const about = () => ({
  extension: browser.runtime.getManifest().version,
  browser: browserOf(navigator.userAgent),
  at: new Date().toISOString().slice(0, 10),
});
