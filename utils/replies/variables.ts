/** What a template may name, and what the case, the hour and the brand give for it. */

/** What a template may name. */
export const VARIABLES = [
  'customer.name',
  'customer.firstName',
  'case.need',
  'handoff.name',
  'handoff.department',
  'brand',
  'me',
  'today',
  'greeting',
] as const;
export type Variable = (typeof VARIABLES)[number];
export type Values = Partial<Record<Variable, string>>;

/** The names by which Chatwoot's canned responses call the same (chatwoot.com/docs, "Canned responses"). */
const ALIASES: Readonly<Record<string, Variable>> = {
  'contact.name': 'customer.name',
  'contact.first_name': 'customer.firstName',
  'agent.name': 'me',
  'agent.first_name': 'me',
  'inbox.name': 'brand',
};

/** The variable that this name means; null: none. */
export const variableOf = (name: string): Variable | null =>
  VARIABLES.find((known) => known === name) ?? (Object.hasOwn(ALIASES, name) ? ALIASES[name]! : null);

/** Every name that may be used for what is there. */
export function scopeOf(values: Values): Record<string, unknown> {
  const scope: Record<string, Record<string, string> | string> = {};
  const put = (name: string, value: string) => {
    const [head = '', tail] = name.split('.');
    if (tail === undefined) scope[head] = value;
    else scope[head] = { ...((scope[head] as Record<string, string> | undefined) ?? {}), [tail]: value };
  };
  // Where nothing is known of a customer, a default is still looked for in one.
  for (const name of [...VARIABLES, ...Object.keys(ALIASES)])
    if (name.includes('.')) scope[name.split('.')[0]!] = {};
  for (const [name, value] of Object.entries(values)) if (value.trim() !== '') put(name, value);
  for (const [alias, name] of Object.entries(ALIASES)) {
    const value = values[name];
    if (value?.trim()) put(alias, value);
  }
  return scope;
}

/** The first word of a name as shown, without what is no letter: "Ada 🌸 Berg" gives "Ada". Null where none is. */
export function firstName(name: string | null): string | null {
  return name?.match(/\p{L}[\p{L}\p{M}'’.-]*/u)?.[0] ?? null;
}

/** Before noon, before six in the evening, later: whoever greets thinks of their own hour. */
const GREETINGS: Readonly<Record<string, readonly [string, string, string]>> = {
  en: ['Good morning', 'Good afternoon', 'Good evening'],
  es: ['Buenos días', 'Buenas tardes', 'Buenas noches'],
  sv: ['God morgon', 'God eftermiddag', 'God kväll'],
};
const NOON = 12;
const EVENING = 18;

/** What the moment gives, in the language of the text; a greeting is not known in every language. */
export function ofTheMoment(now: number, language: string): Values {
  const date = new Date(now);
  const values: Values = { today: new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(date) };
  const hour = date.getHours();
  const greeting = GREETINGS[new Intl.Locale(language).language]?.[hour < NOON ? 0 : hour < EVENING ? 1 : 2];
  return greeting === undefined ? values : { ...values, greeting };
}
