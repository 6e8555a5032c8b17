/** The form of working hours in messages and entries (utils/clocks/hours.ts). */
import { isHours, MOST_DAYS_OFF } from '../clocks/hours';
import { z } from '../forms';

const time = z.string().length(5);

/** What an entry keeps: another browser may know other time zones, so that what it holds is not looked at here. */
export const hoursShape = z.strictObject({
  zone: z.string().max(100),
  week: z.array(z.array(z.tuple([time, time])).max(8)).length(7),
  daysOff: z.array(z.strictObject({ date: z.iso.date(), name: z.string().max(500) })).max(MOST_DAYS_OFF),
});

export const hoursForm = hoursShape.refine(isHours, 'no working hours');
