/** Where hand-offs can be sent to: set up, tested, changed, removed. */
import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { DestinationForm, type DestinationSaid } from '../../../components/DestinationForm';
import { hindranceWords, testWords } from '../../../components/delivery-words';
import type { DestinationRow } from '../../../storage/records';
import { CLIENTS } from '../../../utils/destinations/by-kind';
import { keepSecret } from '../../../utils/destinations/secret';
import { newId } from '../../../utils/identity';
import { ask } from '../../../utils/messages/send';
import { t } from '../../../utils/texts/texts';
import { allowServer } from '../access';
import { useHindrances } from '../hindrances';
import type { PanelState } from '../panel-state';

interface Props {
  panel: PanelState;
  destinations: readonly DestinationRow[];
}

export function DestinationsSection({ panel, destinations }: Props) {
  /** The id of what is being set up. */
  const [open, setOpen] = useState<string | null>(null);
  const hindrances = useHindrances(destinations);
  const problem = (text: string) => panel.say({ text, problem: true, undo: null, again: null });

  async function save(id: string, { key, ...said }: DestinationSaid) {
    // First of all: the browser asks the user only in the click itself.
    const allowed = await allowServer('destination', said.origin);
    if (!allowed) return problem(t('destinations.refused', { host: new URL(said.origin).hostname }));
    const keep = async () => {
      try {
        if (key !== null) await keepSecret(browser.storage.local, id, key);
        setOpen(null);
        await ask('sendNow', {});
      } catch (error) {
        problem(t('destinations.keyNotKept', { detail: String(error) }));
      }
    };
    // Its key comes behind it: one without a destination would be swept away.
    await panel.act(
      'saveDestination',
      { id, ...said },
      { said: t('destinations.saved'), undo: false, done: () => void keep() },
    );
  }

  return (
    <>
      <h2 class="author">{t('destinations.title')}</h2>
      <p class="small soft">{t('destinations.text')}</p>
      {destinations.length === 0 && <p class="small soft">{t('destinations.none')}</p>}
      <ul class="stack">
        {destinations.map((one) => (
          <li key={one.id}>
            <Destination
              panel={panel}
              destination={one}
              hindrance={hindrances.get(one.id) ?? null}
              open={open === one.id}
              onChange={() => setOpen(open === one.id ? null : one.id)}
            />
            {open === one.id && (
              <DestinationForm
                known={one}
                onSave={(said) => void save(one.id, said)}
                onCancel={() => setOpen(null)}
              />
            )}
          </li>
        ))}
      </ul>
      {open !== null && !destinations.some(({ id }) => id === open) ? (
        <DestinationForm
          known={null}
          onSave={(said) => void save(open, said)}
          onCancel={() => setOpen(null)}
        />
      ) : (
        <button type="button" class="quiet start" onClick={() => setOpen(newId())}>
          {t('destinations.add')}
        </button>
      )}
    </>
  );
}

interface One {
  panel: PanelState;
  destination: DestinationRow;
  hindrance: Parameters<typeof hindranceWords>[0] | null;
  open: boolean;
  onChange: () => void;
}

function Destination({ panel, destination, hindrance, open, onChange }: One) {
  const { id, name, kind, origin } = destination;
  const { hostname } = new URL(origin);
  const [result, setResult] = useState<string | null>(null);

  async function test() {
    // First of all, as above; where it is allowed, nothing is asked.
    await allowServer('destination', origin);
    setResult(t('destinations.testing'));
    const answer = await ask('testDestination', { test: newId(), id, words: t('destinations.testWords') });
    if (!answer.ok) {
      setResult(null);
      return panel.problem(answer.error);
    }
    const { value } = answer;
    setResult(
      value.is === 'hindered'
        ? hindranceWords(value.by, hostname)
        : testWords(value, CLIENTS[kind].secretAddress),
    );
  }

  return (
    <section class="stack" aria-label={name}>
      <div>
        <strong dir="auto">{name}</strong>
        <p class="small soft">
          {t('destinations.what', { kind: t(`destinations.kind.${kind}`), host: hostname })}
        </p>
      </div>
      <div class="row">
        <button type="button" onClick={() => void test()}>
          {t('destinations.test')}
        </button>
        <button type="button" class="quiet" aria-expanded={open} onClick={onChange}>
          {t('destinations.change')}
        </button>
        <button
          type="button"
          class="quiet"
          onClick={() =>
            void panel.act('removeDestination', { id }, { said: t('destinations.removed'), undo: false })
          }
        >
          {t('destinations.remove')}
        </button>
      </div>
      <p class="small" role="status">
        {result ?? (hindrance && hindranceWords(hindrance, hostname))}
      </p>
    </section>
  );
}
