import '../../assets/welcome.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { wearLook } from '../../utils/look';
import { Refusal } from '../../utils/result';
import { withTexts } from '../../utils/texts/later';
import { speakIn, t } from '../../utils/texts/texts';
import { WELCOMED } from '../../utils/welcomed';
import { openForReading } from '../practice/open-ledger';
import { hangCurtain } from '../sidepanel/curtain';
import { createPanelState } from '../sidepanel/panel-state';
import { reopen } from '../sidepanel/reopen';
import { Failed } from '../sidepanel/views/Failed';
import { Welcome } from './Welcome';

void browser.storage.local.set({ [WELCOMED]: true });
wearLook(window);
const root = document.getElementById('welcome')!;

const opening = openForReading();
// A failed opening is said in words, which have to be there first.
const speaking = speakIn(document).then(() => withTexts());
const shown = hangCurtain(root, speaking);

Promise.allSettled([opening, speaking, shown]).then(([ledger]) => {
  // A damaged ledger can be opened, and is no better for it: the panel says what to do.
  if (ledger.status === 'fulfilled') reopen(() => !ledger.value.isOpen());
  else if (!(ledger.reason instanceof Refusal)) reopen(() => true);
  render(
    ledger.status === 'fulfilled' ? (
      <Welcome panel={createPanelState(window, ledger.value)} />
    ) : (
      <main class="welcome">
        <Failed why={t('welcome.failed')} />
      </main>
    ),
    root,
  );
});
