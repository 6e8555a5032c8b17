/** Who is there, what the labels say in each language, and what every front end needs. */

type Label = 'view' | 'menu' | 'follow' | 'like' | 'reply' | 'comment' | 'more' | 'tag' | 'verified' | 'did';
/** `N` is where the name goes; `did` is what stands behind a name over a post of somebody else's. */
export const LABELS: Record<'en' | 'es' | 'de' | 'ar', Record<Label, string>> = {
  en: {
    view: 'View N’s profile',
    menu: 'Open control menu for post by N',
    follow: 'Follow N',
    like: 'Reaction button state: no reaction',
    reply: 'Reply to N’s comment',
    comment: 'Comment',
    more: 'more',
    tag: 'hashtag',
    verified: 'Verified Profile 1st',
    did: 'commented on this',
  },
  es: {
    view: 'Ver el perfil de N',
    menu: 'Abrir el menú de control de la publicación de N',
    follow: 'Seguir a N',
    like: 'Sin reacción',
    reply: 'Responder al comentario de N',
    comment: 'Comentar',
    more: 'más',
    tag: 'etiqueta',
    verified: 'Perfil verificado 1er',
    did: 'ha comentado esto',
  },
  de: {
    view: 'Profil von N anzeigen',
    menu: 'Menü für Beitrag von N öffnen',
    follow: 'N folgen',
    like: 'Keine Reaktion',
    reply: 'Auf den Kommentar von N antworten',
    comment: 'Kommentieren',
    more: 'mehr',
    tag: 'Hashtag',
    verified: 'Verifiziertes Profil 1.',
    did: 'hat das kommentiert',
  },
  ar: {
    view: 'عرض ملف N الشخصي',
    menu: 'فتح قائمة التحكم لمنشور N',
    follow: 'متابعة N',
    like: 'لا يوجد تفاعل',
    reply: 'الرد على تعليق N',
    comment: 'تعليق',
    more: 'المزيد',
    tag: 'هاشتاج',
    verified: 'ملف موثّق الأول',
    did: 'علّق على هذا',
  },
};
export type Ui = keyof typeof LABELS;

export interface Person {
  name: string;
  handle: string;
  kind?: 'in' | 'company';
  /** What the link says, where it is not the handle itself. */
  href?: string;
}
export const BRAND: Person = { name: 'Nimbus Trams', handle: 'nimbus-trams', kind: 'company' };
export const ISA: Person = { name: 'Isa Lindqvist-Brook', handle: 'isa-lindqvist-brook-7a1' };
export const TEO: Person = { name: 'Teo Marrow 🚋', handle: 'teo-marrow' };
export const HANA: Person = {
  name: 'هناء الصافي',
  handle: 'hana-alsafi-91',
  href: '/in/hana%2Dalsafi%2D91/',
};
export const JUNO: Person = { name: 'Dr. Juno O’Farrell, CQRP', handle: 'junoofarrell' };
export const RIO: Person = { name: 'Río Peñalba', handle: 'río-peñalba', href: '/in/r%C3%ADo-pe%C3%B1alba/' };
export const SNOW: Person = { name: 'Anni <Snow> & Co', handle: 'anni-snow', kind: 'company' };

export const escaped = (text: string) =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );
export const say = (ui: Ui, label: Label, who: Person) =>
  escaped(LABELS[ui][label].replace('N', () => who.name));
export const hrefOf = ({ kind = 'in', handle, href }: Person) =>
  href ?? `https://www.linkedin.com/${kind}/${handle}/${kind === 'company' ? 'posts/' : ''}`;

let serial = 0;
/** The next number: what must not occur twice in a page has one. */
export const next = () => ++serial;
export const uuid = () => `${next().toString(16).padStart(8, '0')}-1111-4222-8333-444455556666`;

/** base64 of a protobuf message with one field that holds one zigzag varint, as in SDUI's component keys. */
export function keyOfPost(urn: string): string {
  const [, , type, number] = urn.split(':');
  const varint: number[] = [];
  for (let rest = BigInt(number ?? 0) << 1n; rest > 0n; rest >>= 7n)
    varint.push(Number(rest & 0x7fn) | (rest > 0x7fn ? 0x80 : 0));
  return btoa(
    String.fromCharCode(type === 'activity' ? 0x0a : 0x12, varint.length + 1, 0x08, ...varint),
  ).replace(/=+$/, '');
}
