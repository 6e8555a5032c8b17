/** A search of a site's own: from words, from a watch-word in one click, or the address of any other. */
import { useState } from 'preact/hooks';
import type { WatchwordRow } from '../storage/records';
import { readAddress } from '../utils/destinations/address';
import type { DraftStore } from '../utils/drafts';
import { LONGEST_LINK, LONGEST_NAME } from '../utils/feeds/feed';
import { SEARCH_PLACES, type SearchPlace, searchAddress, wordsFor } from '../utils/listening/native-search';
import { t } from '../utils/texts/texts';
import { useDraft } from './Draft';
import { focusOnOpen } from './focus';

export interface SearchSaid {
  name: string;
  address: string;
}

/** As it is typed. */
interface Typed {
  place: SearchPlace;
  words: string;
  address: string;
}

interface Props {
  drafts: DraftStore;
  draftName: string;
  watched: readonly WatchwordRow[];
  /** `done` is called when it is durable. */
  onSave: (said: SearchSaid, draft: string, done: () => void) => void;
  onCancel: () => void;
}

const START: Typed = { place: 'x', words: '', address: '' };
/** More of them would be a list of their own. */
const MOST_OFFERED = 12;

export function SearchForm({ drafts, draftName, watched, onSave, onCancel }: Props) {
  const draft = useDraft(drafts, draftName, JSON.stringify(START));
  const typed = JSON.parse(draft.text) as Typed;
  const { place, words, address } = typed;
  const [problem, setProblem] = useState<'words' | 'address' | null>(null);
  const set = (change: Partial<Typed>) => {
    setProblem(null);
    draft.set(JSON.stringify({ ...typed, ...change }));
  };
  const save = (said: SearchSaid) => onSave(said, draft.name, () => drafts.write(draftName, ''));
  const submit = (event: Event) => {
    event.preventDefault();
    const name = words.trim();
    if (name === '') return setProblem('words');
    if (place !== 'web') return save({ name, address: searchAddress(place, name) });
    const read = readAddress(address, false);
    if ('problem' in read || read.whole.length > LONGEST_LINK) return setProblem('address');
    save({ name, address: read.whole });
  };
  return (
    <form class="sheet" aria-label={t('searches.title')} onSubmit={submit} noValidate>
      <label class="field">
        {t('searches.where')}
        <select value={place} onChange={(event) => set({ place: event.currentTarget.value as SearchPlace })}>
          {SEARCH_PLACES.map((one) => (
            <option key={one} value={one}>
              {t(`searches.at.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        {t(place === 'web' ? 'searches.name' : 'searches.words')}
        <input
          dir="auto"
          value={words}
          maxLength={LONGEST_NAME}
          ref={focusOnOpen}
          aria-invalid={problem === 'words'}
          onInput={(event) => set({ words: event.currentTarget.value })}
        />
      </label>
      {place === 'web' && (
        <label class="field">
          {t('searches.address')}
          <input
            type="text"
            inputMode="url"
            autocomplete="off"
            spellcheck={false}
            value={address}
            aria-invalid={problem === 'address'}
            onInput={(event) => set({ address: event.currentTarget.value })}
          />
        </label>
      )}
      {place !== 'web' && watched.length > 0 && (
        <>
          <p class="small soft" id="from-watch">
            {t('searches.fromWatch')}
          </p>
          <fieldset class="choices" aria-labelledby="from-watch">
            {watched.slice(0, MOST_OFFERED).map((row) => (
              <button
                key={row.id}
                type="button"
                class="small"
                dir="auto"
                onClick={() =>
                  save({ name: row.words[0] ?? '', address: searchAddress(place, wordsFor(place, row)) })
                }
              >
                {row.words[0]}
              </button>
            ))}
          </fieldset>
        </>
      )}
      {problem !== null && (
        <p class="notice" data-problem role="alert">
          {t(`searches.problem.${problem}`)}
        </p>
      )}
      <div class="row">
        <button type="submit" class="primary">
          {t('action.save')}
        </button>
        <button
          type="button"
          class="quiet"
          onClick={() => {
            drafts.write(draftName, '');
            onCancel();
          }}
        >
          {t('action.cancel')}
        </button>
      </div>
    </form>
  );
}
