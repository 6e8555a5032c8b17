/** The search box, and what it found in the place of what else stands below it. */
import type { ComponentChildren, ComponentProps } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../../utils/texts/texts';
import { moveCard } from '../keys';
import type { PanelState } from '../panel-state';
import { useSearch } from '../searching';
import { useView } from '../use-view';
import type { SearchAnswer } from './SearchAnswer';

const PAGE = 20;

export function Search({ panel, children }: { panel: PanelState; children: ComponentChildren }) {
  const { text, asked } = panel.search;
  const [first, setFirst] = useState(PAGE);
  const [again, setAgain] = useState(0);
  const searched = useSearch(panel.ledger, text.value, first, again);
  const box = useRef<HTMLInputElement>(null);
  // Before the next key: what is typed right behind "/" belongs in the box.
  useLayoutEffect(() => {
    if (!asked.value) return;
    asked.value = false;
    box.current?.select();
    box.current?.focus();
  }, [asked.value]);
  const type = (next: string) => {
    text.value = next;
    setFirst(PAGE);
  };
  const keys: Record<string, () => void> = {
    ArrowDown: () => moveCard(1),
    ArrowUp: () => (isFirstCard() ? box.current?.focus() : moveCard(-1)),
    Escape: () => {
      if (text.value === '') return box.current?.blur();
      type('');
      box.current?.focus();
    },
  };
  const isSearching = searched.state !== 'none';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that come from the box and the cards within
    <div
      onKeyDown={(event) => {
        const run = isSearching || event.target === box.current ? keys[event.key] : undefined;
        if (!run || event.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        run();
      }}
    >
      <search>
        <form
          class="search"
          onSubmit={(event) => {
            event.preventDefault();
            const newest = searched.state === 'found' && searched.of === text.value && searched.found.hits[0];
            if (newest) panel.go({ view: 'case', id: newest.row.id });
          }}
        >
          <input
            ref={box}
            type="search"
            dir="auto"
            aria-label={t('search.label')}
            placeholder={t('search.placeholder')}
            autocomplete="off"
            spellcheck={false}
            value={text.value}
            onInput={(event) => type(event.currentTarget.value)}
          />
        </form>
      </search>
      {isSearching ? (
        <Answer
          panel={panel}
          searched={searched}
          onMore={() => setFirst(first + PAGE)}
          onOlder={() => setAgain(again + 1)}
        />
      ) : (
        children
      )}
    </div>
  );
}

const isFirstCard = () => document.activeElement === document.querySelector('a.card');

/** Loaded when something is searched for. */
function Answer(props: ComponentProps<typeof SearchAnswer>) {
  const view = useView(() => import('./SearchAnswer'));
  return view && <view.SearchAnswer {...props} />;
}
