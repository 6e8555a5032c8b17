/** Which colleague writes a reply just now: a hint that ends by itself, in the extension's memory alone. */

const WRITING = 'writing';
/** In ms: so long nobody has to say it again. */
const HOLDS = 25_000;
/** In ms: so often it is said while somebody writes. */
export const SAID_EVERY = 10_000;

export interface Writing {
  user: string;
  caseId: string;
  /** In ms since 1970. */
  until: number;
}

/** `browser.storage.session`, or what behaves like it. */
interface Shelf {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

export async function noteWriting(
  shelf: Shelf,
  { user, caseId }: Omit<Writing, 'until'>,
  now: number,
): Promise<void> {
  const others = (await whoWrites(shelf, now)).filter((one) => one.user !== user);
  await shelf.set({ [WRITING]: [...others, { user, caseId, until: now + HOLDS }] });
}

/** Each at one case, the one that they wrote about last. */
export const whoWrites = async (shelf: Pick<Shelf, 'get'>, now: number): Promise<Writing[]> =>
  (((await shelf.get(WRITING))[WRITING] as Writing[] | undefined) ?? []).filter(({ until }) => until > now);
