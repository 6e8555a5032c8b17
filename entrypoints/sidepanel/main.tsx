import '../../assets/panel.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { copyFolder, Damaged, type Memory, openSound } from '../../storage/memory';
import { hear } from '../../utils/messages/hear';
import { ask } from '../../utils/messages/send';
import { Refusal } from '../../utils/result';
import { t } from '../../utils/texts/texts';
import { App } from './App';
import { createPanelState } from './panel-state';
import { Failed } from './views/Failed';

const root = document.getElementById('panel')!;

const again = () => window.location.reload();

const opening = copyFolder().then(async (folder) => {
  const memory: Memory = { shelf: browser.storage.local, folder };
  // A damaged ledger is no failure: it has a way back, and a screen of its own.
  return openSound(memory).catch((error: unknown) => {
    if (error instanceof Damaged) return { damage: error.damage, memory };
    throw error;
  });
});

Promise.all([opening, browser.windows.getCurrent()]).then(
  ([ledger, { id: windowId = browser.windows.WINDOW_ID_NONE }]) => {
    if ('damage' in ledger) {
      void import('./views/RecoveryView').then(({ RecoveryView }) =>
        render(<RecoveryView {...ledger} onSound={again} />, root),
      );
      return;
    }
    const panel = createPanelState(window, ledger);
    hear(new AbortController().signal, (told) => {
      if (told.tells === 'news' && told.windowId === windowId) void takeNews();
    });
    const takeNews = async () => {
      const answer = await ask('pending', { windowId });
      if (answer.ok && answer.value) panel.news(answer.value);
    };
    /** Alarms get lost: whenever somebody looks, the dates are looked at, too. */
    const wake = () => {
      if (document.visibilityState !== 'visible') return;
      panel.now.value = Date.now();
      void ask('wake', {});
    };
    document.addEventListener('visibilitychange', wake);
    setInterval(() => {
      panel.now.value = Date.now();
    }, 30_000);
    render(<App panel={panel} />, root);
    wake();
    void takeNews();
  },
  async (error: unknown) => {
    if (error instanceof Refusal) {
      const why = t(`problem.${error.code}`, { detail: error.message });
      render(
        <main class="view">
          <Failed why={why} />
        </main>,
        root,
      );
      return;
    }
    // Rare, and it carries what the panel needs nowhere else: loaded when it is wanted.
    const [{ UnopenableView }, folder] = await Promise.all([import('./views/UnopenableView'), copyFolder()]);
    render(<UnopenableView why={String(error)} folder={folder} onAgain={again} />, root);
  },
);
