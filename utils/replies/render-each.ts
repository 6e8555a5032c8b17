/** One reply for many: filled for each with what is known of them. What is the same for all is asked for once. */
import { type Fault, type Field, render } from './render';
import { type Name, ofTheMoment, type Values } from './variables';

export interface Recipient {
  id: string;
  /** What is known of this one. */
  values: Values;
}

/** What each has of their own: nobody can be asked for it once for all. */
const isOwn = (name: Name) => /^(?:customer|case|handoff|contact|conversation)\./.test(name);

export type Each =
  | {
      state: 'done';
      texts: { id: string; text: string }[];
      /** Whose reply would have a gap. */
      lacking: { id: string; lacks: Name[] }[];
    }
  | { state: 'needs'; fields: Field[] }
  | Fault;

/** `language`: BCP 47, for the day and the greeting; `now`: ms since 1970. */
export async function renderEach(
  text: string,
  recipients: readonly Recipient[],
  about: {
    now: number;
    language: string;
    filled: Readonly<Record<string, string>>;
    snippets: Readonly<Record<string, string>>;
  },
): Promise<Each> {
  const { now, language, filled, snippets } = about;
  const moment = ofTheMoment(now, language);
  const asked = new Map<string, Field>();
  const texts: { id: string; text: string }[] = [];
  const lacking: { id: string; lacks: Name[] }[] = [];
  for (const { id, values } of recipients) {
    const rendering = await render(text, { values: { ...values, ...moment }, filled, snippets });
    if (rendering.state === 'done') texts.push({ id, text: rendering.text });
    else if (rendering.state !== 'needs') return rendering;
    else {
      const lacks = rendering.fields.flatMap(({ variable }) =>
        variable !== null && isOwn(variable) ? variable : [],
      );
      if (lacks.length > 0) lacking.push({ id, lacks });
      for (const field of rendering.fields)
        if (field.variable === null || !isOwn(field.variable)) asked.set(field.name, field);
    }
  }
  if (asked.size > 0) return { state: 'needs', fields: [...asked.values()] };
  return { state: 'done', texts, lacking };
}
