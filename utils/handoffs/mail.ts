/**
 * A packet as the address of a new mail (RFC 6068: UTF-8, percent-encoded, lines end in %0D%0A). What mail programs take is
 * not written anywhere; 2,000 characters is what Outlook and Windows take for an address.
 */

export const LONGEST_MAIL = 2_000;
/** Encoded; so that with the longest address (colleague.ts) there is room for words. */
const LONGEST_SUBJECT = 500;

export interface Mail {
  href: string;
  /** It did not fit, and ends in the sentence that says so. */
  cut: boolean;
}

/** `rest`: what stands at the end of one that was cut, saying where the whole is. */
export function mailOf(to: string, { subject, text }: { subject: string; text: string }, rest: string): Mail {
  const head = `mailto:${addressOf(to)}?subject=${headOf(subject)}&body=`;
  const whole = head + encoded(text);
  if (whole.length <= LONGEST_MAIL) return { href: whole, cut: false };
  const end = encoded(rest);
  const room = LONGEST_MAIL - head.length - end.length;
  let body = '';
  for (const line of text.split('\n')) {
    const next = `${body}${encoded(`${line}\n`)}`;
    if (next.length > room) break;
    body = next;
  }
  return { href: head + body + end, cut: true };
}

/** As much of a subject as leaves room for the rest, which signs of other scripts take more of; encoded. */
function headOf(subject: string): string {
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(subject.replace(/\s+/g, ' '))) {
    const next = kept + encoded(segment);
    if (next.length > LONGEST_SUBJECT) break;
    kept = next;
  }
  return kept;
}

const encoded = (text: string) => encodeURIComponent(text.toWellFormed().replace(/\r\n|\r|\n/g, '\r\n'));
/** Several have a comma between them, which none of them has (`isMail`). */
const addressOf = (to: string) =>
  encodeURIComponent(to.trim().toWellFormed()).replaceAll('%40', '@').replaceAll('%2C', ',');

/** In characters, for all addresses of a mail: its words need the rest of the link. */
const ROOM = 800;

/** As many addresses as a mail has room for, and who is left out. */
export function addressesOf(people: readonly { name: string; mail: string }[]): {
  fit: string[];
  left: string[];
} {
  const fit: string[] = [];
  const left: string[] = [];
  let length = 0;
  for (const { name, mail } of people) {
    length += encodeURIComponent(mail).length + 1;
    if (length <= ROOM) fit.push(mail);
    else left.push(name);
  }
  return { fit, left };
}
