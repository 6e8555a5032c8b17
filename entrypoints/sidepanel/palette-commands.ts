/** What the palette can do: all that a key would do where the user is, whether it has one or not, and what has no key. */

import { brandName } from '../../components/brand-name';
import type { PaletteGroup, PaletteItem } from '../../components/PaletteBox';
import type { Brands } from '../../storage/queries/brands';
import { shutNow } from '../../utils/screen-lock';
import { PLACES, type Place, type Shortcut, shortcutsOf } from '../../utils/shortcuts';
import { t } from '../../utils/texts/texts';
import { openPractice, openWelcome } from '../practice/open';
import { screenLock } from './curtain';
import { atHand, keys } from './keys';
import type { PanelState } from './panel-state';
import { saveTable, TABLES } from './save-table';
import { partTitle, SETTINGS_PARTS, type SettingsPart } from './settings-parts';

export interface Command extends PaletteItem {
  run: () => void;
}

/** The one that the palette itself was opened with does nothing more in it. */
const OPENS: readonly Shortcut[] = ['commands', 'commandsTyping'];

/** What is nearest comes first: an answer that is asked for, the reply, the case, the list, then what holds everywhere. */
const NEAREST: readonly Place[] = [...PLACES].reverse();

export function commandsByPlace(panel: PanelState): PaletteGroup<Command>[] {
  const offered = new Map<Shortcut, Command>();
  for (const { runs, called } of atHand)
    for (const [name, run] of Object.entries(runs)) {
      if (name === 'escape' || OPENS.includes(name as Shortcut)) continue;
      const shortcut = name as Shortcut;
      offered.set(shortcut, {
        id: shortcut,
        name: called[shortcut] ?? t(`keys.${shortcut}`),
        key: keys.value[shortcut],
        run,
      });
    }
  // Its key waits for an act that is under way; here there is something to take back, or it is not offered.
  if (!panel.saying.value?.undo) offered.delete('undo');
  return NEAREST.map((place) => ({
    title: t(`keys.at.${place}`),
    items: shortcutsOf(place).flatMap((name) => offered.get(name) ?? []),
  })).filter(({ items }) => items.length > 0);
}

/** Whether a template can be put into a reply here. */
export const takesTemplate = () => atHand.some(({ runs }) => runs.template !== undefined);

/** What has no key. Another choice of this kind is one more row. */
export function commandsWithoutKey(panel: PanelState, brands: Brands | null): PaletteGroup<Command>[] {
  const go = (part: SettingsPart) => () => {
    panel.partAsked.value = part;
    panel.go({ view: 'settings' });
  };
  const others = brands?.all.filter(({ id }) => id !== brands.current.id) ?? [];
  return [
    {
      title: t('palette.go'),
      items: SETTINGS_PARTS.map((part) => ({
        id: `settings:${part}`,
        name: t('palette.part', { name: partTitle(part) }),
        run: go(part),
      })),
    },
    {
      title: t('palette.more'),
      items: [
        ...others.map((brand) => ({
          id: `brand:${brand.id}`,
          name: t('palette.brand', { brand: brandName(brand) }),
          run: () => panel.chooseBrand(brand),
        })),
        ...(screenLock.value.lock ? [{ id: 'lock', name: t('lock.now'), run: () => void shutNow() }] : []),
        { id: 'export', name: t('export.everything'), run: go('export') },
        ...TABLES.map((what) => ({
          id: `export:${what}`,
          name: t('palette.export', { name: t(`sheet.${what}`) }),
          run: () => void saveTable(panel, what),
        })),
        { id: 'practice', name: t('settings.practice'), run: openPractice },
        { id: 'welcome', name: t('settings.welcome'), run: openWelcome },
      ],
    },
  ];
}
