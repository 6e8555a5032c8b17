/** One group of Today, all of it, however long. */
import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks';
import { brandOfCase } from '../../../components/brand-name';
import { CaseCard } from '../../../components/CaseCard';
import { Icon } from '../../../components/Icon';
import { Skeleton } from '../../../components/Skeleton';
import type { Ledger } from '../../../storage/ledger';
import { type Brands, brands } from '../../../storage/queries/brands';
import {
  endOfDay,
  GROUPS,
  type Group,
  idsOf,
  today,
  withoutThose,
  wroteAgain,
} from '../../../storage/queries/today';
import type { CaseRow } from '../../../storage/records';
import { number, t } from '../../../utils/texts/texts';
import { inItem, onKeys, openCard } from '../keys';
import { useLive } from '../live';
import { type Place, useLongList } from '../long-list';
import { acceptOffer } from '../offers';
import type { PanelState } from '../panel-state';
import { usePicked } from '../picked';
import { hrefOf } from '../route';
import { useUrgent } from '../urgent';
import { BulkBar } from './BulkBar';
import { Failed } from './Failed';

/** So many are read for the first paint; the order of all others comes behind it. */
const FIRST = 30;
/** Rows are read in blocks, so that not every line that is scrolled asks anew. */
const BLOCK = 24;

/** Where each was left for one of its cases, as long as the panel is open. */
const left = new Map<Group, Place>();

export function LaneView({ panel, id }: { panel: PanelState; id: string }) {
  const group = GROUPS.find((one) => one === id);
  useEffect(() => {
    if (!group) panel.go({ view: 'today' });
  }, [group]);
  return group ? <Lane panel={panel} group={group} /> : null;
}

function Lane({ panel, group }: { panel: PanelState; group: Group }) {
  const tonight = endOfDay(panel.now.value);
  const head = useLive(panel.ledger, (ledger) => headOf(ledger, group, tonight), [tonight]).value;
  // Behind the first paint, which would wait for it.
  const isDrawn = head.state === 'ready';
  const all = useLive(panel.ledger, async (ledger) => (isDrawn ? allOf(ledger, group, tonight) : null), [
    tonight,
    isDrawn,
  ]).value;
  const place = useMemo(() => left.get(group) ?? null, []);
  if (head.state === 'failed') return <Failed why={head.why} />;
  if (all.state === 'failed') return <Failed why={all.why} />;
  if (head.state === 'loading') return <Skeleton />;
  const { count, cases, brands: named } = head.value;
  const known = (all.state === 'ready' ? all.value : null) ?? place?.ids ?? null;
  return (
    <div class="stack">
      <div class="head">
        <a class="button quiet back" href={hrefOf({ view: 'today' })} aria-label={t('nav.back')}>
          <Icon name="back" />
        </a>
        <h1 class="author">
          {t(`lane.${group}`)} <span class="count">{number(known?.length ?? count)}</span>
        </h1>
      </div>
      <Cards
        panel={panel}
        group={group}
        first={cases}
        count={count}
        all={known}
        brands={named}
        place={place}
      />
    </div>
  );
}

/** As Today has it: who wrote again stands on top there, and not in their group. */
async function headOf(ledger: Ledger, group: Group, tonight: number) {
  const [groups, again, named] = await Promise.all([
    today(ledger, { [group]: FIRST }, tonight),
    wroteAgain(ledger),
    brands(ledger),
  ]);
  const { count, cases } = withoutThose(groups, again, tonight).find((one) => one.group === group)!;
  return { count, cases, brands: named.all };
}

async function allOf(ledger: Ledger, group: Group, tonight: number): Promise<string[]> {
  const [ids, again] = await Promise.all([idsOf(ledger, group, tonight), wroteAgain(ledger)]);
  const lifted = new Set(again.map(({ id }) => id));
  return lifted.size === 0 ? ids : ids.filter((id) => !lifted.has(id));
}

interface CardsProps {
  panel: PanelState;
  group: Group;
  first: readonly CaseRow[];
  count: number;
  /** Null: not read yet. */
  all: readonly string[] | null;
  brands: Brands['all'];
  place: Place | null;
}

function Cards({ panel, group, first, count, all, brands: named, place }: CardsProps) {
  const ids = useMemo(() => all ?? first.map(({ id }) => id), [all, all ? null : first]);
  const of = all?.length ?? count;
  const { picked, pick, setPicked } = usePicked();
  const last = panel.lastCase();
  const { list, items, range, current, isFocused, focus, move, onFocusIn } = useLongList({
    ids,
    count: of,
    place,
    // A case may have led to the next one.
    at: place && last !== null && place.ids.includes(last) ? last : (place?.current ?? null),
    onLeave: (now) => {
      if (panel.route.value.view === 'case') left.set(group, now);
      else left.delete(group);
    },
  });
  const rows = useRows(panel.ledger, first, wanted(ids, range, current));
  const urgent = useUrgent(useMemo(() => [...rows.values()], [rows]));
  // Who is not in it any more is not acted on.
  useEffect(() => {
    if (picked.size === 0) return;
    const there = new Set(ids);
    setPicked([...picked].filter((id) => there.has(id)));
  }, [ids]);
  useLayoutEffect(() => {
    panel.lists(() => ids);
    return () => panel.lists(null);
  }, [ids]);
  useLayoutEffect(() =>
    onKeys(
      {
        next: () => move(1),
        previous: () => move(-1),
        open: () => (isFocused() ? openCard() : move(1)),
        select: () => (isFocused() ? inItem('[data-pick]') : move(1)),
        answered: () => (isFocused() ? inItem('[data-offer]') : move(1)),
      },
      { before: true },
    ),
  );
  useLayoutEffect(
    () =>
      // The bar of those that are picked answers it first.
      picked.size > 0 ? undefined : onKeys({ escape: () => panel.go({ view: 'today' }) }),
    [picked.size > 0],
  );
  const ends: Record<string, number> = { Home: 0, End: ids.length - 1 };
  if (of === 0) return <p class="soft">{t('lane.none')}</p>;
  return (
    <>
      <ul
        class="cards long"
        ref={list}
        data-picking={picked.size > 0 || undefined}
        onFocusIn={onFocusIn}
        onKeyDown={(event) => {
          const end = ends[event.key];
          if (end === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          focus(end);
        }}
      >
        {items.map(({ key, index }) => {
          const row = rows.get(ids[index] ?? '');
          if (!row) return <li key={`${key} waits`} class="waits" data-index={index} aria-hidden="true" />;
          return (
            <CaseCard
              key={row.id}
              row={row}
              href={hrefOf({ view: 'case', id: row.id })}
              now={panel.now.value}
              brand={brandOfCase(named, row.brand)}
              onAccept={(one, offer, choice) => acceptOffer(panel, one, offer, choice)}
              picked={picked.has(row.id)}
              onPick={pick}
              urgent={urgent.has(row.id)}
              place={{ index, of }}
            />
          );
        })}
      </ul>
      {picked.size > 0 && <BulkBar panel={panel} picked={picked} shown={ids} onPick={setPicked} />}
    </>
  );
}

/** Whose rows are read: what is seen and some around, and what has the focus with its neighbours. */
function wanted(
  ids: readonly string[],
  range: { startIndex: number; endIndex: number } | null,
  current: number | undefined,
): string[] {
  const { startIndex, endIndex } = range ?? { startIndex: 0, endIndex: 0 };
  const blocks = (from: number, to: number) =>
    ids.slice(Math.max(0, (Math.floor(from / BLOCK) - 1) * BLOCK), (Math.floor(to / BLOCK) + 2) * BLOCK);
  const seen = blocks(startIndex, endIndex);
  return current === undefined ? seen : [...new Set([...seen, ...blocks(current, current)])];
}

function useRows(
  ledger: Ledger,
  first: readonly CaseRow[],
  ids: readonly string[],
): ReadonlyMap<string, CaseRow> {
  const live = useLive(ledger, (from) => from.cases.bulkGet([...ids]), [ids.join(' ')]).value;
  return useMemo(() => {
    const read = live.state === 'ready' ? live.value.filter((row) => row !== undefined) : [];
    return new Map([...first, ...read].map((row) => [row.id, row]));
  }, [live, first]);
}
