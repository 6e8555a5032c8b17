/** The templates that everyone starts with; they cover the job and can be changed or removed. */
import { STARTER_WORDS, type StarterId } from './starter-words';
import type { Template } from './template';

/** `version`: raised when its words change; whoever has not changed theirs gets the new ones. */
export interface Starter extends Omit<Template, 'tags' | 'shared'> {
  tags: readonly string[];
  version: number;
}

/** The one that the case suggests by itself (private.ts). */
export const PRIVATE_STARTER = 'starter-private';

const HI = {
  en: 'Hi{% if customer.firstName %} {{ customer.firstName }}{% endif %}',
  es: 'Hola{% if customer.firstName %}, {{ customer.firstName }}{% endif %}',
  sv: 'Hej{% if customer.firstName %} {{ customer.firstName }}{% endif %}',
} as const;

const IN_DEPARTMENT = {
  en: '{{ handoff.name }}{% if handoff.department %} in {{ handoff.department }}{% endif %}',
  es: '{{ handoff.name }}{% if handoff.department %} ({{ handoff.department }}){% endif %}',
  sv: '{{ handoff.name }}{% if handoff.department %} på {{ handoff.department }}{% endif %}',
} as const;

function starter(
  id: StarterId,
  [shortcut, ...tags]: readonly [string, ...string[]],
  [en, es, sv]: readonly [string, string, string],
): Starter {
  const texts = [
    { language: 'en', text: en },
    { language: 'es', text: es },
    { language: 'sv', text: sv },
  ];
  const [name, whenToUse] = STARTER_WORDS.en[id];
  return { id, version: 2, name, whenToUse, shortcut, tags, texts };
}

export const STARTERS: readonly Starter[] = [
  starter(
    'starter-acknowledge',
    ['ack', 'complaint'],
    [
      `${HI.en}, thank you for telling us, and I’m sorry about this. I’m looking into it now and will come back to you here.`,
      `${HI.es}: gracias por avisarnos, y lamento lo ocurrido. Lo estoy mirando ahora y te respondo por aquí.`,
      `${HI.sv}, tack för att du berättar, och jag beklagar det som hänt. Jag tittar på det nu och återkommer till dig här.`,
    ],
  ),
  starter(
    'starter-confirm-need',
    ['need', 'complaint', 'question'],
    [
      `${HI.en}, if I understand you correctly, {{ case.need }}. Is that right?`,
      `${HI.es}: si te he entendido bien, {{ case.need }}. ¿Es así?`,
      `${HI.sv}, om jag har förstått dig rätt så {{ case.need }}. Stämmer det?`,
    ],
  ),
  starter(
    'starter-details',
    ['details', 'complaint', 'question'],
    [
      `${HI.en}, I’d like to sort this out. Could you tell me when it happened and which product it is about? Please don’t post your order number here; a private message is fine.`,
      `${HI.es}: me gustaría resolverlo. ¿Me puedes decir cuándo ocurrió y de qué producto se trata? Por favor, no publiques aquí tu número de pedido; mejor por mensaje privado.`,
      `${HI.sv}, jag vill gärna lösa det här. Kan du berätta när det hände och vilken produkt det gäller? Skriv inte ditt ordernummer här; ett privat meddelande går bra.`,
    ],
  ),
  starter(
    'starter-apologise',
    ['sorry', 'complaint'],
    [
      `${HI.en}, you’re right, and I’m sorry. That should not have happened, and it is our job to put it right. {{ "What happens now" | ask }}`,
      `${HI.es}: tienes razón, y lo siento. No debería haber pasado, y nos toca a nosotros arreglarlo. {{ "What happens now" | ask }}`,
      `${HI.sv}, du har rätt, och jag är ledsen. Det borde inte ha hänt, och det är vår sak att ställa det till rätta. {{ "What happens now" | ask }}`,
    ],
  ),
  starter(
    PRIVATE_STARTER,
    ['private', 'complaint'],
    [
      `${HI.en}, I’d like to sort this out with you directly. Could you send us a private message with the details? That way nothing of yours has to stand here.`,
      `${HI.es}: me gustaría resolverlo contigo directamente. ¿Nos envías un mensaje privado con los detalles? Así no tiene que quedar aquí nada tuyo.`,
      `${HI.sv}, jag vill gärna lösa det här direkt med dig. Kan du skicka oss ett privat meddelande med detaljerna? Då behöver inget av ditt stå här.`,
    ],
  ),
  starter(
    'starter-handed-off',
    ['handed', 'complaint', 'question'],
    [
      `${HI.en}, I’ve sent your complaint to ${IN_DEPARTMENT.en}, and they’ll take it from here. I’ll keep an eye on it.`,
      `${HI.es}: le he pasado tu reclamación a ${IN_DEPARTMENT.es}, que se encarga a partir de ahora. Yo sigo pendiente.`,
      `${HI.sv}, jag har skickat ditt ärende till ${IN_DEPARTMENT.sv}, som tar det härifrån. Jag håller ett öga på det.`,
    ],
  ),
  starter(
    'starter-check-in',
    ['check', 'complaint', 'question'],
    [
      `${HI.en}, I wanted to check: is everything working for you now?`,
      `${HI.es}: quería saber si ya te funciona todo.`,
      `${HI.sv}, jag ville bara höra: fungerar allt för dig nu?`,
    ],
  ),
  starter(
    'starter-close',
    ['close', 'complaint', 'question'],
    [
      'Glad to hear it{% if customer.firstName %}, {{ customer.firstName }}{% endif %}! If anything else comes up, write to me here. {{ me }}',
      '¡Me alegro{% if customer.firstName %}, {{ customer.firstName }}{% endif %}! Si surge cualquier otra cosa, escríbeme aquí. {{ me }}',
      'Vad roligt att höra{% if customer.firstName %}, {{ customer.firstName }}{% endif %}! Dyker det upp något annat är det bara att skriva till mig här. {{ me }}',
    ],
  ),
  starter(
    'starter-praise',
    ['thanks', 'praise'],
    [
      'Thank you{% if customer.firstName %}, {{ customer.firstName }}{% endif %}, that makes our day. I’ll pass it on to the team.',
      '¡Gracias{% if customer.firstName %}, {{ customer.firstName }}{% endif %}! Nos alegra el día. Se lo paso al equipo.',
      'Tack{% if customer.firstName %}, {{ customer.firstName }}{% endif %}, det gör oss glada. Jag hälsar till hela gänget.',
    ],
  ),
  starter(
    'starter-turn-down',
    ['no', 'question', 'feedback'],
    [
      `${HI.en}, I looked into it, and we can’t do this: {{ "Why not" | ask }} What I can do: {{ "What can be done" | ask }}`,
      `${HI.es}: lo he consultado y no podemos hacerlo: {{ "Why not" | ask }} Lo que sí puedo hacer: {{ "What can be done" | ask }}`,
      `${HI.sv}, jag har undersökt saken, och det går tyvärr inte: {{ "Why not" | ask }} Det här kan jag göra: {{ "What can be done" | ask }}`,
    ],
  ),
];
