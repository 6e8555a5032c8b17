/** What the starters are called, and when they are used, in the languages of the panel. In the ledger they stand in English. */
import type { Language } from '../texts/language';
import type { Template } from './template';

type Words = readonly [name: string, whenToUse: string];

const en = {
  'starter-acknowledge': ['Acknowledge', 'First answer to a complaint'],
  'starter-confirm-need': ['Confirm the need', 'Before you act: paraphrase what they need'],
  'starter-details': ['Ask for details', 'You can’t help without knowing more'],
  'starter-apologise': ['Apologise', 'It was our fault, and you know it: no excuses'],
  'starter-private': ['Move to private', 'After two public answers to the same person'],
  'starter-handed-off': ['Handed off', 'Somebody else takes it over'],
  'starter-check-in': ['Check in', 'It should be solved: find out'],
  'starter-close': ['Close with an open line', 'They confirmed that it is solved'],
  'starter-praise': ['Answer praise', 'Somebody is happy'],
  'starter-turn-down': ['Turn down', 'It can’t be done: say so, say why, say what can'],
} as const satisfies Record<string, Words>;

export type StarterId = keyof typeof en;

export const STARTER_WORDS: Record<Language, Record<StarterId, Words>> = {
  en,
  es: {
    'starter-acknowledge': ['Acusar recibo', 'Primera respuesta a una queja'],
    'starter-confirm-need': [
      'Confirmar la necesidad',
      'Antes de actuar: di con tus palabras lo que necesita',
    ],
    'starter-details': ['Pedir detalles', 'No puedes ayudar sin saber más'],
    'starter-apologise': ['Pedir disculpas', 'Fue culpa nuestra y lo sabes: sin excusas'],
    'starter-private': ['Pasar a privado', 'Tras dos respuestas públicas a la misma persona'],
    'starter-handed-off': ['Derivado', 'Otra persona se hace cargo'],
    'starter-check-in': ['Preguntar si funcionó', 'Debería estar resuelto: averígualo'],
    'starter-close': ['Cerrar con la puerta abierta', 'Ha confirmado que está resuelto'],
    'starter-praise': ['Responder a un elogio', 'Alguien está contento'],
    'starter-turn-down': ['Decir que no', 'No se puede: dilo, di por qué y di qué sí se puede'],
  },
  sv: {
    'starter-acknowledge': ['Bekräfta', 'Första svaret på ett klagomål'],
    'starter-confirm-need': ['Bekräfta behovet', 'Innan du agerar: säg med egna ord vad kunden behöver'],
    'starter-details': ['Be om detaljer', 'Du kan inte hjälpa utan att veta mer'],
    'starter-apologise': ['Be om ursäkt', 'Det var vårt fel, och du vet det: inga bortförklaringar'],
    'starter-private': ['Fortsätt privat', 'Efter två offentliga svar till samma person'],
    'starter-handed-off': ['Överlämnat', 'Någon annan tar över'],
    'starter-check-in': ['Följ upp', 'Det borde vara löst: ta reda på det'],
    'starter-close': ['Avsluta med öppen dörr', 'Kunden har bekräftat att det är löst'],
    'starter-praise': ['Svara på beröm', 'Någon är nöjd'],
    'starter-turn-down': ['Säga nej', 'Det går inte: säg det, säg varför, säg vad som går'],
  },
};

const isStarter = (id: string): id is StarterId => Object.hasOwn(en, id);

/** The template under its name in this language, where it still has the one that it came with: its entry is the same everywhere. */
export function inLanguage<T extends Template>(template: T, language: Language): T {
  if (!isStarter(template.id)) return template;
  const [name, whenToUse] = en[template.id];
  if (template.name !== name || template.whenToUse !== whenToUse) return template;
  const [own, when] = STARTER_WORDS[language][template.id];
  return { ...template, name: own, whenToUse: when };
}

/** By these it stands within others: a starter by its English name as well, whatever language that was written in. */
export const namesOf = ({ id, name }: Pick<Template, 'id' | 'name'>): string[] =>
  isStarter(id) && Object.values(STARTER_WORDS).some((words) => words[id][0] === name)
    ? [...new Set([name, en[id][0]])]
    : [name];
