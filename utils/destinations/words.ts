/** A packet as plain lines, for places that show a message and nothing beside it. */
import type { Packet } from './destination';

export const linesOf = ({ subject, text, link }: Packet): string[] =>
  [subject, text, link !== null && !text.includes(link) ? link : ''].filter((part) => part.trim() !== '');

/** For a place that shows the subject by itself. */
export const bodyOf = ({ text, link }: Packet): string =>
  link !== null && !text.includes(link) ? `${text}\n\n${link}` : text;
