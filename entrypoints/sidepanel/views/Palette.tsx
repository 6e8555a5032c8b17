/** One field for everything: acts, views, cases, customers, topics, templates. Choosing does it, and the field is gone. */
import '../../../assets/palette.css';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { authorWords, quoteWords } from '../../../components/CaseCard';
import { excerptOf, type Wanted } from '../../../components/Marked';
import { PaletteBox, type PaletteGroup } from '../../../components/PaletteBox';
import { brands } from '../../../storage/queries/brands';
import { peopleNamed } from '../../../storage/queries/people-named';
import type { Hit } from '../../../storage/queries/search';
import { offeredTopics } from '../../../storage/queries/topics';
import type { PersonRow } from '../../../storage/records';
import { fuzzily } from '../../../utils/fuzzy';
import { shownName } from '../../../utils/people/shown-name';
import { keepCommand, recentCommands } from '../../../utils/recent-commands';
import { find } from '../../../utils/replies/find';
import type { Template } from '../../../utils/replies/template';
import { t } from '../../../utils/texts/texts';
import { atOnce } from '../at-once';
import { typedAhead } from '../keys';
import { useLive } from '../live';
import { type Command, commandsByPlace, commandsWithoutKey, takesTemplate } from '../palette-commands';
import type { PanelState } from '../panel-state';
import { useSearch } from '../searching';
import { namedTemplates } from '../templates';

type Group = PaletteGroup<Command>;

/** So many cases are looked through for their customers; so many of each kind are shown. */
const LOOKED_AT = 30;
const SHOWN = 6;
const RECENT = 5;
/** A score (utils/fuzzy.ts) at which a command was meant, and needs not wait for what the ledger finds. */
const MEANT = 0.1;
/** When somebody who types has come to rest, in ms: only then is it said how much was found. */
const REST = 700;

interface Found {
  of: string;
  groups: Group[];
}

export function Palette({ panel, onClose }: { panel: PanelState; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const begun = useMemo(typedAhead, []);
  const [words, setWords] = useState(begun.split('\n')[0] ?? '');
  const [taken, setTaken] = useState<string | null>(null);
  /** Enter came before anything was found: the first that is. */
  const hurried = useRef<string | null>(begun.includes('\n') ? words.trim() : null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const known = useLive(
    panel.ledger,
    (ledger) =>
      atOnce({ brands: brands(ledger), topics: offeredTopics(ledger), templates: namedTemplates(ledger) }),
    [],
  ).value;
  const ready = known.state === 'ready' ? known.value : null;
  const commands = useMemo(
    () => [...commandsByPlace(panel), ...commandsWithoutKey(panel, ready?.brands ?? null)],
    [ready],
  );
  const found = useFound(panel, words.trim(), commands, ready);
  const groups = words.trim() === '' ? withRecent(commands) : found.groups;
  const items = groups.flatMap((group) => group.items);
  const settled = words.trim() === '' || found.of === words.trim();
  const active = items.find(({ id }) => id === taken) ?? items[0] ?? null;
  const take = (item: Command | null) => {
    if (item === null || !settled) {
      hurried.current = words.trim();
      return;
    }
    if (commands.some((group) => group.items.includes(item))) keepCommand(localStorage, item.id);
    // The focus is back where it was before anything is done there.
    dialog.current?.close();
    item.run();
  };
  useEffect(() => {
    if (hurried.current === null || !settled) return;
    const wanted = hurried.current;
    hurried.current = null;
    if (wanted === words.trim() && active) take(active);
  }, [settled, active]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it by key
    <dialog
      ref={dialog}
      class="palette"
      aria-label={t('palette.open')}
      onClose={onClose}
      onClick={({ target, currentTarget }) => target === currentTarget && currentTarget.close()}
    >
      <PaletteBox
        label={t('palette.open')}
        placeholder={t('palette.placeholder')}
        words={words}
        groups={groups}
        active={active}
        nothing={settled && items.length === 0 ? t('palette.nothing', { words: words.trim() }) : null}
        said={useResting(t('palette.found', { count: items.length }))}
        onWords={(next) => {
          setTaken(null);
          setWords(next);
        }}
        onActive={({ id }) => setTaken(id)}
        onTake={take}
      />
    </dialog>
  );
}

/** What was taken last, as far as it can be done here; it stands once. */
function withRecent(commands: readonly Group[]): Group[] {
  const all = commands.flatMap(({ items }) => items);
  const recent = recentCommands(localStorage)
    .flatMap((id) => all.find((one) => one.id === id) ?? [])
    .slice(0, RECENT);
  const others = commands.map(({ title, items }) => ({
    title,
    items: items.filter((one) => !recent.includes(one)),
  }));
  return [{ title: t('palette.recent'), items: recent }, ...others].filter(({ items }) => items.length > 0);
}

/** What changes as fast as somebody types is said when they rest. */
function useResting(text: string): string {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const resting = setTimeout(() => setSaid(text), REST);
    return () => clearTimeout(resting);
  }, [text]);
  return said;
}

interface Known {
  topics: string[];
  templates: Template[];
}

/**
 * What fits the words. A command that was clearly meant is there at once, before what the ledger finds; one that is only like them
 * waits for that, and stands behind it: who types a customer's name and Enter means the customer. Until then the last answer stays.
 */
function useFound(panel: PanelState, words: string, commands: readonly Group[], known: Known | null): Found {
  const searched = useSearch(panel.ledger, words, LOOKED_AT);
  const [found, setFound] = useState<Found>({ of: '', groups: [] });
  const answered = searched.state !== 'none' && searched.of === words;
  useEffect(() => {
    if (words === '') return setFound({ of: '', groups: [] });
    let current = true;
    void (async () => {
      const all = commands.flatMap(({ items }) => items);
      const acts = await fuzzily(all, [{ name: 'name', weight: 1 }], words);
      const meant = acts.some(({ score }) => score < MEANT);
      if (!meant && !answered) return;
      const hits = answered && searched.state === 'found' ? searched.found : null;
      const cases = hits?.hits ?? [];
      const wanted = searched.state === 'found' ? searched.query.wanted : [];
      const [people, topics, fitting] = await Promise.all([
        peopleNamed(
          panel.ledger,
          cases.map(({ row }) => row),
          wanted,
        ),
        fuzzily(
          (known?.topics ?? []).map((name) => ({ name })),
          [{ name: 'name', weight: 1 }],
          words,
        ),
        find(known?.templates ?? [], { words, language: null, uses: {} }),
      ]);
      if (!current) return;
      const doing = { title: t('palette.commands'), items: acts.slice(0, SHOWN).map(({ item }) => item) };
      const more = cases.length > SHOWN || hits?.more ? [allCases(panel, words)] : [];
      const rest = [
        {
          title: t('palette.cases'),
          items: [...cases.slice(0, SHOWN).map((hit) => caseItem(panel, hit, wanted)), ...more],
        },
        { title: t('palette.people'), items: people.slice(0, SHOWN).map((one) => personItem(panel, one)) },
        {
          title: t('palette.topics'),
          items: topics.slice(0, SHOWN).map(({ item }) => topicItem(panel, item.name)),
        },
        {
          title: t('palette.templates'),
          items: fitting.slice(0, SHOWN).map((one) => templateItem(panel, one)),
        },
      ];
      const groups = meant ? [doing, ...rest] : [...rest, doing];
      setFound({ of: words, groups: groups.filter(({ items }) => items.length > 0) });
    })();
    return () => {
      current = false;
    };
  }, [words, commands, known, answered && searched]);
  return found;
}

const caseItem = (panel: PanelState, { row, elsewhere }: Hit, wanted: readonly Wanted[]): Command => ({
  id: `case:${row.id}`,
  name: authorWords(row.evidence.author),
  more: excerptOf(elsewhere ?? quoteWords(row.evidence.text), wanted),
  run: () => panel.go({ view: 'case', id: row.id }),
});

const allCases = (panel: PanelState, words: string): Command => ({
  id: 'search:',
  name: t('palette.allCases', { words }),
  run: () => look(panel, words),
});

const personItem = (panel: PanelState, { id, name, identities }: PersonRow): Command => ({
  id: `person:${id}`,
  name:
    shownName({ name, handle: identities[0]?.handle ?? null }) ??
    identities.flatMap((one) => one.name ?? one.handle)[0] ??
    t('case.unknownAuthor'),
  more: identities.map(({ handle }) => handle).join(' · '),
  run: () => panel.go({ view: 'person', id }),
});

const topicItem = (panel: PanelState, topic: string): Command => ({
  id: `topic:${topic}`,
  name: t('palette.topic', { topic }),
  run: () => look(panel, `topic:"${topic.replaceAll('"', ' ')}"`),
});

const templateItem = (panel: PanelState, template: Template): Command => ({
  id: `template:${template.id}`,
  name: template.name,
  more: template.whenToUse,
  run: () => {
    panel.templateAsked.value = template;
    if (!takesTemplate()) panel.go({ view: 'templates' });
  },
});

function look({ search, go }: PanelState, words: string): void {
  search.text.value = words;
  go({ view: 'today' });
}
