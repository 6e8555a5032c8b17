/** In a team: who takes care of this case, the way to take it or to let it go, and who writes a reply just now. */
import type { Holder } from '../storage/queries/holders';
import { t, when } from '../utils/texts/texts';
import { Key } from './Key';

interface Props {
  holder: Holder;
  now: number;
  /** A colleague. */
  writing: string | null;
  /** Takes it, or lets it go. */
  takeKey: string | null;
  /** Null where this seat only reads, or the case is closed. */
  onTake: (() => void) | null;
  onLeave: () => void;
}

export function CaseHolder({ holder, now, writing, takeKey, onTake, onLeave }: Props) {
  const { user, mine } = holder;
  const words = holderWords(holder, now);
  return (
    <section class="row" aria-label={t('holder.title')} data-holder>
      {words !== null && <p dir="auto">{words}</p>}
      {onTake &&
        (mine ? (
          <button type="button" aria-keyshortcuts={takeKey ?? undefined} onClick={onLeave}>
            {t('holder.leave')}
            <Key of={takeKey} />
          </button>
        ) : (
          <button type="button" aria-keyshortcuts={takeKey ?? undefined} onClick={onTake}>
            {t(user === null ? 'holder.take' : 'holder.takeOver')}
            <Key of={takeKey} />
          </button>
        ))}
      <p role="status" class="small" dir="auto">
        {writing !== null && t('holder.writes', { user: writing })}
      </p>
    </section>
  );
}

/** Null: nobody has it. */
function holderWords({ user, mine, unheard, since, late }: Holder, now: number): string | null {
  if (mine) {
    if (unheard) return t('holder.unheard');
    return since === null ? t('holder.mine') : t('holder.mineSince', { when: when(since, now) });
  }
  if (user === null) return null;
  const who =
    since === null ? t('holder.of', { user }) : t('holder.ofSince', { user, when: when(since, now) });
  return late ? `${who} ${t('holder.late')}` : who;
}
