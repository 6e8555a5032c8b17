/** Brands that are shared with a team: joining by an invitation, how it is, pausing, leaving. */
import { useState } from 'preact/hooks';
import { InvitationForm } from '../../../components/InvitationForm';
import { InvitationPlan } from '../../../components/InvitationPlan';
import { type TeamAct, TeamStatus } from '../../../components/TeamStatus';
import { teams } from '../../../storage/queries/teams';
import { LEAVING } from '../../../utils/drafts';
import { ask } from '../../../utils/messages/send';
import type { InvitationShown } from '../../../utils/messages/team-messages';
import { failureOf } from '../../../utils/result';
import { t } from '../../../utils/texts/texts';
import { agreeToTeam } from '../access';
import { useLive } from '../live';
import type { PanelState } from '../panel-state';

/** What the user is at: giving an invitation, or deciding on it. */
type Step = { at: 'giving' } | { at: 'deciding'; text: string; shown: InvitationShown };

export function TeamSection({ panel }: { panel: PanelState }) {
  const [step, setStep] = useState<Step | null>(null);
  const [result, setResult] = useState<string | null>(null);
  const live = useLive(panel.ledger, teams, []).value;
  const all = live.state === 'ready' ? live.value : [];
  const removing = useLive(panel.ledger, (ledger) => ledger.removals.count(), []).value;
  const isRemoving = removing.state === 'ready' && removing.value > 0;
  const say = (text: string, problem = false) => panel.say({ text, problem, undo: null, again: null });

  async function read(text: string) {
    const answer = await ask('readInvitation', { text });
    if (!answer.ok) return panel.problem(answer.error);
    const { value } = answer;
    if (value.is === 'bad') return say(t(`team.fault.${value.fault}`, { detail: value.detail }), true);
    panel.say(null);
    setResult(null);
    setStep({ at: 'deciding', text, shown: value.shown });
  }

  async function test(text: string) {
    // First of all: the browser asks the user only in the click itself.
    if (!(await agreeToTeam())) return setResult(t('team.notAgreed'));
    setResult(t('team.testing'));
    const answer = await ask('testInvitation', { text });
    if (!answer.ok) {
      setResult(null);
      return panel.problem(answer.error);
    }
    const { value } = answer;
    setResult(
      value.is === 'well'
        ? t('team.works', { count: value.last })
        : t('team.testFailed', { why: t(`team.why.${value.why}`) }),
    );
  }

  async function join(text: string) {
    if (!(await agreeToTeam())) return setResult(t('team.notAgreed'));
    const answer = await ask('joinTeam', { text });
    if (!answer.ok) return panel.problem(answer.error);
    setStep(null);
    say(t('team.joined'));
  }

  async function act(what: TeamAct, brand: string) {
    const answer = await ask(what, { brand });
    if (!answer.ok) panel.problem(answer.error);
  }

  async function save() {
    const { exportAll } = await import('../backup');
    try {
      await exportAll(panel.ledger, '', () => undefined, new AbortController().signal);
      say(t('export.done'));
    } catch (error) {
      say(t('export.failed', { why: String(error) }), true);
    }
  }

  async function look(brand: string) {
    try {
      const { leaving } = await import('../../../storage/queries/leaving');
      return await leaving(panel.ledger, brand);
    } catch (error) {
      panel.problem(await failureOf(error));
      return null;
    }
  }

  async function leave(brand: string, shared: 'keep' | 'remove') {
    const { draftsOf } = await import('../../../storage/queries/leaving');
    const drafts = shared === 'keep' ? [] : await draftsOf(panel.ledger, brand, panel.drafts.about());
    panel.drafts.forgetting(drafts.length > 0 ? [`${LEAVING}${brand}`, ...drafts] : []);
    const answer = await ask('leaveTeam', { brand, shared });
    if (!answer.ok) {
      // Refused: what was typed stays. Nobody answered: whether the team was left is asked at the next start.
      if (answer.error.code !== 'no-answer') panel.drafts.forgetting([]);
      return panel.problem(answer.error);
    }
    if (drafts.length > 0) panel.drafts.forget(drafts, false);
    say(t(shared === 'keep' ? 'team.left' : 'team.leftRemoving'));
  }

  return (
    <>
      <h2 class="author">{t('team.title')}</h2>
      <p class="small soft">{t('team.text')}</p>
      {all.map((team) => (
        <TeamStatus
          key={team.brand}
          team={team}
          now={panel.now.value}
          onAct={(what) => void act(what, team.brand)}
          look={() => look(team.brand)}
          save={save}
          onLeave={(shared) => void leave(team.brand, shared)}
        />
      ))}
      <p role="status">{isRemoving && t('team.removing')}</p>
      {step === null && (
        <button type="button" class="quiet start" onClick={() => setStep({ at: 'giving' })}>
          {t('team.add')}
        </button>
      )}
      {step?.at === 'giving' && (
        <InvitationForm onRead={(text) => void read(text)} onCancel={() => setStep(null)} />
      )}
      {step?.at === 'deciding' && (
        <InvitationPlan
          shown={step.shown}
          result={result}
          onTest={() => void test(step.text)}
          onJoin={() => void join(step.text)}
          onCancel={() => setStep(null)}
        />
      )}
    </>
  );
}
