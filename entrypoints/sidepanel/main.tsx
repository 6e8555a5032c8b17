import '../../assets/panel.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { copyFolder, Damaged, type Memory, openSound } from '../../storage/memory';
import { wearLook } from '../../utils/look';
import { hear } from '../../utils/messages/hear';
import { ask } from '../../utils/messages/send';
import { Refusal } from '../../utils/result';
import { isFull } from '../../utils/room';
import { onLanguageChosen } from '../../utils/texts/language';
import { withTexts } from '../../utils/texts/later';
import { speakIn, t } from '../../utils/texts/texts';
import { App } from './App';
import { hangCurtain } from './curtain';
import { createPanelState } from './panel-state';
import { reopen } from './reopen';
import { isUnsaved } from './unsaved';
import { Failed } from './views/Failed';

wearLook(window);
const root = document.getElementById('panel')!;

const again = () => window.location.reload();

const speaking = speakIn(document);
const shown = hangCurtain(root, speaking);

const opening = copyFolder().then(async (folder) => {
  const memory: Memory = { shelf: browser.storage.local, folder };
  // A damaged ledger is no failure: it has a way back, and a screen of its own.
  return openSound(memory).catch((error: unknown) => {
    if (error instanceof Damaged) return { damage: error.damage, memory };
    throw error;
  });
});

Promise.all([opening, browser.windows.getCurrent(), speaking, shown]).then(
  ([ledger, { id: windowId = browser.windows.WINDOW_ID_NONE }]) => {
    if ('damage' in ledger) {
      void withTexts(import('./views/RecoveryView')).then(({ RecoveryView }) =>
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
    // Its dates, numbers and words are made at its start. Where something would be lost, they wait until it is opened again.
    onLanguageChosen(() => {
      if (!isUnsaved(root)) again();
    });
    reopen(() => !ledger.isOpen());
    render(<App panel={panel} />, root);
    void import('./keep-focus').then(({ keepsFocus }) => keepsFocus(root));
    wake();
    void takeNews();
  },
  async (error: unknown) => {
    await speaking;
    // What failed may be the reading of the lock itself; then it cannot be unlocked, and what is wrong is to be seen.
    await shown.catch(() => undefined);
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
    const [{ UnopenableView }, folder, full] = await Promise.all([
      withTexts(import('./views/UnopenableView')),
      copyFolder(),
      isFull(error),
    ]);
    const memory: Memory = { shelf: browser.storage.local, folder };
    render(<UnopenableView why={String(error)} full={full} memory={memory} onAgain={again} />, root);
    reopen(() => true);
  },
);
