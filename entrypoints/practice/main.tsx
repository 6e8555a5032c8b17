import '../../assets/practice.css';
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { PracticePost } from '../../components/PracticePost';
import { serveInsert } from '../../utils/page/insert/serve';
import { run } from '../../utils/page/run';
import { practice } from '../../utils/sites/practice/read';
import { replyBox } from '../../utils/sites/practice/reply-box';
import { withTexts } from '../../utils/texts/later';
import { speakIn, t } from '../../utils/texts/texts';
import { MORE, THREAD } from './thread';

const STEPS = ['practice.step1', 'practice.step2', 'practice.step3', 'practice.step4'] as const;

function Practice({ start }: { start: number }) {
  const [more, setMore] = useState(false);
  const posts = more ? [...THREAD, ...MORE] : THREAD;
  return (
    <main class="practice">
      <header>
        <h1>{t('practice.title')}</h1>
        <p>{t('practice.intro')}</p>
        <ol class="steps">
          {STEPS.map((step) => (
            <li key={step}>{t(step)}</li>
          ))}
        </ol>
        {!import.meta.env.FIREFOX && (
          <p>
            <button
              type="button"
              class="primary"
              onClick={() =>
                void browser.windows
                  .getCurrent()
                  .then(({ id }) => (id === undefined ? undefined : browser.sidePanel.open({ windowId: id })))
              }
            >
              {t('practice.open')}
            </button>
          </p>
        )}
        <p class="soft">{t('practice.openHow', { keys: 'Alt+Shift+K' })}</p>
      </header>
      <section id="thread" class="thread">
        {posts.map(({ ago, ...post }) => (
          <PracticePost
            key={post.id}
            {...post}
            at={new Date(start - ago * 60_000).toISOString()}
            now={start}
          />
        ))}
        {!more && (
          <button type="button" onClick={() => setMore(true)}>
            {t('practice.more')}
          </button>
        )}
      </section>
      <p class="soft">{t('practice.next')}</p>
    </main>
  );
}

void speakIn(document)
  .then(() => withTexts())
  .then(() => render(<Practice start={Date.now()} />, document.getElementById('practice')!));
const { signal } = new AbortController();
run(practice, signal);
serveInsert(document, { site: practice, replyBox }, () => new URL(document.location.href), signal);
