/** What was found in a reply before it leaves: its length as the site counts it, and what may be wrong. */
import type { Findings } from '../utils/replies/check';
import type { SiteName } from '../utils/sites/mention';
import { list, moment, t } from '../utils/texts/texts';

interface Props {
  id: string;
  text: string;
  site: SiteName | null;
  findings: Findings;
}

/** So much of what is kept is shown before the cut, in UTF-16 units. */
const SHOWN = 40;

export function ReplyChecks({ id, text, site, findings }: Props) {
  const { count, unfilled, brokenLinks, before } = findings;
  if (text.trim() === '') return <div id={id} />;
  const over = count !== null && count.cutAt !== null ? { ...count, cutAt: count.cutAt } : null;
  return (
    <div id={id} class="stack">
      {count && (
        <p class="small soft end" data-over={over ? '' : undefined}>
          {t('reply.length', { length: count.length, limit: count.limit })}
        </p>
      )}
      {over && site && (
        <p class="notice" role="status">
          {t('reply.tooLong', { site: t(`place.${site}`), over: over.length - over.limit })}{' '}
          <q dir="auto">
            {`…${text.slice(Math.max(0, over.cutAt - SHOWN), over.cutAt)}`}
            <del>{text.slice(over.cutAt)}</del>
          </q>
        </p>
      )}
      {unfilled.length > 0 && (
        <p class="notice" role="alert" data-problem>
          {t('reply.unfilled', { what: list(unfilled) })}
        </p>
      )}
      {brokenLinks.length > 0 && (
        <p class="notice" role="status">
          {t('reply.brokenLinks', { links: list(brokenLinks), count: brokenLinks.length })}
        </p>
      )}
      {before && (
        <p class="notice" role="status">
          {t(before.by === 'reply' ? 'reply.sentBefore' : 'reply.toldBefore', { when: moment(before.at) })}
        </p>
      )}
    </div>
  );
}
