/** The messages about templates: see messages.ts. */
import { LONGEST } from '../cases';
import { z } from '../forms';
import {
  isLanguage,
  LONGEST_NAME,
  LONGEST_SHORTCUT,
  LONGEST_TAG,
  LONGEST_WHEN,
  MOST_AT_ONCE,
  MOST_TAGS,
  MOST_WORDINGS,
  SHORTCUT,
} from '../replies/template';

const id = z.string().min(1).max(200);
const language = z.string().refine(isLanguage, 'no language');
const text = z.string().min(1).max(LONGEST);

const templateForm = z.strictObject({
  id,
  name: z.string().trim().min(1).max(LONGEST_NAME),
  whenToUse: z.string().max(LONGEST_WHEN),
  tags: z.array(z.string().trim().min(1).max(LONGEST_TAG)).max(MOST_TAGS),
  shortcut: z.union([z.literal(''), z.string().max(LONGEST_SHORTCUT).regex(SHORTCUT)]),
  texts: z
    .tuple([z.strictObject({ language: language.nullable(), text })], z.strictObject({ language, text }))
    .refine((texts) => texts.length <= MOST_WORDINGS + 1, 'too many languages')
    .refine((texts) => new Set(texts.map((one) => one.language)).size === texts.length, 'a language twice'),
  shared: z.boolean(),
});

export const TEMPLATE_MESSAGES = {
  saveTemplates: {
    from: 'panel',
    form: z.strictObject({ op: id, templates: z.array(templateForm).min(1).max(MOST_AT_ONCE) }),
  },
  removeTemplate: { from: 'panel', form: z.strictObject({ op: id, id }) },
  /** A template went into the reply of this case. */
  noteUse: { from: 'panel', form: z.strictObject({ templateId: id, caseId: id }) },
} as const satisfies Record<string, { from: 'page' | 'panel'; form: z.ZodType }>;

export interface TemplateReplies {
  saveTemplates: null;
  removeTemplate: null;
  noteUse: null;
}
