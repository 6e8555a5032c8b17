/** A page's report as the text that is copied; its first line says what it is. */
import type { PageReport } from './page-report';

export const REPORT_FORMAT = 'threadkeeper-page-report';
export const REPORT_VERSION = 1;

interface About {
  /** The extension's version. */
  extension: string;
  browser: string;
  /** YYYY-MM-DD */
  at: string;
}

export function reportText(report: PageReport, about: About): string {
  const lines = Object.entries({ ...about, ...report }).map(
    ([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  return `{ "format": "${REPORT_FORMAT}", "version": ${REPORT_VERSION},\n${lines.join(',\n')}\n}\n`;
}

/** `Firefox 140`, of all that a browser says of itself. */
export const browserOf = (userAgent: string): string =>
  /(Firefox|Edg|Chrome)\/\d+/.exec(userAgent)?.[0].replace('/', ' ') ?? 'unknown';
