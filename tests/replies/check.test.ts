/** What is found in a reply before it leaves. */
import { expect, test } from 'vitest';
import { check } from '../../utils/replies/check';

const AT = '2026-11-03T10:00:00.000Z';
const look = (text: string, sent: { text: string; at: string }[] = []) =>
  check(text, { site: 'x', long: false, sent: sent.map((one) => ({ ...one, by: 'reply' })) });

test('what was not filled in is named as it stands', () => {
  expect(look('Hi {{ customer.firstName }}, {% if x').unfilled).toEqual([
    '{{ customer.firstName }}',
    '{% if x',
  ]);
  expect(look('Hi {Ada}, 50 % off').unfilled).toEqual([]);
});

test.each([
  ['See https://nimbus.example/help.', []],
  ['See (www.nimbus.example), or https://nimbus.example:8080/a?b=c#d', []],
  ['Over http://192.0.2.1/x and https://münchen.example', []],
  ['See htps://nimbus.example', ['htps://nimbus.example']],
  ['See http:/nimbus.example and https//nimbus.example', ['http:/nimbus.example', 'https//nimbus.example']],
  ['See https://nimbus and www,nimbus.example', ['https://nimbus', 'www,nimbus.example']],
  ['The http header, nimbus.example', []],
])('links of %j', (text, broken) => expect(look(text).brokenLinks).toEqual(broken));

test('who was told these words already is told so, with the date of the last time', () => {
  const words = 'I’ve sent your complaint to John in support, and he’ll take it from here.';
  const sent = [
    { text: `Hi Ada!\n\n${words}`, at: AT },
    { text: 'Thanks!', at: '2026-11-01T10:00:00.000Z' },
  ];
  expect(look(`Hi again.\n${words.toUpperCase()}\nMia`, sent).before?.at).toBe(AT);
  expect(look('Thanks! Is it working now?', sent).before).toBeNull();
  expect(look('Thanks!', sent).before?.text).toBe('Thanks!');
  expect(look('', [{ text: '', at: AT }]).before).toBeNull();
});
