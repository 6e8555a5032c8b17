/** The manager's list of topics, with how many cases each has. */
import { useLayoutEffect, useState } from 'preact/hooks';
import { brandOfCase } from '../../../components/brand-name';
import { burstLine } from '../../../components/burst-words';
import { Icon } from '../../../components/Icon';
import { Skeleton } from '../../../components/Skeleton';
import { TopicForm } from '../../../components/TopicForm';
import { TypedField } from '../../../components/TypedField';
import { WideLink } from '../../../components/WideLink';
import { brands } from '../../../storage/queries/brands';
import { type OpenBurst, openBursts } from '../../../storage/queries/bursts';
import { LEADS_TO, settings } from '../../../storage/queries/settings';
import { type Topic, topics } from '../../../storage/queries/topics';
import { DEPARTMENTS } from '../../../utils/handoffs/colleague';
import { list, number, t } from '../../../utils/texts/texts';
import { atOnce } from '../at-once';
import { onKeys } from '../keys';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { hrefOf } from '../route';
import { Failed } from './Failed';
import { KnownSince } from './KnownSince';

const NEW = 'new';

export function TopicsView({ panel }: { panel: PanelState }) {
  const live = useLive(
    panel.ledger,
    (ledger) =>
      atOnce({
        all: topics(ledger),
        brands: brands(ledger),
        settings: settings(ledger),
        bursts: openBursts(ledger),
      }),
    [],
  ).value;
  const [editing, setEditing] = useState<string | null>(null);
  useLayoutEffect(
    () => onKeys({ escape: () => (editing === null ? panel.go({ view: 'today' }) : setEditing(null)) }),
    [editing],
  );
  if (live.state === 'failed') return <Failed why={live.why} />;
  if (live.state === 'loading') return <Skeleton />;
  const { all, brands: known, bursts } = live.value;
  const { leadsTo } = live.value.settings;
  const form = (one: Topic | null) => {
    const brand = one?.brand ?? known.current.id;
    const close = () => setEditing(null);
    return (
      <TopicForm
        key={one?.id ?? NEW}
        start={one}
        others={all.filter((other) => other.brand === brand && other.id !== one?.id).map(({ name }) => name)}
        drafts={panel.drafts}
        draftName={`topic-${one?.id ?? NEW}`}
        onSave={(said, draft, done) =>
          void panel.act(
            'saveTopic',
            { brand, was: one?.name ?? null, ...said },
            {
              draft,
              said: t('toast.saved'),
              done: () => {
                done();
                close();
              },
            },
          )
        }
        onMerge={(into, done) =>
          one &&
          void panel.act(
            'mergeTopics',
            { brand, topic: one.name, into },
            {
              said: t('topics.merged', { topic: one.name, into }),
              done: () => {
                done();
                close();
              },
            },
          )
        }
        onRemove={
          one?.offered
            ? () =>
                void panel.act(
                  'removeTopic',
                  { brand, topic: one.name },
                  { said: t('topics.takenOff', { topic: one.name }), done: close },
                )
            : null
        }
        onCancel={close}
      />
    );
  };
  const cards = (some: readonly Topic[]) => (
    <ul class="cards">
      {some.map((one) => (
        <li key={one.id} class="card" data-topic={one.name}>
          {editing === one.id ? (
            form(one)
          ) : (
            <Card
              one={one}
              brand={brandOfCase(known.all, one.brand)}
              burst={bursts.find(({ about }) => [one, ...one.members].some(({ id }) => id === about))}
              panel={panel}
              onEdit={() => setEditing(one.id)}
            />
          )}
        </li>
      ))}
    </ul>
  );
  const removed = all.filter(({ offered }) => !offered);
  return (
    <div class="stack">
      <div class="head">
        <a class="button quiet back" href={hrefOf({ view: 'today' })} aria-label={t('nav.back')}>
          <Icon name="back" />
        </a>
        <h1 class="author">{t('topics.label')}</h1>
        <WideLink />
        <button type="button" onClick={() => setEditing(NEW)}>
          {t('topics.new')}
        </button>
      </div>
      <KnownSince panel={panel} says="figures" />
      {editing === NEW && form(null)}
      {all.length === 0 && editing === null && <p class="soft">{t('topics.none')}</p>}
      {cards(all.filter(({ offered }) => offered))}
      <TypedField
        label={t('topics.leadsTo')}
        start={leadsTo}
        suggestions={DEPARTMENTS}
        onSave={(value) =>
          void panel.act('set', { key: LEADS_TO, value }, { said: t('settings.saved'), undo: false })
        }
      />
      {removed.length > 0 && (
        <section class="lane" aria-labelledby="topics-removed">
          <h2 id="topics-removed">
            {t('topics.notOffered')} <span class="count">{number(removed.length)}</span>
          </h2>
          {cards(removed)}
        </section>
      )}
    </div>
  );
}

interface CardProps {
  one: Topic;
  brand: string | null;
  /** That much more comes of it than usual. */
  burst: OpenBurst | undefined;
  panel: PanelState;
  onEdit: () => void;
}

function Card({ one, brand, burst, panel, onEdit }: CardProps) {
  const { name, about, sort, departments, all, open, members } = one;
  const part = (topic: string) =>
    void panel.act('partTopic', { brand: one.brand, topic }, { said: t('topics.parted', { topic }) });
  return (
    <>
      <div class="who">
        <strong dir="auto">{name}</strong>
        {sort !== 'matter' && <span class="small soft">{t(`topics.sort.${sort}`)}</span>}
        <button
          type="button"
          class="quiet"
          aria-label={t('topics.editNamed', { topic: name })}
          onClick={onEdit}
        >
          {t('topics.edit')}
        </button>
      </div>
      {about !== '' && (
        <p class="small" dir="auto">
          {about}
        </p>
      )}
      {burst && (
        <p class="small">
          <a href={hrefOf({ view: 'burst', id: burst.id })} dir="auto">
            {burstLine(burst, panel.now.value)}
          </a>
        </p>
      )}
      <p class="status">
        <span>{t('topics.counts', { open, all })}</span>
        {departments.length > 0 && (
          <span dir="auto">{t('topics.tells', { departments: list(departments) })}</span>
        )}
        {brand !== null && <span dir="auto">{t('case.forBrand', { brand })}</span>}
      </p>
      {members.length > 0 && (
        <p class="topics small">
          <span class="soft">{t('topics.alsoSaid')}</span>
          {members.map(({ id, name: word }) => (
            <span key={id} class="topic" dir="auto">
              {word}
              <button
                type="button"
                class="quiet"
                aria-label={t('topics.part', { topic: word, from: name })}
                onClick={() => part(word)}
              >
                <Icon name="close" size={12} />
              </button>
            </span>
          ))}
        </p>
      )}
      {all > 0 && (
        <button
          type="button"
          class="quiet start"
          onClick={() => {
            panel.search.text.value = `topic:${JSON.stringify(name.replaceAll('"', ' '))}${open > 0 ? ' state:open' : ''}`;
            panel.go({ view: 'today' });
          }}
        >
          {t('topics.cases', { topic: name })}
        </button>
      )}
    </>
  );
}
