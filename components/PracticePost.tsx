/** One post of the practice thread, in the structure that X's pages have, so that X's reader reads it; and a box to answer in. */
import { useState } from 'preact/hooks';
import { t, when } from '../utils/texts/texts';
import { focusOnOpen } from './focus';

interface Props {
  id: string;
  name: string;
  handle: string;
  lang: string;
  text: string;
  /** ISO 8601 UTC. */
  at: string;
  now: number;
}

export function PracticePost({ id, name, handle, lang, text, at, now }: Props) {
  const profile = `/${handle}`;
  const [answering, setAnswering] = useState(false);
  return (
    <div data-testid="cellInnerDiv">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: X's own markup, which its reader looks for */}
      <article data-testid="tweet" tabIndex={0} class="post">
        <div class="post-head">
          <span class="avatar" data-testid={`UserAvatar-Container-${handle}`} aria-hidden="true">
            {name.slice(0, 1)}
          </span>
          <div data-testid="User-Name" class="post-name">
            <a href={profile} onClick={(event) => event.preventDefault()}>
              <span dir="auto">{name}</span>
            </a>{' '}
            <a href={profile} class="soft" onClick={(event) => event.preventDefault()}>
              <span dir="auto">{`@${handle}`}</span>
            </a>{' '}
            <a href={`${profile}/status/${id}`} class="soft" onClick={(event) => event.preventDefault()}>
              <time dateTime={at}>{when(at, now)}</time>
            </a>
          </div>
        </div>
        <div data-testid="tweetText" dir="auto" lang={lang} class="post-text">
          <span>{text}</span>
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: X's own markup, which its reader looks for */}
        <div role="group" class="post-actions">
          <span data-testid="reply" class="post-action" />
        </div>
      </article>
      <div class="post-reply">
        {answering ? (
          <textarea dir="auto" aria-label={t('practice.replyTo', { name })} ref={focusOnOpen} />
        ) : (
          <button type="button" class="quiet" onClick={() => setAnswering(true)}>
            {t('practice.reply')}
          </button>
        )}
      </div>
    </div>
  );
}
