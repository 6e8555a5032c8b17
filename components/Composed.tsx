/** A text that is composed until the manager words it; then it is theirs until they ask for it anew. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { DraftStore } from '../utils/drafts';
import { PACKET_LANGUAGES, type PacketLanguage } from '../utils/handoffs/words/words';
import { t } from '../utils/texts/texts';
import { DraftBox, useDraft } from './Draft';

export interface Composed {
  text: string;
  edited: boolean;
  set: (text: string) => void;
  anew: () => void;
  /** Brings back the words that were given up for it; null where there are none. */
  back: (() => void) | null;
  /** It is durable: these words go, unless something was typed since. */
  sent: () => void;
}

export function useComposed(drafts: DraftStore, name: string, composed: string): Composed {
  const draft = useDraft(drafts, name);
  // Once worded, an empty box means that nothing is said.
  const [edited, setEdited] = useState(draft.text !== '');
  const [before, setBefore] = useState<string | null>(null);
  const set = (text: string) => {
    setEdited(true);
    draft.set(text);
  };
  return {
    text: edited ? draft.text : composed,
    edited,
    set,
    anew: () => {
      setBefore(draft.text);
      setEdited(false);
      draft.set('');
    },
    back:
      edited || before === null
        ? null
        : () => {
            set(before);
            setBefore(null);
          },
    sent: () => draft.sent(draft.text),
  };
}

const names = PACKET_LANGUAGES.map(
  (language) => [language, new Intl.DisplayNames([language], { type: 'language' }).of(language)] as const,
);

/** Each is named in itself. */
export const nameOfLanguage = (language: PacketLanguage) => names.find(([one]) => one === language)?.[1];

interface Props {
  label: string;
  composed: Composed;
  language: PacketLanguage;
  /** What the choice of a language is called for somebody who cannot see where it stands. */
  languageLabel: string;
  onLanguage: (language: PacketLanguage) => void;
  /** What can be done with it. */
  children?: ComponentChildren;
}

export function ComposedBox({ label, composed, language, languageLabel, onLanguage, children }: Props) {
  const { edited, anew, back } = composed;
  return (
    <div class="stack composed">
      <DraftBox label={label} draft={composed} />
      <div class="row">
        {edited ? (
          <>
            <span class="small soft">{t('composed.edited')}</span>
            <button type="button" class="quiet" onClick={anew}>
              {t('composed.anew')}
            </button>
          </>
        ) : (
          <select
            aria-label={languageLabel}
            value={language}
            onChange={(event) => onLanguage(event.currentTarget.value as PacketLanguage)}
          >
            {PACKET_LANGUAGES.map((one) => (
              <option key={one} value={one}>
                {nameOfLanguage(one)}
              </option>
            ))}
          </select>
        )}
        {back && (
          <button type="button" class="quiet" onClick={back}>
            {t('composed.back')}
          </button>
        )}
        {children}
      </div>
    </div>
  );
}
