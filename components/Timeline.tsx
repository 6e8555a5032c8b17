/** Who did what when. */
import type { CaseEntry } from '../storage/entries';
import type { SeatRow } from '../storage/records';
import { STAYS } from '../utils/cases';
import { list, moment, t, when } from '../utils/texts/texts';

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
    case 'asked':
      return t('entry.askedAgain', { name: entry.body.name });
    case 'handoffAnswered':
      return entry.body.since === undefined
        ? t('entry.handoffAnswered')
        : t('entry.handoffAnsweredOn', { when: moment(entry.body.since) });
    case 'handoffSent':
      return t('entry.handoffSent', { way: t(`way.${entry.body.by}`) });
    case 'followUpSet':
      return entry.body.at === null
        ? t('entry.followUpCleared')
        : t('entry.followUpSet', { when: moment(entry.body.at) });
    case 'resolved':
      return t('entry.resolved', { outcome: t(`outcome.${entry.body.outcome}`) });
    case 'dismissed':
      return t('entry.dismissed', { reason: t(`reason.${entry.body.reason}`) });
    case 'tagged': {
      const { add, remove } = entry.body;
      const said = [
        ...(add.length > 0 ? [t('entry.tagged', { topics: list(add) })] : []),
        ...(remove.length > 0 ? [t('entry.untagged', { topics: list(remove) })] : []),
      ];
      return said.join(' · ');
    }
    case 'declined':
      return t(entry.body.by.startsWith(STAYS) ? 'entry.settled' : 'entry.declined');
    case 'undone':
      return t('toast.undone');
    default:
      return t(`entry.${entry.kind}`);
  }
}

/** What somebody wrote in it. */
export function words(entry: CaseEntry): string[] {
  if (entry.kind === 'handedOff') {
    const { asked, told, sentBy } = entry.body;
    return [
      ...(asked.trim() ? [t('entry.asked', { text: asked })] : []),
      ...(told.trim() ? [t('entry.told', { text: told })] : []),
      ...(sentBy ? [t('entry.handoffSent', { way: t(`way.${sentBy}`) })] : []),
    ];
  }
  if (entry.kind === 'followUpSet' || entry.kind === 'handoffWithdrawn')
    return entry.body.why ? [entry.body.why] : [];
  if (entry.kind === 'asked')
    return entry.body.sentBy ? [t('entry.handoffSent', { way: t(`way.${entry.body.sentBy}`) })] : [];
  if (entry.kind === 'mentionAdded') return entry.body.evidence.text ? [entry.body.evidence.text] : [];
  return 'text' in entry.body && entry.body.text ? [entry.body.text] : [];
}

/** What a colleague was given or written, all of it; null where nothing was. */
export function letter(entry: CaseEntry): string | null {
  if (entry.kind === 'handedOff') return entry.body.packet || null;
  return entry.kind === 'asked' ? entry.body.text || null : null;
}

/** Who did it: the name that they give themselves, and in a team the one that its server knows them by, where it is another. */
export function doer(
  { actor, device }: Pick<CaseEntry, 'actor' | 'device'>,
  seats: readonly SeatRow[],
): string {
  const seat = seats.find((one) => one.device === device);
  if (!seat) return actor;
  if (seat.restoredBy !== null) return t('entry.restored', { name: actor || '—', user: seat.restoredBy });
  if (actor === '' || actor.toLowerCase() === seat.user.toLowerCase()) return actor || seat.user;
  return `${actor} (${seat.user})`;
}

interface Props {
  entries: CaseEntry[];
  seats: readonly SeatRow[];
  now: number;
}

export function Timeline({ entries, seats, now }: Props) {
  return (
    <ol class="timeline">
      {entries.map((entry) => {
        const { at } = entry;
        const by = doer(entry, seats);
        const given = letter(entry);
        return (
          <li key={entry.id}>
            <p>
              <strong>{title(entry)}</strong>{' '}
              <span class="small soft">
                {by && `${by} · `}
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
            {given !== null && (
              <details>
                <summary class="small">{t('entry.packet')}</summary>
                <p class="words" dir="auto">
                  {given}
                </p>
              </details>
            )}
          </li>
        );
      })}
    </ol>
  );
}
