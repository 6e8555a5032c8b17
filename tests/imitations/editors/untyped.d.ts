/** What `in-page.ts` takes from packages that bring no types; React's own would be taken for Preact's. */

declare module 'react' {
  export function createElement(component: unknown, props?: Record<string, unknown>): unknown;
  export function useState<T>(first: T): [T, (next: T) => void];
}

declare module 'react-dom' {
  export function render(element: unknown, host: Element): void;
  export function unmountComponentAtNode(host: Element): boolean;
}

declare module 'draft-js' {
  export const Editor: unknown;
  export class ContentState {
    static createFromText(text: string, delimiter: string): ContentState;
    getPlainText(delimiter: string): string;
    getBlocksAsArray(): { getKey(): string }[];
  }
  export class SelectionState {
    static createEmpty(key: string): SelectionState;
    merge(change: Record<string, unknown>): SelectionState;
  }
  export class EditorState {
    static createWithContent(content: ContentState): EditorState;
    static forceSelection(state: EditorState, selection: SelectionState): EditorState;
    getCurrentContent(): ContentState;
  }
}

declare module 'quill1/dist/quill.core.js' {
  const Quill: unknown;
  export default Quill;
}
