import { useLayoutEffect, useState } from 'preact/hooks';
import { withTexts } from '../../utils/texts/later';

/** A view that the panel's first paint does not wait for; null until it is loaded. `load` stays the same. */
export function useView<V>(load: () => Promise<V>): V | null {
  const [view, setView] = useState<V | null>(null);
  useLayoutEffect(() => {
    void withTexts(load()).then((loaded) => setView(() => loaded));
  }, []);
  return view;
}
