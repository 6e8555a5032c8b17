/** Imitated pages whose site has changed since, and what a user does there. */
import { JSDOM } from 'jsdom';
import { snapshotOf } from '../../utils/page/snapshot';
import { documentOf, rangeIn } from '../../utils/repairs/inert';
import type { Scene } from '../../utils/repairs/trial';
import { siteOf } from '../../utils/sites/site-of';
import type { Variant } from '../imitations/imitation';
import { imitation as x } from '../imitations/x';

/** X renames the words and drops their language, so that no candidate of the chain finds them. */
export const withoutText = (html: string) =>
  html.replaceAll(/ lang="\w+" data-testid="tweetText"/g, ' data-testid="postWords"');

/** X renames the block of names, and the names in it have no direction any more. */
export const withoutNames = (html: string) =>
  html
    .replaceAll('data-testid="User-Name"', 'data-testid="Post-Author"')
    .replaceAll(/(<a href="\/\w+" role="link"><div>)<div dir="ltr">/g, '$1<div>');

export function variantOf(name: string): Variant {
  const variant = x.variants.find((one) => one.name.startsWith(name));
  if (!variant) throw new Error(`no imitation of X is called ${name}`);
  return variant;
}

/** A page of X as the panel gets it, with what `select` finds in it selected. */
export function sceneOf({ url, html }: Pick<Variant, 'url' | 'html'>, select?: string) {
  const { document } = new JSDOM(html, { url }).window;
  const found = select === undefined ? null : document.querySelector(select);
  if (found) document.getSelection()?.selectAllChildren(found);
  const page = snapshotOf(document);
  const site = siteOf(new URL(url));
  if (!site) throw new Error(`no reader for ${url}`);
  const copy = documentOf(page.html, document);
  const scene: Scene = { document: copy, site, url: new URL(url), repairs: [] };
  return { scene, range: rangeIn(copy, page.selected) };
}
