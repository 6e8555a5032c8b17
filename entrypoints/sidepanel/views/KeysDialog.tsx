/** Every key, in one place to look at. */
import { useEffect, useRef } from 'preact/hooks';
import { PLACES, sayKey, shortcutsOf } from '../../../utils/shortcuts';
import { t } from '../../../utils/texts/texts';
import { keys } from '../keys';
import { hrefOf } from '../route';
import { BrowserKeys, useCommands } from './BrowserKeys';

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const known = useCommands();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="all-keys" aria-labelledby="all-keys" onClose={onClose}>
      <div class="stack">
        <div class="head">
          <h2 class="author" id="all-keys">
            {t('settings.shortcuts')}
          </h2>
          <button type="button" onClick={() => dialog.current?.close()}>
            {t('action.close')}
          </button>
        </div>
        {PLACES.map((place) => (
          <section key={place} class="stack">
            <h3 class="author">{t(`keys.at.${place}`)}</h3>
            <dl class="keys">
              {shortcutsOf(place).map((name) => {
                const key = keys.value[name];
                return (
                  <>
                    <dt key={name}>{key === null ? t('keys.none') : <kbd>{sayKey(key)}</kbd>}</dt>
                    <dd>{t(`keys.${name}`)}</dd>
                  </>
                );
              })}
            </dl>
          </section>
        ))}
        <p class="small soft">{t('keys.fixed')}</p>
        <BrowserKeys known={known} />
        <a href={hrefOf({ view: 'settings' })} onClick={() => dialog.current?.close()}>
          {t('keys.change')}
        </a>
      </div>
    </dialog>
  );
}
