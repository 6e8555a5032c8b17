/** The invented thread of the practice page. Nobody in it exists. */
export interface Post {
  id: string;
  name: string;
  handle: string;
  lang: string;
  text: string;
  /** Minutes before now. */
  ago: number;
}

export const THREAD: readonly Post[] = [
  {
    id: '9000000000000000001',
    name: 'Ada Lindqvist',
    handle: 'ada_practice',
    lang: 'en',
    text: 'My Nimbus kettle leaks since day one and the shop just sends me in circles. Third message. Is anybody there? 😤',
    ago: 42,
  },
  {
    id: '9000000000000000002',
    name: 'Marcos Rueda',
    handle: 'marcos_practice',
    lang: 'es',
    text: '¿La batería de Nimbus es compatible con el modelo de 2024? No lo encuentro en la web.',
    ago: 95,
  },
  {
    id: '9000000000000000003',
    name: 'Noor Haddad',
    handle: 'noor_practice',
    lang: 'ar',
    text: 'وصل الطلب قبل الموعد والتغليف رائع. شكرا نيمبوس!',
    ago: 180,
  },
  {
    id: '9000000000000000004',
    name: 'Bergs Kök',
    handle: 'bergskok_practice',
    lang: 'sv',
    text: 'Vi vill köpa tjugo stycken till vårt café. Vem kan vi prata med?\nGärna i veckan.',
    ago: 1_500,
  },
];

export const MORE: readonly Post[] = [
  {
    id: '9000000000000000005',
    name: 'Kim Adebayo',
    handle: 'kim_practice',
    lang: 'en',
    text: 'Same here: mine leaks at the handle. Batch 7, if that helps.',
    ago: 20,
  },
];
