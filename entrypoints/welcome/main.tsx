import '../../assets/welcome.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { wearLook } from '../../utils/look';
import { t } from '../../utils/texts/texts';
import { WELCOMED } from '../../utils/welcomed';
import { openForReading } from '../practice/open-ledger';
import { createPanelState } from '../sidepanel/panel-state';
import { Failed } from '../sidepanel/views/Failed';
import { Welcome } from './Welcome';

void browser.storage.local.set({ [WELCOMED]: true });
wearLook(window);
const root = document.getElementById('welcome')!;

openForReading().then(
  (ledger) => render(<Welcome panel={createPanelState(window, ledger)} />, root),
  () =>
    render(
      <main class="welcome">
        <Failed why={t('welcome.failed')} />
      </main>,
      root,
    ),
);
