/** What a repaired selector would read on this page, or why it is not kept. */
import type { Accepted, Trial } from '../utils/repairs/trial';
import type { SiteName } from '../utils/sites/mention';
import { t } from '../utils/texts/texts';

export interface Tried {
  trial: Trial | { ok: false; problem: string };
  site: SiteName | null;
  why: string;
}

interface Props {
  tried: Tried;
  onKeep: () => void;
  onDiscard: () => void;
}

export function TrialResult({ tried, onKeep, onDiscard }: Props) {
  const { trial } = tried;
  if (!trial.ok)
    return (
      <p class="notice" data-problem role="alert">
        {'problem' in trial ? trial.problem : refusalWords(trial)}
      </p>
    );
  return (
    <div class="sheet" role="status">
      <p>{gainWords(trial)}</p>
      <ul class="examples">
        {trial.examples.map(({ author, value }) => (
          <li key={`${author} ${value}`} class="small" dir="auto">
            {author === null ? value : t('repair.example', { author, value })}
          </li>
        ))}
      </ul>
      <code class="small soft">{trial.css}</code>
      <div class="row">
        <button type="button" class="primary" onClick={onKeep}>
          {t('repair.keep')}
        </button>
        <button type="button" onClick={onDiscard}>
          {t('repair.discard')}
        </button>
      </div>
    </div>
  );
}

const gainWords = ({ gains, serves, items }: Accepted) =>
  t('repair.gains', { part: t(`part.${gains}`), serves, count: items });

/** The reason, with what the page said before and what it would say. */
function refusalWords({ why, part, before, after }: Exclude<Trial, Accepted>): string {
  return t(`repair.no.${why}`, {
    part: part === null ? '' : t(`part.${part}`),
    before: before ?? '',
    after: after ?? '',
  });
}
