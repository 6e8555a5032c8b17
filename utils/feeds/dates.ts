/** A moment as feeds write it (RFC 822, RFC 3339). What leaves open which moment it is (no zone, no time) is null. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** In hours; of all names only these are one zone. */
const ZONES: Record<string, number> = {
  ...{ z: 0, ut: 0, utc: 0, gmt: 0 },
  ...{ est: -5, edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6, pst: -8, pdt: -7 },
};

const RFC_822 =
  /^(?:[a-z]{2,9}\.?,?\s*)?(\d{1,2})\s+([a-z]{3})[a-z]{0,6}\.?,?\s+(\d{4}|\d{2})\s+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([a-z]{1,3}|[+-]\d{2}:?\d{2})$/i;
const RFC_3339 =
  /^(\d{4})-(\d{2})-(\d{2})[t ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(z|[+-]\d{2}:?\d{2})$/i;

export function instantOf(written: string): string | null {
  const text = written.trim();
  // Nothing that is a date is longer.
  if (text.length > 60) return null;
  const iso = RFC_3339.exec(text);
  if (iso) return instant([iso[1], iso[2], iso[3], iso[4], iso[5], iso[6]].map(Number), iso[7] ?? '');
  const mail = RFC_822.exec(text);
  if (!mail) return null;
  const month = MONTHS.indexOf((mail[2] ?? '').toLowerCase()) + 1;
  const year = Number(mail[3]);
  // As mail programs do (RFC 2822, 4.3).
  const full = (mail[3] ?? '').length === 4 ? year : year < 50 ? 2000 + year : 1900 + year;
  return instant([full, month, ...[mail[1], mail[4], mail[5], mail[6]].map(Number)], mail[7] ?? '');
}

/** `parts`: year to second; seconds may be missing. */
function instant(parts: number[], zone: string): string | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) => part || 0);
  const ms = Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59));
  const made = new Date(ms);
  // The 31st of February is no day.
  const same = made.getUTCMonth() === month - 1 && made.getUTCDate() === day && hour < 24 && minute < 60;
  const ahead = minutesAhead(zone);
  if (!same || second > 60 || year < 1970 || ahead === null) return null;
  return new Date(ms - ahead * 60_000).toISOString();
}

function minutesAhead(zone: string): number | null {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  if (sign === undefined) {
    const named = ZONES[zone.toLowerCase()];
    return named === undefined ? null : named * 60;
  }
  const ahead = Number(hours) * 60 + Number(minutes);
  return ahead > 24 * 60 ? null : sign === '+' ? ahead : -ahead;
}
