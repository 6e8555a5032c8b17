/**
 * The real editors of the sites, for pages of tests; bundled by `script.ts`. Each is mounted where a page has a place for
 * it, and asked for its own model, which no script of ours can see.
 */
import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerPlainText } from '@lexical/plain-text';
import { registerRichText } from '@lexical/rich-text';
import { Editor as TipTap } from '@tiptap/core';
import Document from '@tiptap/extension-document';
import HardBreak from '@tiptap/extension-hard-break';
import History from '@tiptap/extension-history';
import Paragraph from '@tiptap/extension-paragraph';
import Text from '@tiptap/extension-text';
import { ContentState, Editor as DraftEditor, EditorState, SelectionState } from 'draft-js';
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $setSelection,
  createEditor,
  type ElementNode,
} from 'lexical';
import Quill2 from 'quill/core.js';
import Quill1 from 'quill1/dist/quill.core.js';
import { createElement, useState } from 'react';
import { render, unmountComponentAtNode } from 'react-dom';
import type { Kind } from './kinds';

/** An editor as the tests hold it; `select` counts characters of `text()`. */
interface Mounted {
  text(): string;
  select(from: number, to: number): void;
  end(): void;
}

/** Attributes of the element that is written in, as the site gives it. */
type Attributes = Record<string, string>;

type Mount = (host: HTMLElement, text: string, attributes: Attributes) => Mounted;

const dress = (element: Element, attributes: Attributes) => {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
};

/** Which line a place is in, and how far. */
function inLines(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split('\n');
  return { line: before.length - 1, column: before.at(-1)!.length };
}

const draft: Mount = (host, text, attributes) => {
  let state = EditorState.createWithContent(ContentState.createFromText(text, '\n'));
  let show = (_: EditorState) => {};
  const Box = () => {
    const [shown, setShown] = useState(state);
    show = (next) => {
      state = next;
      setShown(next);
    };
    return createElement(DraftEditor, { editorState: shown, onChange: (next: EditorState) => show(next) });
  };
  render(createElement(Box), host);
  dress(host.querySelector('.public-DraftEditor-content')!, attributes);
  const model = () => state.getCurrentContent().getPlainText('\n');
  return {
    text: model,
    select(from, to) {
      const blocks = state.getCurrentContent().getBlocksAsArray();
      const [a, b] = [from, to].map((at) => inLines(model(), at));
      const selection = SelectionState.createEmpty(blocks[a!.line]!.getKey()).merge({
        anchorOffset: a!.column,
        focusKey: blocks[b!.line]!.getKey(),
        focusOffset: b!.column,
        hasFocus: true,
      });
      show(EditorState.forceSelection(state, selection));
    },
    end: () => void unmountComponentAtNode(host),
  };
};

interface Point {
  key: string;
  offset: number;
  type: 'text' | 'element';
}

/** Of rich text each line is a paragraph, of plain text a line in the only one. */
const lexical =
  (rich: boolean): Mount =>
  (host, text, attributes) => {
    const box = document.createElement('div');
    dress(box, { contenteditable: 'true', role: 'textbox', ...attributes });
    host.append(box);
    const editor = createEditor({
      onError: (error) => {
        throw error;
      },
    });
    editor.setRootElement(box);
    const offs = [
      rich ? registerRichText(editor) : registerPlainText(editor),
      registerHistory(editor, createEmptyHistoryState(), 300),
    ];
    editor.update(
      () => {
        const root = $getRoot().clear();
        const lines = text.split('\n');
        for (const [n, line] of lines.entries()) {
          if (rich || n === 0) root.append($createParagraphNode());
          const paragraph = root.getLastChild() as ElementNode;
          if (!rich && n > 0) paragraph.append($createLineBreakNode());
          if (line !== '') paragraph.append($createTextNode(line));
        }
        $setSelection(null);
      },
      { discrete: true },
    );
    const model = () =>
      editor.read(() =>
        $getRoot()
          .getChildren()
          .map((child) => child.getTextContent())
          .join('\n'),
      );
    /** A line's own paragraph and how far in its text, or in the only paragraph between which children. */
    const point = (at: number): Point => {
      const { line, column } = inLines(model(), at);
      const root = $getRoot();
      const paragraph = (rich ? root.getChildAtIndex(line) : root.getFirstChild()) as ElementNode;
      const children = paragraph.getChildren();
      let lines = rich ? line : 0;
      for (const [n, child] of children.entries()) {
        if (lines === line && child.getType() === 'text')
          return { key: child.getKey(), offset: column, type: 'text' };
        if (lines === line) return { key: paragraph.getKey(), offset: n, type: 'element' };
        if (child.getType() === 'linebreak') lines++;
      }
      return { key: paragraph.getKey(), offset: children.length, type: 'element' };
    };
    return {
      text: model,
      select(from, to) {
        const [a, b] = editor.read(() => [point(from), point(to)]);
        // As a click does; a selection that is made in the model is not always shown.
        const shown = ({ key, offset, type }: Point): [Node, number] => {
          const element = editor.getElementByKey(key)!;
          return [type === 'text' ? element.firstChild! : element, offset];
        };
        getSelection()!.setBaseAndExtent(...shown(a!), ...shown(b!));
      },
      end() {
        for (const off of offs) off();
        editor.setRootElement(null);
      },
    };
  };

const tiptap: Mount = (host, text, attributes) => {
  const editor = new TipTap({
    element: host,
    extensions: [Document, Paragraph, Text, HardBreak, History],
    editorProps: { attributes: { role: 'textbox', ...attributes } },
    content: {
      type: 'doc',
      content: text
        .split('\n')
        .map((line) => ({ type: 'paragraph', content: line === '' ? [] : [{ type: 'text', text: line }] })),
    },
  });
  const model = () => editor.state.doc.textBetween(0, editor.state.doc.content.size, '\n', '\n');
  // Between two paragraphs stand two places, and one character of the text.
  const place = (at: number) => at + 1 + inLines(text, at).line;
  return {
    text: model,
    select(from, to) {
      editor.commands.setTextSelection({ from: place(from), to: place(to) });
    },
    end: () => editor.destroy(),
  };
};

interface Quill {
  root: HTMLElement;
  setText(text: string): void;
  getContents(): { ops?: { insert?: unknown }[] };
  setSelection(at: number, length: number): void;
}

const quill =
  (Made: new (host: HTMLElement) => Quill): Mount =>
  (host, text, attributes) => {
    const editor = new Made(host);
    dress(editor.root, { role: 'textbox', ...attributes });
    // It takes the end of the last line for its own.
    editor.setText(`${text}\n`);
    return {
      // The last line is ended, too.
      text: () =>
        (editor.getContents().ops ?? [])
          .map(({ insert }) => (typeof insert === 'string' ? insert : '￼'))
          .join('')
          .replace(/\n$/, ''),
      select: (from, to) => {
        editor.setSelection(from, to - from);
      },
      end: () => {},
    };
  };

const MOUNTS: Record<Kind, Mount> = {
  draft,
  'lexical-rich': lexical(true),
  'lexical-plain': lexical(false),
  tiptap,
  quill1: quill(Quill1 as unknown as new (host: HTMLElement) => Quill),
  quill2: quill(Quill2 as unknown as new (host: HTMLElement) => Quill),
};

const mounted = new Map<string, Mounted>();

/** What a test says to the page: `[data-box]` names the places. */
export const editors = {
  /** Mounts an editor in every place, in the place of what was there. */
  mount(kind: Kind, texts: Record<string, string>): void {
    for (const one of mounted.values()) one.end();
    mounted.clear();
    (document.activeElement as HTMLElement | null)?.blur();
    getSelection()?.removeAllRanges();
    for (const place of document.querySelectorAll<HTMLElement>('[data-box]')) {
      const name = place.dataset.box!;
      const host = document.createElement('div');
      place.replaceChildren(host);
      const attributes = JSON.parse(place.dataset.attributes ?? '{}') as Attributes;
      mounted.set(name, MOUNTS[kind](host, texts[name] ?? '', attributes));
    }
  },
  focus: (name: string): void =>
    document
      .querySelector<HTMLElement>(`[data-box="${name}"] [contenteditable="true"][role="textbox"]`)!
      .focus(),
  select: (name: string, from: number, to: number): void => mounted.get(name)!.select(from, to),
  /** In one spelling of accents: Quill 1 has another than was given. */
  texts: (): Record<string, string> =>
    Object.fromEntries([...mounted].map(([name, one]) => [name, one.text().normalize()])),
};

(window as unknown as { editors: typeof editors }).editors = editors;
