/** Who did what when. */
import type { CaseEntry } from '../storage/entries';
import { moment, t, when } from '../utils/texts/texts';

export function title(entry: CaseEntry): string {
  switch (entry.kind) {
    case 'classed':
      return t('entry.classed', { kind: t(`kind.${entry.body.as}`) });
    case 'handedOff': {
      const { name, department } = entry.body;
      return department === ''
        ? t('entry.handedOff', { name })
        : t('entry.handedOffDepartment', { name, department });
    }
    case 'followUpSet':
      return entry.body.at === null
        ? t('entry.followUpCleared')
        : t('entry.followUpSet', { when: moment(entry.body.at) });
    case 'resolved':
      return t('entry.resolved', { outcome: t(`outcome.${entry.body.outcome}`) });
    case 'dismissed':
      return t('entry.dismissed', { reason: t(`reason.${entry.body.reason}`) });
    case 'undone':
      return t('toast.undone');
    default:
      return t(`entry.${entry.kind}`);
  }
}

/** What somebody wrote in it. */
export function words(entry: CaseEntry): string[] {
  if (entry.kind === 'handedOff') {
    const { asked, told } = entry.body;
    return [
      ...(asked.trim() ? [t('entry.asked', { text: asked })] : []),
      ...(told.trim() ? [t('entry.told', { text: told })] : []),
    ];
  }
  if (entry.kind === 'followUpSet') return entry.body.why ? [entry.body.why] : [];
  return 'text' in entry.body && entry.body.text ? [entry.body.text] : [];
}

export function Timeline({ entries, now }: { entries: CaseEntry[]; now: number }) {
  return (
    <ol class="timeline">
      {entries.map((entry) => {
        const { at } = entry;
        return (
          <li key={entry.id}>
            <p>
              <strong>{title(entry)}</strong>{' '}
              <span class="small soft">
                {entry.actor && `${entry.actor} · `}
                <time dateTime={at} title={moment(at)}>
                  {when(at, now)}
                </time>
              </span>
            </p>
            {words(entry).map((line, n) => (
              <p key={String(n)} class="words" dir="auto">
                {line}
              </p>
            ))}
          </li>
        );
      })}
    </ol>
  );
}
