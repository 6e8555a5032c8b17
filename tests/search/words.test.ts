/** The words of a text, in every script: what somebody types finds what somebody else wrote. */
import { expect, test } from 'vitest';
import { foundIn, wordsIn } from '../../utils/words';

test.each([
  ['My order never came!', ['my', 'order', 'never', 'came']],
  ['Crème brûlée, Ångström, Łódź, smørrebrød', ['creme', 'brulee', 'angstrom', 'lodz', 'smorrebrod']],
  ['STRASSE straße', ['strasse', 'strasse']],
  ['İstanbul ISTANBUL ıstanbul', ['istanbul', 'istanbul', 'istanbul']],
  ['Ὀδυσσεύς ΟΔΥΣΣΕΥΣ', ['οδυσσευσ', 'οδυσσευσ']],
  ['ﬁle №5 ｆｕｌｌ ②', ['file', '5', 'full', '2']],
  ['مُحَمَّد محمد مـحـمـد', ['محمد', 'محمد', 'محمد']],
  ['Ёлка елка', ['елка', 'елка']],
  ['हिन्दी', ['हिन्दी']],
  ['order #12-34, don’t @ada_l', ['order', '12', '34', 'don', 't', 'ada', 'l']],
  ['👍🏽 ❤️ …', []],
])('“%s”', (text, words) => {
  expect(wordsIn(text)).toEqual(words);
});

test.each([
  ['Chinese', '我的订单还没有到', '订单'],
  ['Japanese', '注文した商品が届きません', '商品'],
  ['Thai', 'สินค้ายังไม่มาถึง', 'สินค้า'],
  ['Khmer', 'ខ្ញុំមិនទាន់ទទួលបានទំនិញ', 'ទំនិញ'],
  ['Lao', 'ຂ້ອຍຍັງບໍ່ໄດ້ຮັບສິນຄ້າ', 'ສິນຄ້າ'],
  ['Burmese', 'ပစ္စည်း မရသေးပါ', 'ပစ္စည်း'],
])('%s is written without spaces and has words', (_, text, word) => {
  expect(wordsIn(text).length).toBeGreaterThan(1);
  expect(wordsIn(text)).toContain(word.normalize('NFKC'));
});

test('a voiced Japanese letter is another letter, composed or not', () => {
  expect(wordsIn('が')).not.toEqual(wordsIn('か'));
  expect(wordsIn('か\u3099')).toEqual(wordsIn('が'));
});

test('a word is found where it stands in the text as it is written', () => {
  const text = 'Wo ist Straße № 12?';
  expect(foundIn(text).map(({ from, to }) => text.slice(from, to))).toEqual(['Wo', 'ist', 'Straße', '12']);
});

test.each([
  ['Chinese', '我的订单还没有到'],
  ['Thai', 'สินค้ายังไม่มาถึง'],
])('100,000 letters of %s without a space are cut in pieces, and their words stay whole', (_, sentence) => {
  const text = sentence.repeat(Math.ceil(100_000 / sentence.length));
  const found = foundIn(text);
  expect(found.map(({ from, to }) => text.slice(from, to)).join('')).toBe(text);
  expect(new Set(found.map(({ word }) => word))).toEqual(new Set(wordsIn(sentence.repeat(3))));
});
