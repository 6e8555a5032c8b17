/** Whether the system's own notifications tell of what comes due, and when: the browser's permission is the switch. */
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { t } from '../../../utils/texts/texts';
import { allowNotices, giveNoticesBack, mayNotify } from '../access';
import type { PanelState } from '../panel-state';

export function RemindersSection({ panel, inHours }: { panel: PanelState; inHours: boolean }) {
  const allowed = useAllowed();
  async function choose(box: HTMLInputElement) {
    const on = box.checked;
    // First of all: the browser asks the user only in the click itself.
    const done = await (on ? allowNotices() : giveNoticesBack());
    box.checked = done === on;
    const text = t(done ? 'settings.saved' : 'reminders.refused');
    panel.say({ text, problem: !done, undo: null, again: null });
  }
  return (
    <>
      <h2 class="author">{t('reminders.title')}</h2>
      <p class="small soft">{t('reminders.text')}</p>
      <label class="check">
        <input type="checkbox" checked={allowed} onChange={(event) => void choose(event.currentTarget)} />
        {t('reminders.tell')}
      </label>
      {allowed && (
        <label class="check">
          <input
            type="checkbox"
            checked={inHours}
            onChange={(event) =>
              void panel.act(
                'set',
                { key: 'inHours', value: event.currentTarget.checked },
                { said: t('settings.saved'), undo: false },
              )
            }
          />
          {t('reminders.inHours')}
        </label>
      )}
    </>
  );
}

/** Follows it, also where it is given or taken in the browser's own settings. */
function useAllowed(): boolean {
  const [allowed, setAllowed] = useState(false);
  useEffect(() => {
    const look = () => void mayNotify().then(setAllowed);
    look();
    browser.permissions.onAdded.addListener(look);
    browser.permissions.onRemoved.addListener(look);
    return () => {
      browser.permissions.onAdded.removeListener(look);
      browser.permissions.onRemoved.removeListener(look);
    };
  }, []);
  return allowed;
}
