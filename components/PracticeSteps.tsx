/** The whole job, step by step, ticked as it is done. */
import type { PracticeStep } from '../storage/queries/practice';
import { t } from '../utils/texts/texts';
import { Ticked } from './Ticked';

interface Props {
  steps: readonly PracticeStep[];
  done: ReadonlySet<PracticeStep>;
}

export function PracticeSteps({ steps, done }: Props) {
  return (
    <ol class="steps">
      {steps.map((step, n) => (
        <li key={step}>
          <Ticked n={n + 1} done={done.has(step)} />
          <span>{t(`practice.step.${step}`)}</span>
        </li>
      ))}
    </ol>
  );
}
