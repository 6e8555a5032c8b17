/** That much more comes of a topic than usual: how much, since when, what they say, and who is to hear of it. */
import { useLayoutEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import '../../../assets/record.css';
import { brandName } from '../../../components/brand-name';
import { authorWords, quoteWords } from '../../../components/CaseCard';
import { ChartFigure } from '../../../components/ChartFigure';
import { barsOverLine } from '../../../components/charts';
import { Icon } from '../../../components/Icon';
import { Key } from '../../../components/Key';
import { Skeleton } from '../../../components/Skeleton';
import type { Ledger } from '../../../storage/ledger';
import { brands } from '../../../storage/queries/brands';
import { type BurstDetails, burstDetails } from '../../../storage/queries/burst-details';
import type { Subject } from '../../../storage/queries/bursts';
import { settings } from '../../../storage/queries/settings';
import type { BrandRow, BurstRow, CaseRow } from '../../../storage/records';
import { inWords, timeIn } from '../../../utils/bursts/words';
import { ask } from '../../../utils/messages/send';
import { hourName, shortWeekday } from '../../../utils/texts/short';
import { locale, moment, number, t, when } from '../../../utils/texts/texts';
import { copyPicture } from '../clipboard';
import { keys, onKeys } from '../keys';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';
import { hrefOf } from '../route';
import { Failed } from './Failed';
import { TellSheet } from './TellSheet';

async function around(ledger: Ledger, id: string) {
  const [details, known, { all }] = await Promise.all([
    burstDetails(ledger, id),
    settings(ledger),
    brands(ledger),
  ]);
  return { details, me: known.me, brands: all };
}

export function BurstView({ panel, id }: { panel: PanelState; id: string }) {
  const live = useLive(panel.ledger, (ledger) => around(ledger, id), [id]).value;
  if (live.state === 'failed') return <Failed why={live.why} />;
  if (live.state === 'loading') return <Skeleton />;
  const { details, me, brands } = live.value;
  const brand = brands.find((one) => one.id === details?.burst.brand);
  return (
    <div class="stack record">
      <div class="head">
        <a class="button quiet back" href={hrefOf({ view: 'today' })} aria-label={t('nav.back')}>
          <Icon name="back" />
        </a>
        <h1 class="author" dir="auto">
          {details ? (details.subject?.name ?? t('burst.unnamed')) : t('burst.label')}
        </h1>
      </div>
      {details ? (
        <Open
          panel={panel}
          details={details}
          me={me}
          brand={brand ?? null}
          shownBrand={brands.length > 1 && brand ? brandName(brand) : null}
        />
      ) : (
        <Gone panel={panel} />
      )}
    </div>
  );
}

function Gone({ panel }: { panel: PanelState }) {
  useLayoutEffect(() => onKeys({ escape: () => panel.go({ view: 'today' }) }), []);
  return <p class="soft">{t('burst.gone')}</p>;
}

interface Props {
  panel: PanelState;
  details: BurstDetails;
  me: string;
  /** Null: it is gone. */
  brand: Pick<BrandRow, 'name' | 'accounts'> | null;
  shownBrand: string | null;
}

function Open({ panel, details, me, brand, shownBrand }: Props) {
  const { burst, subject, quotes, departments, dismissed } = details;
  const name = subject?.name ?? t('burst.unnamed');
  const found = subject && searchFor(subject);
  /** The department that is being told; '' for a message that is only copied, null: none. */
  const [telling, setTelling] = useState<string | null>(null);
  const first = departments.find(({ toldAt }) => toldAt === null) ?? departments[0];
  const now = panel.now.value;
  const judge = async (to: boolean) => {
    const answer = await ask('judgeBurst', { id: burst.id, dismissed: to });
    if (!answer.ok) return panel.problem(answer.error, () => void judge(to));
    const said = to ? t('toast.burstDismissed') : t('toast.undone');
    panel.say({ text: said, problem: false, undo: to ? () => void judge(false) : null, again: null });
  };
  const tick = async (department: string, told: boolean) => {
    const answer = await ask('tickBurst', { id: burst.id, department, told });
    if (!answer.ok) return panel.problem(answer.error, () => void tick(department, told));
    const said = told ? t('toast.burstTold', { department }) : t('toast.undone');
    const undo = told ? () => void tick(department, false) : null;
    panel.say({ text: said, problem: false, undo, again: null });
  };
  useLayoutEffect(
    () =>
      onKeys({
        escape: () => (telling === null ? panel.go({ view: 'today' }) : setTelling(null)),
        handOff: () => setTelling(first?.name ?? ''),
        dismiss: () => void judge(!dismissed),
      }),
    [telling, first?.name, dismissed, burst.id],
  );
  const open = () => {
    panel.search.text.value = `${found} after:${dayIn(burst.since)}`;
    panel.go({ view: 'today' });
  };
  const department = departments.find(({ name }) => name === telling);
  return (
    <>
      {shownBrand !== null && (
        <p class="small soft" dir="auto">
          {t('case.forBrand', { brand: shownBrand })}
        </p>
      )}
      <Figures burst={burst} />
      <p class="small soft">
        {burst.over === null
          ? t('burst.since', { since: moment(burst.since) })
          : t('burst.over', { since: moment(burst.since), when: when(burst.over, now) })}
      </p>
      {dismissed && <p class="notice">{t('burst.dismissed')}</p>}
      {departments.map(
        ({ name, toldAt }) =>
          toldAt !== null && (
            <p key={name} class="small soft" dir="auto">
              {t('burst.told', { department: name, when: when(toldAt, now) })}
            </p>
          ),
      )}
      <div class="actions">
        {departments.map(({ name }) => (
          <button
            key={name}
            type="button"
            aria-expanded={telling === name}
            aria-keyshortcuts={(name === first?.name && keys.value.handOff) || undefined}
            onClick={() => setTelling(telling === name ? null : name)}
          >
            <Icon name="handoff" />
            <span dir="auto">{t('burst.tell', { department: name })}</span>
            {name === first?.name && <Key of={keys.value.handOff} />}
          </button>
        ))}
        <button
          type="button"
          aria-expanded={telling === ''}
          onClick={() => setTelling(telling === '' ? null : '')}
        >
          <Icon name="copy" />
          {t('burst.copy')}
        </button>
        {found && (
          <button type="button" onClick={open}>
            {t('burst.cases')}
          </button>
        )}
        <button
          type="button"
          aria-keyshortcuts={keys.value.dismiss ?? undefined}
          onClick={() => void judge(!dismissed)}
        >
          <Icon name={dismissed ? 'reopen' : 'dismissed'} />
          {t(dismissed ? 'burst.unusual' : 'burst.notUnusual')}
          <Key of={keys.value.dismiss} />
        </button>
      </div>
      {departments.length === 0 && subject?.is === 'topic' && (
        <p class="small soft">
          {t('burst.nobodyAsked')} <a href={hrefOf({ view: 'topics' })}>{t('burst.topics')}</a>
        </p>
      )}
      {telling !== null && (department || telling === '') && (
        <TellSheet
          key={telling}
          panel={panel}
          department={department ?? null}
          facts={{
            ...{ topic: name, me, brand: brand?.name ?? '', own: brand?.accounts ?? [] },
            ...{ since: burst.since, last: burst.last, count: burst.count },
            ...{ people: burst.people, usual: burst.usual, quotes: quotes.map(({ evidence }) => evidence) },
          }}
          draft={`${burst.id}:${telling}`}
          onSent={(told) => void tick(telling, told)}
        />
      )}
      <Quotes quotes={quotes} now={now} />
      <Hours
        burst={burst}
        about={name}
        onCopy={async (picture) => {
          const copied = await copyPicture(picture);
          const text = copied ? t('toast.copied') : t('reply.notCopied');
          panel.say({ text, problem: !copied, undo: null, again: null });
        }}
      />
      <p class="small soft">{t('burst.method')}</p>
    </>
  );
}

/** What a search finds its cases by; null: it has no words for it. */
function searchFor(subject: Subject): string | null {
  const quoted = JSON.stringify(subject.name.replaceAll('"', ' '));
  if (subject.is === 'topic') return `topic:${quoted}`;
  const { words, except } = subject.watchword;
  return words.length === 1 && except.length === 0 && !subject.name.includes('*') ? quoted : null;
}

/** `2026-11-30`, in the user's own zone, as a search takes it. */
function dayIn(at: string): string {
  const day = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

function Figures({ burst }: { burst: BurstRow }) {
  const { count, hours, usual } = inWords(burst);
  const tiles = [
    { name: t('burst.count', { time: timeIn(hours, locale) }), value: number(count) },
    { name: t('burst.usual'), value: usual === 0 ? t('burst.hardlyAny') : number(usual) },
    { name: t('burst.people', { people: burst.people }), value: number(burst.people) },
  ];
  return (
    <dl class="tiles">
      {tiles.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Quotes({ quotes, now }: { quotes: readonly CaseRow[]; now: number }) {
  if (quotes.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="burst-quotes">
      <h2 id="burst-quotes">{t('burst.quotes')}</h2>
      {quotes.map(({ id, evidence, loggedAt }) => (
        <div key={id} class="stack">
          <blockquote class="quote later" dir="auto">
            {quoteWords(evidence.text)}
          </blockquote>
          <div class="row">
            <a href={hrefOf({ view: 'case', id })} dir="auto">
              {authorWords(evidence.author)}
            </a>
            <span class="small soft">
              {t('case.whereWhen', {
                place: t(`place.${evidence.place}`),
                when: when(evidence.postedAt ?? loggedAt, now),
              })}
            </span>
            {evidence.permalink !== null && (
              <button
                type="button"
                class="quiet"
                aria-label={t('burst.original', { author: authorWords(evidence.author) })}
                title={t('case.open')}
                onClick={() => void browser.tabs.create({ url: evidence.permalink! })}
              >
                <Icon name="original" />
              </button>
            )}
          </div>
        </div>
      ))}
    </section>
  );
}

interface HoursProps {
  burst: BurstRow;
  about: string;
  onCopy: (picture: Promise<Blob>) => void;
}

/** To a tenth: what is usual in a single hour is often less than one. */
const tenth = (value: number) => Math.round(value * 10) / 10;

function Hours({ burst, about, onCopy }: HoursProps) {
  const { hours } = burst;
  const counts = hours.map(({ count }) => count);
  const sum = (some: readonly number[]) => some.reduce((a, b) => a + b, 0);
  const said = (at: number) => `${shortWeekday(at)} ${hourName(new Date(at).getHours())}`;
  const names = { count: t('burst.column.count'), usual: t('burst.column.usual') };
  return (
    <ChartFigure
      title={t('burst.hours')}
      says={t('burst.hoursSay', {
        count: sum(counts),
        hours: hours.length,
        most: Math.max(0, ...counts),
        usual: number(tenth(sum(hours.map(({ usual }) => usual)))),
      })}
      note={t('burst.hoursNote')}
      about={about}
      draw={barsOverLine(
        hours.map(({ at }) => hourName(new Date(at).getHours())),
        { name: names.count, values: counts },
        { name: names.usual, values: hours.map(({ usual }) => tenth(usual)) },
      )}
      height={150}
      table={{
        head: [t('burst.column.hour'), names.count, names.usual],
        rows: hours.map(({ at, count, usual }) => [said(at), number(count), number(tenth(usual))]),
      }}
      onCopy={onCopy}
    />
  );
}
