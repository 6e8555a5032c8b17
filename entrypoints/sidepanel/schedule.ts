/** The backup that saves itself, as the panel shows and switches it. */
import { useEffect, useState } from 'preact/hooks';
import { type Browser, browser } from 'wxt/browser';
import { asSchedule, readSchedule, SCHEDULE, type Schedule } from '../../storage/schedule';
import { t, when } from '../../utils/texts/texts';

/** Undefined until it was read; null: switched off. */
export function useSchedule(): Schedule | null | undefined {
  const [shown, show] = useState<Schedule | null | undefined>(undefined);
  useEffect(() => {
    void readSchedule(browser.storage.local).then(show);
    const onChanged = (changes: Record<string, Browser.storage.StorageChange>) => {
      if (SCHEDULE in changes) show(asSchedule(changes[SCHEDULE]?.newValue));
    };
    browser.storage.local.onChanged.addListener(onChanged);
    return () => browser.storage.local.onChanged.removeListener(onChanged);
  }, []);
  return shown;
}

/** Why the last file was not saved, and when it is tried again; null when it was. */
export function failureWords({ failure, next }: Schedule, now: number): string | null {
  if (failure === null) return null;
  const { at, why, detail } = failure;
  const said = t('schedule.failed', { when: when(at, now), why: t(`schedule.failed.${why}`, { detail }) });
  return Date.parse(next) > now ? `${said} ${t('schedule.again', { when: when(next, now) })}` : said;
}
