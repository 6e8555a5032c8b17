/** The editors that are mounted in pages of tests. */
export const KINDS = ['draft', 'lexical-rich', 'lexical-plain', 'tiptap', 'quill1', 'quill2'] as const;
export type Kind = (typeof KINDS)[number];
