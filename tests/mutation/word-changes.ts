/** What may happen to the words of one item: a picture that says nothing, a name twice, an element that is lost. */
import { readText } from '../../utils/sites/text';
import { type Change, setValues, takeAway } from './change';
import type { Fault, Own } from './compare';
import { takesWords, wordsOf } from './words';

/** A picture in the words or the name that no longer says what it shows. */
function pictureChanges({ elements, mention }: Own): Change[] {
  return elements.flatMap((element): Change[] => {
    const attr = element.localName === 'img' ? element.getAttributeNode('alt') : null;
    const said = [mention.text, mention.author.name].some(
      (whole) => attr?.value && whole?.includes(attr.value),
    );
    if (!attr || !said) return [];
    return [
      { way: 'picture', what: `the picture ${attr.value} without alt`, apply: () => takeAway(attr) },
      {
        way: 'picture',
        what: `the picture ${attr.value} with an empty alt`,
        apply: () => setValues([attr], () => ''),
      },
    ];
  });
}

/** The name twice in a row: a copy beside its element, or its words twice inside it. */
function doubledChanges(own: Own): Change[] {
  const { elements, mention, element: item } = own;
  const { name } = mention.author;
  const words = wordsOf(own);
  // Who speaks of himself has the name in his words.
  const excuses: Fault[] = name !== null && mention.text?.includes(name) ? ['text', 'spacing'] : [];
  const isName = (element: Element) =>
    element !== item && !words?.contains(element) && !element.contains(item) && readText(element) === name;
  return (name === null ? [] : elements.filter(isName)).flatMap((element): Change[] => {
    const title = `the name in <${element.localName}>`;
    const doubled = (what: string, place: (copies: Node[]) => void, nodes: () => Node[]): Change => ({
      way: 'doubled',
      what,
      excuses,
      apply() {
        const copies = nodes().map((node) => node.cloneNode(true));
        place(copies);
        return () => {
          for (const copy of copies) copy.parentNode?.removeChild(copy);
        };
      },
    });
    return [
      doubled(
        `${title} twice`,
        (copies) => element.after(...copies),
        () => [element],
      ),
      doubled(
        `${title} with its words twice`,
        (copies) => element.append(...copies),
        () => [...element.childNodes],
      ),
    ];
  });
}

function lostChanges(own: Own): Change[] {
  const words = wordsOf(own);
  const inside = own.elements.filter((element) => element !== own.element && !element.contains(own.element));
  return inside
    .filter((element) => !takesWords(element, own, words))
    .map((element): Change => {
      const attributes = [...element.attributes].map(({ name, value }) => ` ${name}="${value.slice(0, 30)}"`);
      return {
        way: 'lost',
        what: `<${element.localName}${attributes.join('').slice(0, 100)}> lost`,
        apply() {
          const { parentNode, nextSibling } = element;
          element.remove();
          return () => parentNode?.insertBefore(element, nextSibling);
        },
        // What it answers may have been said there alone.
        excuses: ['kind', 'inReplyTo', 'postedAt', 'spacing'],
      };
    });
}

export const wordChanges = (own: Own): Change[] => [
  ...pictureChanges(own),
  ...doubledChanges(own),
  ...lostChanges(own),
];
