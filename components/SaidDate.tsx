/** A date as somebody says it, with what it was understood as beneath, before anything is set. */
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Hours } from '../utils/clocks/hours';
import type { Said } from '../utils/clocks/say';
import { fullMoment, t } from '../utils/texts/texts';

interface Props {
  /** What was typed. */
  text: string;
  now: number;
  hours: Hours;
  onText: (text: string) => void;
  /** The moment as ISO 8601 UTC; null as long as it is none. */
  onDate: (at: string | null) => void;
}

export function SaidDate({ text, now, hours, onText, onDate }: Props) {
  const [asked, setAsked] = useState(false);
  const said = useSaid(text, now, hours, asked);
  const at = said && 'at' in said ? new Date(said.at).toISOString() : null;
  // Before the next key: Enter right behind a letter must not set what stood there before it.
  useLayoutEffect(() => onDate(at), [at]);
  return (
    <>
      <label class="field">
        {t('due.custom')}
        <input
          value={text}
          placeholder={t('due.example')}
          autocomplete="off"
          aria-invalid={said !== null && at === null}
          aria-describedby="said-date"
          onFocus={() => setAsked(true)}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      </label>
      <output id="said-date" class="small soft">
        {wordsOf(said, at)}
      </output>
    </>
  );
}

/** A line of its own height even while it is empty: nothing moves when it is filled. */
function wordsOf(said: Said | null, at: string | null): string {
  if (at !== null) return fullMoment(at);
  return said && 'problem' in said ? t(`due.problem.${said.problem}`) : '\u00a0';
}

/** The parser is loaded when the field is entered, so that it is there at the Enter: it is as large as a fifth of the panel. */
function useSaid(text: string, now: number, hours: Hours, asked: boolean): Said | null {
  const [parser, setParser] = useState<typeof import('../utils/clocks/say') | null>(null);
  const typed = text.trim() !== '';
  useEffect(() => {
    if (typed || asked) void import('../utils/clocks/say').then(setParser);
  }, [typed || asked]);
  return parser && typed ? parser.sayDate(text, { now, hours }) : null;
}
