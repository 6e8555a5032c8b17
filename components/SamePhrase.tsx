/** What people who have the same problem say in so many words, and how many of them. */
import type { Group } from '../utils/same/groups';
import { t } from '../utils/texts/texts';

export function SamePhrase({ people, phrase }: Pick<Group, 'people' | 'phrase'>) {
  const { words, writers } = phrase;
  return (
    <p>
      {t(writers >= people ? 'same.allSay' : 'same.someSay', { writers, people })}{' '}
      <q dir="auto">{words.replace(/\s+/g, ' ')}</q>
    </p>
  );
}
