/** What a customer is to the team: each tag goes by its button, a new one is typed. */
import { LONGEST_PERSON_TAG } from '../utils/people/person';
import { t } from '../utils/texts/texts';
import type { DraftHandle } from './Draft';
import { Icon } from './Icon';

interface Props {
  tags: readonly string[];
  /** Of the tag that is being typed. */
  draft: DraftHandle;
  onAdd: (tag: string) => void;
  onRemove: (tag: string) => void;
}

export function PersonTags({ tags, draft, onAdd, onRemove }: Props) {
  const tag = draft.text.trim().replace(/\s+/g, ' ');
  return (
    <form
      class="topics"
      aria-label={t('customer.tags')}
      onSubmit={(event) => {
        event.preventDefault();
        if (tag !== '' && !tags.includes(tag)) onAdd(tag);
        else draft.set('');
      }}
    >
      {tags.map((one) => (
        <span key={one} class="topic" dir="auto">
          {one}
          <button
            type="button"
            class="quiet"
            aria-label={t('customer.removeTag', { tag: one })}
            onClick={() => onRemove(one)}
          >
            <Icon name="close" size={12} />
          </button>
        </span>
      ))}
      <input
        value={draft.text}
        maxLength={LONGEST_PERSON_TAG}
        placeholder={t('customer.addTag')}
        aria-label={t('customer.addTag')}
        onInput={(event) => draft.set(event.currentTarget.value)}
      />
    </form>
  );
}
