import { useState } from 'preact/hooks';
import { ask } from '../../../utils/messages/send';
import { LANGUAGES, type Language, OWN_NAMES, spokenBy } from '../../../utils/texts/language';
import { t } from '../../../utils/texts/texts';
import type { PanelState } from '../panel-state';
import { isUnsaved } from '../unsaved';

/** `chosen`: null for the browser's. Every panel that is open is loaded anew with another one (main.tsx). */
export function LanguageField({ panel, chosen }: { panel: PanelState; chosen: Language | null }) {
  // Painted again, a choice that was refused goes back to what is spoken.
  const [, refused] = useState(0);
  const choose = async (language: Language | null) => {
    if (isUnsaved()) {
      refused((times) => times + 1);
      panel.say({ text: t('settings.languageWaits'), problem: true, undo: null, again: null });
      return;
    }
    const answer = await ask('speak', { language });
    if (!answer.ok) panel.problem(answer.error, () => void choose(language));
  };
  return (
    <label class="field">
      {t('settings.language')}
      <select
        value={chosen ?? ''}
        onChange={({ currentTarget: { value } }) =>
          void choose(LANGUAGES.find((language) => language === value) ?? null)
        }
      >
        <option value="">
          {t('settings.languageBrowser', { name: OWN_NAMES[spokenBy(null, navigator.languages).language] })}
        </option>
        {LANGUAGES.map((language) => (
          <option key={language} value={language} lang={language}>
            {OWN_NAMES[language]}
          </option>
        ))}
      </select>
    </label>
  );
}
