/** The address of a feed, and what it is called here. What cannot be one is said with its reason, and what was typed stays. */
import { useState } from 'preact/hooks';
import { type AddressProblem, readAddress } from '../utils/destinations/address';
import type { DraftStore } from '../utils/drafts';
import { LONGEST_LINK, LONGEST_NAME } from '../utils/feeds/feed';
import { t } from '../utils/texts/texts';
import { useDraft } from './Draft';
import { focusOnOpen } from './focus';

export interface FeedSaid {
  address: string;
  name: string;
}

interface Props {
  drafts: DraftStore;
  draftName: string;
  /** What is changed; null: a new one. */
  known: FeedSaid | null;
  /** The addresses of all others. */
  taken: readonly string[];
  /** In the click itself, so that the browser can be asked; `done` is called when it is durable. */
  onSave: (said: FeedSaid, draft: string, done: () => void) => void;
  onRemove: (() => void) | null;
  onCancel: () => void;
}

type Problem = Exclude<AddressProblem, 'no-path'> | 'known' | 'long';

export function FeedForm({ drafts, draftName, known, taken, onSave, onRemove, onCancel }: Props) {
  const draft = useDraft(drafts, draftName, JSON.stringify(known ?? { address: '', name: '' }));
  const { address, name } = JSON.parse(draft.text) as FeedSaid;
  const [problem, setProblem] = useState<Problem | null>(null);
  const set = (change: Partial<FeedSaid>) => {
    setProblem(null);
    draft.set(JSON.stringify({ address, name, ...change }));
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const read = addressOf(address, taken);
    if ('problem' in read) return setProblem(read.problem);
    onSave({ address: read.address, name: name.trim() }, draft.name, () => drafts.write(draftName, ''));
  };
  return (
    <form class="sheet" aria-label={t('feeds.title')} onSubmit={submit} noValidate>
      <label class="field">
        {t('feeds.address')}
        <input
          type="text"
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          value={address}
          ref={focusOnOpen}
          aria-invalid={problem !== null}
          aria-describedby="feed-help"
          onInput={(event) => set({ address: event.currentTarget.value })}
        />
      </label>
      <p class="small soft" id="feed-help">
        {t('feeds.help')}
      </p>
      <label class="field">
        {t('feeds.name')}
        <input
          value={name}
          dir="auto"
          maxLength={LONGEST_NAME}
          onInput={(event) => set({ name: event.currentTarget.value })}
        />
      </label>
      {problem !== null && (
        <p class="notice" data-problem role="alert">
          {t(`feeds.problem.${problem}`)}
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
        {onRemove && (
          <button type="button" class="quiet" onClick={onRemove}>
            {t('feeds.remove')}
          </button>
        )}
      </div>
    </form>
  );
}

function addressOf(typed: string, taken: readonly string[]): { address: string } | { problem: Problem } {
  // As some sites still spell them.
  const read = readAddress(typed.trim().replace(/^feed:(\/\/)?/i, ''), false);
  if ('problem' in read) return { problem: read.problem === 'no-path' ? 'no-address' : read.problem };
  if (read.whole.length > LONGEST_LINK) return { problem: 'long' };
  return taken.includes(read.whole) ? { problem: 'known' } : { address: read.whole };
}
