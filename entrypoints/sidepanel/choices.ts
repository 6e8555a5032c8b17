/** The answers of the sheet that is open, by their keys: each is one of its buttons, in order. */
import { CHOICES } from '../../utils/shortcuts';
import { onKeys } from './keys';

/** Gives the function that ends them. */
export function onChoices(): () => void {
  const answers = [...document.querySelectorAll<HTMLButtonElement>('.sheet .choices button')].slice(
    0,
    CHOICES.length,
  );
  return onKeys(Object.fromEntries(answers.map((button, n) => [CHOICES[n], () => button.click()])), {
    before: true,
    // Without the key that stands behind it.
    called: Object.fromEntries(answers.map(({ firstChild }, n) => [CHOICES[n], firstChild?.textContent])),
  });
}

/** Sheets that ask for one of a few answers. */
export const ASKS = ['followUp', 'resolve', 'dismiss'];
