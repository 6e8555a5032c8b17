/** How long a case has been waiting, and how soon it was answered and resolved; a late one stays visibly late. */
import type { CaseRow, Span } from '../storage/records';
import { between, type Hours } from '../utils/clocks/hours';
import { duration, moment, t, when } from '../utils/texts/texts';

interface Props {
  row: CaseRow;
  now: number;
  hours: Hours;
}

export function CaseClocks({ row, now, hours }: Props) {
  const { waiting, state, turn } = row;
  return (
    <dl class="clocks small">
      {waiting && (
        <Clock
          name={t(`clock.${state === 'resolved' ? 'checkIn' : turn}`)}
          title={moment(waiting.since)}
          late={waiting.dueAt !== null && Date.parse(waiting.dueAt) < now}
          said={t('clock.waiting', {
            time: duration(between(Date.parse(waiting.since), now, hours)),
            due:
              waiting.dueAt === null
                ? t('clock.noTarget')
                : t('clock.due', { when: when(waiting.dueAt, now) }),
          })}
        />
      )}
      {state !== 'dismissed' && state !== 'merged' && (
        <>
          <Measured name={t('clock.firstAnswer')} span={row.firstAnswer} now={now} hours={hours} />
          <Measured name={t('clock.resolution')} span={row.resolution} now={now} hours={hours} />
        </>
      )}
    </dl>
  );
}

function Measured({ name, span, now, hours }: { name: string; span: Span; now: number; hours: Hours }) {
  const { from, dueAt, at } = span;
  if (at === null && dueAt === null) return null;
  const late = dueAt === null ? 0 : between(Date.parse(dueAt), at === null ? now : Date.parse(at), hours);
  const isLate = dueAt !== null && Date.parse(dueAt) < (at === null ? now : Date.parse(at));
  const said =
    at === null
      ? isLate
        ? t('clock.lateBy', { time: duration(late) })
        : t('clock.due', { when: when(dueAt!, now) })
      : [
          t('clock.after', { time: duration(between(Date.parse(from), Date.parse(at), hours)) }),
          ...(isLate ? [t('clock.lateBy', { time: duration(late) })] : []),
        ].join(', ');
  return <Clock name={name} title={moment(at ?? dueAt!)} late={isLate} said={said} />;
}

function Clock({ name, title, late, said }: { name: string; title: string; late: boolean; said: string }) {
  return (
    <div data-late={late || undefined} title={title}>
      <dt>{name}</dt>
      <dd>{said}</dd>
    </div>
  );
}
