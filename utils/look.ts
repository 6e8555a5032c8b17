/**
 * How our own pages look, as the user chose: light or dark, wide or close. In localStorage: a page reads it before it paints,
 * and it belongs to whoever sits at this computer, not to the ledger.
 */

export const THEMES = ['system', 'light', 'dark'] as const;
export const DENSITIES = ['comfortable', 'compact'] as const;

export interface Look {
  theme: (typeof THEMES)[number];
  density: (typeof DENSITIES)[number];
}

const KEY = 'look';

/** What was chosen; the first of each where nothing was, or nothing that is known. */
export function lookIn(local: Pick<Storage, 'getItem'>): Look {
  const [theme, density] = (local.getItem(KEY) ?? '').split(' ');
  return {
    theme: THEMES.find((one) => one === theme) ?? THEMES[0],
    density: DENSITIES.find((one) => one === density) ?? DENSITIES[0],
  };
}

export function chooseLook(window: Window, { theme, density }: Look): void {
  window.localStorage.setItem(KEY, `${theme} ${density}`);
  wear(window);
}

/** From now on the page looks as chosen, here or in another page of ours. */
export function wearLook(window: Window): void {
  wear(window);
  window.addEventListener('storage', ({ key }) => key === KEY && wear(window));
}

function wear({ document, localStorage }: Window): void {
  const { theme, density } = lookIn(localStorage);
  document.documentElement.dataset.theme = theme;
  document.documentElement.dataset.density = density;
}
