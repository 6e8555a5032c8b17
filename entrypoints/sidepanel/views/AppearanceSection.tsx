/** Light or dark, comfortable or compact: at once, on all pages of ours. */
import { useState } from 'preact/hooks';
import { chooseLook, DENSITIES, type Look, lookIn, THEMES } from '../../../utils/look';
import { t } from '../../../utils/texts/texts';

export function AppearanceSection() {
  const [look, setLook] = useState(() => lookIn(localStorage));
  const choose = (next: Look) => {
    chooseLook(window, next);
    setLook(next);
  };
  return (
    <>
      <h2 class="author">{t('appearance.title')}</h2>
      <label class="field">
        {t('appearance.theme')}
        <select
          value={look.theme}
          onChange={({ currentTarget: { value } }) =>
            choose({ ...look, theme: THEMES.find((one) => one === value)! })
          }
        >
          {THEMES.map((theme) => (
            <option key={theme} value={theme}>
              {t(`appearance.${theme}`)}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        {t('appearance.density')}
        <select
          value={look.density}
          onChange={({ currentTarget: { value } }) =>
            choose({ ...look, density: DENSITIES.find((one) => one === value)! })
          }
        >
          {DENSITIES.map((density) => (
            <option key={density} value={density}>
              {t(`appearance.${density}`)}
            </option>
          ))}
        </select>
        <span>{t('appearance.text')}</span>
      </label>
    </>
  );
}
