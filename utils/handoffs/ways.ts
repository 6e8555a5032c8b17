/** How a packet reaches a colleague: by the manager's own hand, or sent by us. */

/** On the clipboard, in this form. */
export const COPIES = ['text', 'markdown', 'rich'] as const;
/**
 * `mail`: opened in the manager's mail program. `said`: they were told otherwise, by word of mouth. `sent`: by one of the
 * destinations; what became of it, its delivery tells.
 */
export const WAYS = ['mail', ...COPIES, 'said', 'sent'] as const;
export type Way = (typeof WAYS)[number];
