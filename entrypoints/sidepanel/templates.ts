/** Templates on their way from the ledger and to it. */
import type { Ledger } from '../../storage/ledger';
import { templates } from '../../storage/queries/templates';
import type { TemplateRow } from '../../storage/records';
import type { MessageBody } from '../../utils/messages/messages';
import { inLanguage } from '../../utils/replies/starter-words';
import type { Template } from '../../utils/replies/template';
import { language } from '../../utils/texts/texts';

/** All of them, the starters under their names in the panel's language. */
export const namedTemplates = async (ledger: Ledger): Promise<TemplateRow[]> =>
  (await templates(ledger)).map((row) => inLanguage(row, language));

type Sent = MessageBody<'saveTemplates'>['templates'][number];

/** As the message has it: without what the ledger adds; only the first wording may be in no language. */
export function plainTemplate({ id, name, whenToUse, tags, shortcut, texts, shared }: Template): Sent {
  const [first, ...others] = texts;
  return { id, name, whenToUse, tags, shortcut, texts: [first, ...others] as Sent['texts'], shared };
}
