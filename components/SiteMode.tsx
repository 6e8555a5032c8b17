/** How a site is used, in the user's words, and what follows of it. */
import type { ComponentChildren } from 'preact';
import type { SiteMode as Mode } from '../storage/queries/settings';
import type { SiteName } from '../utils/sites/mention';
import { t } from '../utils/texts/texts';

interface Props {
  site: SiteName;
  mode: Mode;
  /** Those that can be chosen. */
  modes: readonly Mode[];
  onChoose: (mode: Mode) => void;
  children?: ComponentChildren;
}

export function SiteMode({ site, mode, modes, onChoose, children }: Props) {
  return (
    <label class="field">
      <strong>{t(`place.${site}`)}</strong>
      <select value={mode} onChange={(event) => onChoose(event.currentTarget.value as Mode)}>
        {modes.map((one) => (
          <option key={one} value={one}>
            {t(`settings.mode.${one}`)}
          </option>
        ))}
      </select>
      <span>{t(`settings.${site}`)}</span>
      {children}
    </label>
  );
}
