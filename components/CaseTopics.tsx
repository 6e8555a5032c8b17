/** What a case is about, in the team's own words: each goes by its button, a new one is typed. */
import type { ComponentChildren } from 'preact';
import { useContext, useState } from 'preact/hooks';
import { LONGEST_TOPIC } from '../utils/cases';
import { t } from '../utils/texts/texts';
import { Icon } from './Icon';
import { TopicNames } from './topic-names';

interface Props {
  /** Of the case. */
  brand: string;
  /** As they were said. */
  topics: readonly string[];
  /** All that are offered. */
  known: readonly string[];
  onChange: (change: { add: string[]; remove: string[] }) => void;
  /** What stands behind the box. */
  children?: ComponentChildren;
}

export function CaseTopics({ brand, topics, known, onChange, children }: Props) {
  const [text, setText] = useState('');
  const naming = useContext(TopicNames);
  const named = (topic: string) => naming(brand, [topic])[0] ?? topic;
  const shown = naming(brand, topics);
  const add = topicsIn(text).filter((topic) => !shown.includes(named(topic)));
  return (
    <form
      class="topics"
      aria-label={t('topics.label')}
      onSubmit={(event) => {
        event.preventDefault();
        if (add.length > 0) onChange({ add, remove: [] });
        setText('');
      }}
    >
      {shown.map((topic) => (
        <span key={topic} class="topic" dir="auto">
          {topic}
          <button
            type="button"
            class="quiet"
            aria-label={t('topics.remove', { topic })}
            onClick={() => onChange({ add: [], remove: topics.filter((one) => named(one) === topic) })}
          >
            <Icon name="close" size={12} />
          </button>
        </span>
      ))}
      <input
        id="topic-box"
        value={text}
        list="known-topics"
        maxLength={LONGEST_TOPIC}
        placeholder={t('topics.add')}
        aria-label={t('topics.add')}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <TopicList known={known} />
      {children}
    </form>
  );
}

export const TopicList = ({ known }: { known: readonly string[] }) => (
  <datalist id="known-topics">
    {known.map((topic) => (
      <option key={topic} value={topic} />
    ))}
  </datalist>
);

/** Several are parted by commas; each once. */
export const topicsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((topic) => topic.trim().replace(/\s+/g, ' ').slice(0, LONGEST_TOPIC))
      .filter((topic) => topic !== ''),
  ),
];
