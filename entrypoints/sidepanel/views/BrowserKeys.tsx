/** The keys that work outside of the panel, and where they are changed. */
import { useEffect, useState } from 'preact/hooks';
import { sayKey } from '../../../utils/shortcuts';
import { t } from '../../../utils/texts/texts';
import { type Command, changeCommands, commands } from '../commands';

/** As the browser has them now; none while it is asked. */
export function useCommands(): Command[] {
  const [known, setKnown] = useState<Command[]>([]);
  useEffect(() => {
    const ask = () => void commands().then(setKnown);
    ask();
    // They are changed in a tab of the browser: who comes back sees what was chosen.
    window.addEventListener('focus', ask);
    return () => window.removeEventListener('focus', ask);
  }, []);
  return known;
}

export function BrowserKeys({ known }: { known: Command[] }) {
  return (
    <section class="stack">
      <h3 class="author">{t('keys.browser')}</h3>
      <dl class="keys">
        {known.map(({ name, key }) => (
          <>
            <dt key={name}>{key === null ? t('keys.none') : <kbd>{sayKey(key)}</kbd>}</dt>
            <dd>{t(`keys.command.${name}`)}</dd>
          </>
        ))}
      </dl>
      {known.some(({ key }) => key === null) && <p class="small soft">{t('keys.unset')}</p>}
      <button type="button" class="quiet start" onClick={() => void changeCommands()}>
        {t('keys.changeInBrowser')}
      </button>
    </section>
  );
}
