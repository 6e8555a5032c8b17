/** Bundles the editors of `in-page.ts` once, for pages of tests to load. */
import path from 'node:path';
import { build } from 'vite';

let made: Promise<string> | undefined;

export function editorScript(): Promise<string> {
  made ??= bundle();
  return made;
}

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    build: {
      write: false,
      minify: false,
      lib: {
        entry: path.join(import.meta.dirname, 'in-page.ts'),
        formats: ['iife'],
        name: 'editorsInPage',
        fileName: 'editors',
      },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) =>
    'output' in one ? one.output : [],
  );
  const chunk = outputs.find((one) => one.type === 'chunk');
  if (!chunk) throw new Error('the editors were not bundled');
  return chunk.code;
}

/** What the editors' own style sheets do that matters: spaces are kept, and Quill 1's own box is out of sight. */
export const EDITOR_STYLE =
  '[contenteditable]{white-space:pre-wrap;word-break:break-word;min-height:1em}' +
  '.ql-clipboard{left:-100000px;height:1px;overflow-y:hidden;position:absolute;top:50%}' +
  '.ProseMirror,.ql-editor{white-space:pre-wrap}';
