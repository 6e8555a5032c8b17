/** Who of a team writes a reply to a case just now, and that this user does. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { ask } from '../../utils/messages/send';
import { SAID_EVERY, type Writing, whoWrites } from '../../utils/team/writing';

/** A colleague; null: nobody. It ends by itself. */
export function useWriting(caseId: string): string | null {
  const [there, show] = useState<Writing | null>(null);
  useEffect(() => {
    let ends: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const look = async () => {
      const all = await whoWrites(browser.storage.session, Date.now());
      if (gone) return;
      const one = all.find((writing) => writing.caseId === caseId) ?? null;
      show(one);
      clearTimeout(ends);
      if (one) ends = setTimeout(() => void look(), one.until - Date.now() + 1);
    };
    const changed = () => void look();
    void look();
    browser.storage.session.onChanged.addListener(changed);
    return () => {
      gone = true;
      clearTimeout(ends);
      browser.storage.session.onChanged.removeListener(changed);
    };
  }, [caseId]);
  return there?.user ?? null;
}

/** To be called at each letter: it is said now and then. */
export function useSaysWriting(caseId: string): () => void {
  return useMemo(() => {
    let said = Number.NEGATIVE_INFINITY;
    return () => {
      if (Date.now() - said < SAID_EVERY) return;
      said = Date.now();
      void ask('writes', { caseId });
    };
  }, [caseId]);
}
