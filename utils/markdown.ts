/** Words that somebody else wrote, for a Markdown file: they stay words, on one line. */

export const plainMarkdown = (text: string): string => escapedMarkdown(text.replace(/\s+/g, ' ').trim());

/** A backslash before a sign of punctuation makes it one (CommonMark 0.31.2, 2.4). */
export const escapedMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]()<>#+\-.!|~&]/g, '\\$&');

/** A link to an address; the words are plain already. Null where the address is none of the web. */
export function linkMarkdown(words: string, address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  return `[${words}](<${href.replaceAll('<', '%3C').replaceAll('>', '%3E')}>)`;
}
