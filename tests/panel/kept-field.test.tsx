// @vitest-environment jsdom
/** A field that keeps what is typed: through a panel that closes, and beside what is said of the same thing elsewhere. */
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, test } from 'vitest';
import { useDraft } from '../../components/Draft';
import { PersonTags } from '../../components/PersonTags';
import { draftsIn } from '../../utils/drafts';

const drafts = draftsIn(localStorage);

function Tone({ tone }: { tone: string }) {
  const typed = useDraft(drafts, 'ada:tone', tone);
  return <input value={typed.text} onInput={(event) => typed.set(event.currentTarget.value)} />;
}

function Tags({ onAdd }: { onAdd: (tag: string) => void }) {
  const draft = useDraft(drafts, 'ada:tag');
  return <PersonTags tags={['VIP']} draft={draft} onAdd={onAdd} onRemove={() => undefined} />;
}

const show = (what: Parameters<typeof render>[0]) => act(() => render(what, document.body));
const input = () => document.querySelector<HTMLInputElement>('input')!;
const type = (text: string) =>
  act(() => {
    input().value = text;
    input().dispatchEvent(new Event('input', { bubbles: true }));
  });

test('what was typed is there when the panel opens again, also when it was said otherwise meanwhile', async () => {
  await show(<Tone tone="dry" />);
  expect(input().value).toBe('dry');
  await type('first name, dry');
  await show(null);
  await show(<Tone tone="formal" />);
  expect(input().value).toBe('first name, dry');
});

test('what nobody is typing at follows what is said elsewhere, or taken back', async () => {
  drafts.write('ada:tone', '');
  await show(<Tone tone="dry" />);
  await show(<Tone tone="formal" />);
  expect(input().value).toBe('formal');
});

test('a tag that is typed stays until it is added; one that is there already is not added again', async () => {
  const added: string[] = [];
  await show(null);
  await show(<Tags onAdd={(tag) => added.push(tag)} />);
  await type('pre');
  await show(null);
  await show(<Tags onAdd={(tag) => added.push(tag)} />);
  expect(input().value).toBe('pre');
  const submit = () => act(() => document.querySelector('form')!.requestSubmit());
  await submit();
  expect(added).toEqual(['pre']);
  // Not gone before the ledger has it.
  expect(input().value).toBe('pre');
  await type('VIP');
  await submit();
  expect([added, input().value]).toEqual([['pre'], '']);
});
