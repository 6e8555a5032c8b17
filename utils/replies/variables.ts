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

/**
 * The names by which Chatwoot's canned responses call the same: those that its editor fills (github.com/chatwoot/utils,
 * src/canned.ts) and those of its Liquid (github.com/chatwoot/chatwoot, app/drops/).
 */
const ALIASES: Readonly<Record<string, Variable>> = {
  'contact.name': 'customer.name',
  'contact.first_name': 'customer.firstName',
  'conversation.contact_name': 'customer.name',
  'agent.name': 'me',
  'agent.available_name': 'me',
  'agent.first_name': 'me',
  'inbox.name': 'brand',
  'account.name': 'brand',
};
/** Chatwoot's names of what is known nowhere here: asked for each time. */
export const ASKED = [
  'contact.last_name',
  'contact.email',
  'contact.phone',
  'contact.phone_number',
  'contact.id',
  'conversation.id',
  'conversation.display_id',
  'agent.last_name',
  'agent.email',
] as const;
type Asked = (typeof ASKED)[number];
/** What a team made up for itself over there; asked for as well. */
type Attribute = `${'contact' | 'conversation'}.custom_attribute.${string}`;
const ATTRIBUTE = /^(?:contact|conversation)\.custom_attribute\.([\p{L}\p{N}][\p{L}\p{N}_-]*)$/u;
export type Name = Variable | Asked | Attribute;

const isAttribute = (name: string): name is Attribute => ATTRIBUTE.test(name);
/** As its team reads it: "order_number" is "order number". Null: it is none of a team's own. */
export const attributeIn = (name: Name): string | null =>
  ATTRIBUTE.exec(name)?.[1]?.replaceAll('_', ' ') ?? null;
export type Labelled = Exclude<Name, Attribute>;

/** What this name means; null: nothing that is known here. */
export function variableOf(name: string): Name | null {
  if (Object.hasOwn(ALIASES, name)) return ALIASES[name]!;
  return [...VARIABLES, ...ASKED].find((known) => known === name) ?? (isAttribute(name) ? name : null);
}

type Scope = { [name: string]: Scope | string };

/** Every name that may be used for what is there. */
export function scopeOf(values: Partial<Record<Name, string>>): Scope {
  const scope: Scope = {};
  const inside = (name: string) => {
    const path = name.split('.');
    const last = path.pop()!;
    let at = scope;
    for (const part of path) {
      const there = at[part];
      const next: Scope = typeof there === 'object' ? there : {};
      at[part] = next;
      at = next;
    }
    return { at, last };
  };
  const put = (name: string, value: string) => {
    const { at, last } = inside(name);
    at[last] = value;
  };
  // Where nothing is known of a customer, a default is still looked for in one.
  for (const name of [...VARIABLES, ...Object.keys(ALIASES), ...ASKED]) inside(name);
  for (const who of ['contact', 'conversation']) inside(`${who}.custom_attribute.`);
  for (const [name, value] of Object.entries(values)) if (value?.trim()) put(name, value);
  for (const [alias, name] of Object.entries(ALIASES)) {
    const value = values[name];
    if (value?.trim()) put(alias, alias === 'agent.first_name' ? (firstName(value) ?? value) : value);
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
