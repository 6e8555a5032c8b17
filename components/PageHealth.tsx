/** What of the page can be read: one calm line, words where something cannot, and details for those who ask. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { GaveUp } from '../utils/page/watch';
import type { Counts, Unread } from '../utils/sites/health';
import { since, t } from '../utils/texts/texts';
import { readWords, unreadWords } from './health-words';

interface Props {
  counts: Counts;
  unread: Unread[];
  /** When anything was last read on this kind of page; matters where nothing is. */
  lastRead: string | null;
  gaveUp: GaveUp | null;
  /** The page takes our marks away. */
  takenAway: boolean;
  now: number;
  /** The keys that log a selection. */
  keys: string;
  /** Copies the report; null on a page that is nobody's site. */
  onReport: (() => void) | null;
  /** The form for a repair. */
  children: ComponentChildren;
}

export function PageHealth({ counts, onReport, children, ...props }: Props) {
  const [open, setOpen] = useState(false);
  const words = sentences({ counts, ...props });
  const status = (
    <p class="soft grow" role="status">
      {t('page.items', { count: counts.items })}
    </p>
  );
  if (words.length > 0)
    return (
      <>
        <div class="notice">
          {words.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {onReport && <HealthActions onReport={onReport}>{children}</HealthActions>}
        </div>
        {status}
      </>
    );
  const read = readWords(counts);
  return (
    <div class="stack">
      <div class="row">
        {status}
        {onReport && (
          <button type="button" class="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('health.details')}
          </button>
        )}
      </div>
      {open && onReport && (
        <div class="notice">
          {read && <p>{t('health.read', { parts: read })}</p>}
          <HealthActions onReport={onReport}>{children}</HealthActions>
        </div>
      )}
    </div>
  );
}

function HealthActions({ onReport, children }: { onReport: () => void; children: ComponentChildren }) {
  const [repairing, setRepairing] = useState(false);
  return (
    <>
      <div class="row">
        <button type="button" onClick={onReport}>
          {t('health.report')}
        </button>
        <button type="button" aria-expanded={repairing} onClick={() => setRepairing(!repairing)}>
          {t('repair.open')}
        </button>
      </div>
      <p class="small soft">{t('health.reportHolds')}</p>
      {repairing && children}
    </>
  );
}

function sentences({
  counts,
  unread,
  lastRead,
  gaveUp,
  takenAway,
  now,
  keys,
}: Omit<Props, 'onReport' | 'children'>): string[] {
  const works = t('health.works', { keys });
  if (gaveUp !== null) return [t(`health.gaveUp.${gaveUp}`), works];
  const said = takenAway ? [t('health.takenAway')] : [];
  if (counts.items === 0)
    return [
      ...said,
      lastRead === null
        ? t('page.nothing', { keys })
        : `${t('health.nothingSince', { since: since(lastRead, now) })} ${works}`,
    ];
  const missing = unreadWords(unread, now);
  const read = readWords(counts);
  if (missing.length === 0) return said;
  return [...said, ...missing, ...(read ? [t('health.stillRead', { parts: read })] : []), works];
}
