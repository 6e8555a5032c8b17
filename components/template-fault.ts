/** What is wrong with a template, in a sentence with its place. */
import type { Fault } from '../utils/replies/render';
import { VARIABLES } from '../utils/replies/variables';
import { list, t } from '../utils/texts/texts';

export function sayFault(fault: Fault): string {
  if (fault.state === 'endless') return t('template.endless');
  if (fault.state === 'unknown') {
    const places = fault.names.map((place) =>
      t('template.unknownAt', { name: place.name, line: place.line, within: place.within ?? 'none' }),
    );
    return t('template.unknown', { places: list([...new Set(places)]), known: list(VARIABLES) });
  }
  if (fault.state === 'gone') return t('template.gone', { name: fault.name, line: fault.line ?? 0 });
  return t('template.broken', { line: fault.line, within: fault.within ?? 'none', why: fault.why });
}
