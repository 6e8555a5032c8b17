/** A table that scrolls within itself where the panel is too narrow for it. */
import type { ComponentChildren } from 'preact';

interface Props {
  head: readonly string[];
  /** The first cell of each heads its row. */
  rows: readonly (readonly ComponentChildren[])[];
}

export function WideTable({ head, rows }: Props) {
  return (
    // What scrolls can be reached by key and has a name (WCAG 2.1.1); no landmark: a digest has several of the same head.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled with the arrows
    // biome-ignore lint/a11y/useSemanticElements: it is no set of fields
    <div class="wide" role="group" tabIndex={0} aria-label={head.filter((name) => name !== '').join(', ')}>
      <table>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...rest], n) => (
            <tr key={n}>
              <th scope="row" dir="auto">
                {first}
              </th>
              {rest.map((cell, at) => (
                <td key={at}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
