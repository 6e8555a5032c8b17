/**
 * The line over which the panel puts a reply into a page: it asks where the reply box is, then sends the words. The
 * script that answers is put into the page when it is first needed (entrypoints/insert.ts).
 */
import type { Repair } from '../../sites/chain';
import type { NoBox } from '../../sites/reply-box';

export const INSERT = 'insert';

/** The panel asks for the reply box of any of these mentions (their keys), and then, on the same line, sends the words. */
export type InsertRequest = { look: string[]; repairs: Repair[] } | { put: string };

/** Why no box can be told (utils/sites/reply-box.ts); `one`: it can, and the words may be sent. */
export type Looked = NoBox | 'one';

/** Nothing has to be done: they are there, were there before, or are being put there. */
export const THERE = ['inserted', 'already', 'busy'] as const;
/**
 * `perhaps`: the box holds something else than what was there and the words. `locked`: nobody may write in it;
 * `untaken`: it did not take them; both hold what they held.
 */
export const NOT_THERE = ['perhaps', 'locked', 'untaken'] as const;
/** What became of the words. */
export type Put = (typeof THERE)[number] | (typeof NOT_THERE)[number] | NoBox;

export type InsertAnswer = { looked: Looked } | { put: Put };
