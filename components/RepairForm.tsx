/** Repairs a reader: by pointing at words in the page, or by pasting selectors; nothing is kept before it was tried. */
import { useState } from 'preact/hooks';
import type { DraftStore } from '../utils/drafts';
import type { Repairable } from '../utils/sites/site';
import { t } from '../utils/texts/texts';
import { DraftBox, useDraft } from './Draft';
import { TrialResult, type Tried } from './TrialResult';

interface Props {
  drafts: DraftStore;
  draftName: string;
  /** Tries what the user has selected in the page. */
  onPoint: (part: Repairable) => Promise<Tried[]>;
  onPaste: (text: string) => Promise<Tried[]>;
  /** `kept` is called when it is durable. */
  onKeep: (tried: Tried, kept: () => void) => void;
}

const POINTED: readonly Repairable[] = ['author.name', 'text', 'permalink'];

export function RepairForm({ drafts, draftName, onPoint, onPaste, onKeep }: Props) {
  const [part, setPart] = useState<Repairable>('author.name');
  const [tried, setTried] = useState<Tried[]>([]);
  const pasted = useDraft(drafts, draftName);
  const without = (one: Tried) => setTried((all) => all.filter((other) => other !== one));
  return (
    <div class="stack">
      <label class="field">
        {t('repair.part')}
        <select
          aria-label={t('repair.part')}
          value={part}
          onChange={(event) => setPart(POINTED.find((one) => one === event.currentTarget.value) ?? part)}
        >
          {POINTED.map((one) => (
            <option key={one} value={one}>
              {t(`repair.point.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <p class="small soft">{t('repair.how')}</p>
      <button type="button" class="start" onClick={() => void onPoint(part).then(setTried)}>
        {t('repair.useSelected')}
      </button>
      <DraftBox label={t('repair.paste')} draft={pasted} placeholder={t('repair.placeholder')} />
      <button
        type="button"
        class="start"
        disabled={pasted.text.trim() === ''}
        onClick={() => void onPaste(pasted.text).then(setTried)}
      >
        {t('repair.try')}
      </button>
      {tried.map((one, n) => (
        <TrialResult
          key={n}
          tried={one}
          onKeep={() =>
            onKeep(one, () => {
              without(one);
              pasted.sent(pasted.text);
            })
          }
          onDiscard={() => without(one)}
        />
      ))}
    </div>
  );
}
