/** The language of what a customer wrote, by the browser's own detection. */
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';

/** BCP 47; null where the browser is not sure. */
export async function languageOf(text: string): Promise<string | null> {
  const { isReliable, languages } = await browser.i18n.detectLanguage(text);
  const [first] = languages;
  return isReliable && first && first.language !== 'und' ? first.language : null;
}

export function useLanguage(text: string | null): string | null {
  const [language, setLanguage] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    setLanguage(null);
    if (text !== null)
      void languageOf(text).then((found) => {
        if (current) setLanguage(found);
      });
    return () => {
      current = false;
    };
  }, [text]);
  return language;
}
