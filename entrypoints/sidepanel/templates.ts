/** Templates on their way to the ledger. */
import type { MessageBody } from '../../utils/messages/messages';
import type { Template } from '../../utils/replies/template';

type Sent = MessageBody<'saveTemplates'>['templates'][number];

/** As the message has it: without what the ledger adds; only the first wording may be in no language. */
export function plainTemplate({ id, name, whenToUse, tags, shortcut, texts, shared }: Template): Sent {
  const [first, ...others] = texts;
  return { id, name, whenToUse, tags, shortcut, texts: [first, ...others] as Sent['texts'], shared };
}
