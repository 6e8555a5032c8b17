/** The panel's keys: each is changed by pressing another one in its field. */
import { useMemo, useState } from 'preact/hooks';
import { useLatest } from '../../../components/latest';
import type { Settings } from '../../../storage/queries/settings';
import { keyClash } from '../../../utils/key-clashes';
import type { MessageBody } from '../../../utils/messages/messages';
import {
  clashOf,
  FIRST_KEYS,
  isSingle,
  keyOf,
  PLACES,
  type Shortcut,
  sayKey,
  shortcutsOf,
} from '../../../utils/shortcuts';
import { t } from '../../../utils/texts/texts';
import type { Command } from '../commands';
import type { PanelState } from '../panel-state';
import { BrowserKeys } from './BrowserKeys';

type Chosen = MessageBody<'saveKeys'>['keys'];

/** What is said beneath one of the fields. */
interface Said {
  name: Shortcut;
  text: string;
  refused: boolean;
}

interface Props {
  panel: PanelState;
  settings: Settings;
  /** The keys of the whole browser. */
  known: Command[];
}

export function ShortcutsSection({ panel, settings, known }: Props) {
  const [said, setSaid] = useState<Said | null>(null);
  const latest = useLatest(useMemo(() => ({ chosen: settings.shortcuts }), [settings.shortcuts]));
  const { chosen } = latest.now();
  const keys = { ...FIRST_KEYS, ...chosen };
  const save = (next: Chosen) => {
    latest.say({ chosen: next });
    void panel.act('saveKeys', { keys: next }, { said: t('settings.saved'), undo: false });
  };

  const choose = (name: Shortcut, key: string | null) => {
    const problem = key === null ? null : refusal(name, key);
    if (problem !== null) return setSaid({ name, text: problem, refused: true });
    const { [name]: _, ...others } = latest.now().chosen;
    save(key === FIRST_KEYS[name] ? others : { ...others, [name]: key });
    setSaid(key === null ? null : warning(name, key));
  };
  const refusal = (name: Shortcut, key: string): string | null => {
    const values = { key: sayKey(key) };
    if (keyClash(key) === 'kept') return t('keys.refused.kept', values);
    const other = clashOf(keys, name, key);
    if (other) return t('keys.refused.ours', { ...values, other: t(`keys.${other}`) });
    const command = known.find((one) => one.key === key);
    return command
      ? t('keys.refused.command', { ...values, other: t(`keys.command.${command.name}`) })
      : null;
  };
  const warning = (name: Shortcut, key: string): Said | null => {
    const clash = keyClash(key);
    if (clash === 'used') return { name, text: t('keys.used', { key: sayKey(key) }), refused: false };
    if (clash === 'assistive')
      return { name, text: t('keys.assistive', { key: sayKey(key) }), refused: false };
    if (isSingle(key) && !settings.keys) return { name, text: t('keys.singleOff'), refused: false };
    return null;
  };
  const press = (name: Shortcut, event: KeyboardEvent) => {
    // The field must be left as every other: no key that the panel itself is used with is taken.
    if (['Tab', 'Escape', 'Enter'].includes(event.key) || event.isComposing) return;
    if (['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock'].includes(event.key)) return;
    event.preventDefault();
    if (event.key === 'Backspace' || event.key === 'Delete') return choose(name, null);
    const key = keyOf(event);
    if (key === null) setSaid({ name, text: t('keys.refused.none'), refused: true });
    else choose(name, key);
  };

  return (
    <>
      <h2 class="author">{t('settings.shortcuts')}</h2>
      <p class="small soft" id="keys-how">
        {t('keys.how')}
      </p>
      <label class="check">
        <input
          type="checkbox"
          checked={settings.keys}
          onChange={(event) =>
            void panel.act(
              'set',
              { key: 'keys', value: event.currentTarget.checked },
              { said: t('settings.saved'), undo: false },
            )
          }
        />
        {t('settings.singleKeys')}
      </label>
      <p class="small soft">{t('keys.readers')}</p>
      {PLACES.map((place) => (
        <section key={place} class="stack">
          <h3 class="author">{t(`keys.at.${place}`)}</h3>
          {shortcutsOf(place).map((name) => {
            const key = keys[name];
            const first = FIRST_KEYS[name];
            const changed = key !== first;
            return (
              <div key={name}>
                <div class="row shortcut">
                  <label class="row grow">
                    <span class="grow">{t(`keys.${name}`)}</span>
                    <input
                      readOnly
                      value={key === null ? '' : sayKey(key)}
                      placeholder={t('keys.none')}
                      aria-describedby={said?.name === name ? 'keys-said' : 'keys-how'}
                      aria-invalid={said?.name === name && said.refused}
                      onKeyDown={(event) => press(name, event)}
                      onBlur={() => said?.name === name && said.refused && setSaid(null)}
                    />
                  </label>
                  <button
                    type="button"
                    class="quiet"
                    aria-label={t(changed ? 'keys.resetOne' : 'keys.clearOne', { name: t(`keys.${name}`) })}
                    onClick={() => choose(name, changed ? first : null)}
                  >
                    {t(changed ? 'keys.reset' : 'keys.clear')}
                  </button>
                </div>
                {said?.name !== name && key !== null && keyClash(key) !== null && (
                  <p class="small soft">{t('keys.shared', { key: sayKey(key) })}</p>
                )}
                {said?.name === name && (
                  <p
                    class="notice"
                    id="keys-said"
                    data-problem={said.refused || undefined}
                    role={said.refused ? 'alert' : 'status'}
                  >
                    {said.text}
                  </p>
                )}
              </div>
            );
          })}
        </section>
      ))}
      <p class="small soft">{t('keys.fixed')}</p>
      {Object.keys(chosen).length > 0 && (
        <button type="button" class="quiet start" onClick={() => save({})}>
          {t('keys.resetAll')}
        </button>
      )}
      <BrowserKeys known={known} />
    </>
  );
}
