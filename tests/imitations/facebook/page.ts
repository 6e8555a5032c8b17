/** Pages of Facebook, around their posts. */
import { LABELS, type Ui } from './people';

export const placeholder = (ui: Ui) =>
  `<div role="article"><div aria-label="${LABELS[ui].loading}" role="status" data-visualcompletion="loading-state" tabindex="-1"><div><div></div></div></div></div>`;
export const unrendered = (place: number) =>
  `<div data-virtualized="false"><div><div aria-posinset="${place}" aria-describedby="_none_" aria-labelledby="_none2_"><div data-virtualized="true"><div hidden=""></div></div></div></div></div>`;

export function page(ui: Ui, main: string, above = '', hidden = false): string {
  return `<!doctype html><html lang="${ui}" dir="${ui === 'ar' ? 'rtl' : 'ltr'}"><head><title>Facebook</title></head><body><div id="mount_0_0_zz"><div><div><div role="banner"><div aria-label="Messenger" role="button" tabindex="0"></div></div><div${hidden ? ' aria-hidden="true"' : ''} id="scrollview"><div role="main">${main}</div></div>${above}</div></div></div></body></html>`;
}
export const feedHtml = (cards: string[]) =>
  `<div role="feed"><div></div>${cards.map((card) => `<div><div><div>${card}</div></div></div>`).join('')}</div>`;
export const dialog = (inner: string) =>
  `<div><div></div><div role="dialog"><div tabindex="-1"><div><div aria-labelledby="_d_" role="dialog"><div><h2 dir="auto"><span id="_d_">A post</span></h2><div aria-label="Close" role="button" tabindex="0"></div></div><div>${inner}</div></div></div></div></div></div>`;
export const login = (ui: Ui) =>
  `<div><div role="dialog"><div aria-label="Close" role="button" tabindex="0"></div><form><span dir="auto">${LABELS[ui].more}</span><input name="email" type="text"></form></div></div>`;
