/** Who speaks in the imitations, and in which language the site around them is. All are invented. */

export const LABELS = {
  en: {
    by: (name: string) => `Comment by ${name} 2 hours ago`,
    reply: (name: string) => `Reply by ${name} to another comment 1 hour ago`,
    like: 'Like',
    answer: 'Reply',
    share: 'Share',
    comment: 'Comment',
    more: 'See more',
    author: 'Author',
    loading: 'Loading...',
    time: '2h',
    replied: (name: string) => `${name} replied`,
    story: (name: string) => `${name}, view story`,
  },
  th: {
    by: (name: string) => `ความคิดเห็นจาก ${name} เมื่อ 2 ชั่วโมงที่แล้ว`,
    reply: (name: string) => `การตอบกลับของ ${name} เมื่อ 1 ชั่วโมงที่แล้ว`,
    like: 'ถูกใจ',
    answer: 'ตอบกลับ',
    share: 'แชร์',
    comment: 'แสดงความคิดเห็น',
    more: 'ดูเพิ่มเติม',
    author: 'ผู้เขียน',
    loading: 'กำลังโหลด...',
    time: '2 ชั่วโมง',
    replied: (name: string) => `${name} ตอบกลับ`,
    story: (name: string) => `${name} ดูสตอรี่`,
  },
  es: {
    by: (name: string) => `Comentario de ${name} hace 2 horas`,
    reply: (name: string) => `Respuesta de ${name} al comentario de otra persona hace 1 hora`,
    like: 'Me gusta',
    answer: 'Responder',
    share: 'Compartir',
    comment: 'Comentar',
    more: 'Ver más',
    author: 'Autor',
    loading: 'Cargando...',
    time: '2 h',
    replied: (name: string) => `${name} respondió`,
    story: (name: string) => `${name}, ver historia`,
  },
  ar: {
    by: (name: string) => `تعليق بواسطة ‏‎${name}‎‏ منذ ساعتين`,
    reply: (name: string) => `رد بواسطة ‏‎${name}‎‏ منذ ساعة`,
    like: 'أعجبني',
    answer: 'رد',
    share: 'مشاركة',
    comment: 'تعليق',
    more: 'عرض المزيد',
    author: 'الكاتب',
    loading: 'جارٍ التحميل...',
    time: 'ساعتان',
    replied: (name: string) => `رد ${name}`,
    story: (name: string) => `عرض قصة ${name}`,
  },
};
export type Ui = keyof typeof LABELS;

export interface Person {
  name: string;
  /** Vanity name or number. */
  handle: string;
}
export const TRAMS: Person = { name: 'Nimbus Trams', handle: 'nimbus.trams' };
export const VILMA: Person = { name: 'Vilma Quist', handle: 'vilma.quist.7' };
export const ODO: Person = { name: 'Odo Farrant', handle: '61500000000042' };
export const MALEE: Person = { name: 'มาลี สมมุติ', handle: '61500000000077' };
export const RANIA: Person = { name: 'رانيا سالم', handle: '61500000000093' };
export const PELLE: Person = { name: 'Pelle <Ö> & söner', handle: 'pelle.o' };

export const GROUP = { id: '700100200300', name: 'Tram friends of Nimbus' };
export const ADA: Person = { name: 'Ada Ada', handle: '61500000000011' };
