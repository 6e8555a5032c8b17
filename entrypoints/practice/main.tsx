import '../../assets/practice.css';
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { PracticePost } from '../../components/PracticePost';
import { PracticeSteps } from '../../components/PracticeSteps';
import type { Ledger } from '../../storage/ledger';
import { PRACTICE_STEPS, type PracticeStep, practiceDone } from '../../storage/queries/practice';
import { wearLook } from '../../utils/look';
import { serveInsert } from '../../utils/page/insert/serve';
import { run } from '../../utils/page/run';
import { practice } from '../../utils/sites/practice/read';
import { replyBox } from '../../utils/sites/practice/reply-box';
import { withTexts } from '../../utils/texts/later';
import { speakIn, t } from '../../utils/texts/texts';
import { useLive } from '../sidepanel/live';
import { openPanelBeside } from './open';
import { openForReading } from './open-ledger';
import { MORE, THREAD } from './thread';

const NONE: ReadonlySet<PracticeStep> = new Set();

/** Without a ledger nothing is ticked; the panel says what is wrong with it. */
function Steps() {
  const [ledger, setLedger] = useState<Ledger | null>(null);
  useEffect(() => void openForReading().then(setLedger, () => null), []);
  return ledger ? <Done ledger={ledger} /> : <PracticeSteps steps={PRACTICE_STEPS} done={NONE} />;
}

function Done({ ledger }: { ledger: Ledger }) {
  const live = useLive(ledger, practiceDone, []).value;
  return <PracticeSteps steps={PRACTICE_STEPS} done={live.state === 'ready' ? live.value : NONE} />;
}

function Practice({ start }: { start: number }) {
  const [more, setMore] = useState(false);
  const posts = more ? [...THREAD, ...MORE] : THREAD;
  return (
    <main class="practice">
      <header>
        <h1>{t('practice.title')}</h1>
        <p>{t('practice.intro')}</p>
        <Steps />
        <p>
          <button type="button" class="primary" onClick={openPanelBeside}>
            {t('practice.open')}
          </button>
        </p>
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

wearLook(window);
void speakIn(document)
  .then(() => withTexts())
  .then(() => render(<Practice start={Date.now()} />, document.getElementById('practice')!));
const { signal } = new AbortController();
run(practice, signal);
serveInsert(document, { site: practice, replyBox }, () => new URL(document.location.href), signal);
