/** Replies as people write them, made at random: lines and blank lines, emoji, links, right to left. */
import type { Random } from '../page/random';

const WORDS = [
  'sorry',
  'the',
  'parcel',
  'left',
  'today',
  '¿dónde',
  'está?',
  'förlåt',
  'åter',
  'ça',
  'va',
  'Straße',
  'línea',
  'Zürich',
  'добрый',
  'день',
  'शुभ',
  '遅れて',
  'すみません',
  '안녕하세요',
  'ขอโทษ',
  'R&D',
  '<b>',
  '"quoted"',
  "it's",
  '100%',
  'a_b',
  '*star*',
  '—',
  '…',
  '#tram',
  '@vilma_q',
  'e\u0301',
  'ﬁ',
];
const EMOJI = ['👩‍👩‍👧‍👦', '🇸🇪', '🇪🇸', '👍🏽', '❤️', '🙏', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🧑🏿‍🚒', '😤'];
const LINKS = [
  'https://tram.example/plan?line=4&day=2#top',
  'http://depot.example/ä/ö',
  'tram.example',
  'mail@tram.example',
];
const RTL = ['نأسف', 'للتأخير', 'شكراً', 'רכבת', 'מאחרת', 'היום', '٤', 'سالم،', '(שלום)'];

function line(random: Random): string {
  const many = 1 + random.below(9);
  const rtl = random.below(4) === 0;
  const words = Array.from({ length: many }, () => {
    const kind = random.below(12);
    if (kind === 0) return random.one(EMOJI);
    if (kind === 1) return random.one(LINKS);
    if (rtl || kind === 2) return random.one(RTL);
    return random.one(WORDS);
  });
  const gap = random.below(8) === 0 ? '  ' : ' ';
  return `${random.below(12) === 0 ? '  ' : ''}${words.join(gap)}`;
}

/** At least one word; lines are parted by "\n", and some are blank. */
export function draftText(random: Random, most = 8): string {
  const lines = Array.from({ length: 1 + random.below(most) }, () =>
    random.below(4) === 0 ? '' : line(random),
  );
  return lines.some((one) => one !== '') ? lines.join('\n') : line(random);
}

/** What somebody may have begun in a box: nothing, or a line or some. */
export const begunText = (random: Random): string => (random.below(3) === 0 ? '' : draftText(random, 3));
