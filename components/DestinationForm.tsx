/**
 * Sets up a destination, or changes it. What cannot be is said with its place, and what was typed stays. It is kept in this form
 * alone, and not as a draft: a key must not lie about.
 */
import { useState } from 'preact/hooks';
import type { DestinationRow } from '../storage/records';
import { type AddressProblem, readAddress } from '../utils/destinations/address';
import { CLIENTS } from '../utils/destinations/by-kind';
import { DESTINATION_KINDS, type DestinationKind, type FieldName } from '../utils/destinations/destination';
import { t } from '../utils/texts/texts';
import { focusOnOpen } from './focus';

export interface DestinationSaid {
  name: string;
  kind: DestinationKind;
  origin: string;
  fields: Partial<Record<FieldName, string>>;
  /** Null: the one that is kept stays. */
  key: string | null;
}

interface Props {
  /** What is changed; null: a new one. */
  known: DestinationRow | null;
  /** In the click itself, so that the browser can be asked. */
  onSave: (said: DestinationSaid) => void;
  onCancel: () => void;
}

type Problem = AddressProblem | 'name' | 'key' | FieldName;

export function DestinationForm({ known, onSave, onCancel }: Props) {
  const [kind, setKind] = useState<DestinationKind>(known?.kind ?? 'slack');
  const [name, setName] = useState(known?.name ?? '');
  const secretBefore = known !== null && CLIENTS[known.kind].secretAddress;
  const [address, setAddress] = useState(known === null || secretBefore ? '' : known.origin);
  const [fields, setFields] = useState<Partial<Record<FieldName, string>>>(known?.fields ?? {});
  const [key, setKey] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const client = CLIENTS[kind];
  const same = known?.kind === kind;

  const submit = (event: Event) => {
    event.preventDefault();
    if (name.trim() === '') return setProblem('name');
    const keeps = client.secretAddress && same && address.trim() === '';
    const read = keeps ? { origin: known.origin, whole: null } : readAddress(address, client.secretAddress);
    if ('problem' in read) return setProblem(read.problem);
    const bad = client.fields.find((field) => !isField(field, fields[field] ?? '', client.optional ?? []));
    if (bad) return setProblem(bad);
    const typed = client.secretAddress ? read.whole : key.trim() || null;
    // A key goes to the server that it was entered for.
    if (typed === null && !(same && known.origin === read.origin)) return setProblem('key');
    setProblem(null);
    const own = client.fields.map((field) => [field, (fields[field] ?? '').trim()] as const);
    onSave({ name: name.trim(), kind, origin: read.origin, fields: Object.fromEntries(own), key: typed });
  };
  const changed =
    (set: (value: string) => void) => (event: { currentTarget: HTMLInputElement | HTMLSelectElement }) => {
      setProblem(null);
      set(event.currentTarget.value);
    };

  return (
    <form class="sheet" aria-label={t('destinations.title')} onSubmit={submit} noValidate>
      <label class="field">
        {t('destinations.kind')}
        <select value={kind} onChange={changed((value) => setKind(value as DestinationKind))}>
          {DESTINATION_KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`destinations.kind.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        {t('destinations.name')}
        <input value={name} ref={focusOnOpen} onInput={changed(setName)} />
      </label>
      <label class="field">
        {t(client.secretAddress ? 'destinations.addressSecret' : 'destinations.address')}
        <input
          type="text"
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          value={address}
          aria-invalid={problem !== null && problem in ADDRESS}
          onInput={changed(setAddress)}
        />
      </label>
      {client.secretAddress && (
        <p class="small soft">
          {t('destinations.addressSecretText')} {same && t('destinations.addressKept')}
        </p>
      )}
      {client.fields.map((field) => (
        <label class="field" key={field}>
          {t(`destinations.field.${field}`)}
          <input
            value={fields[field] ?? ''}
            autocomplete="off"
            inputMode={field === 'email' ? 'email' : 'numeric'}
            aria-invalid={problem === field}
            onInput={changed((value) => setFields({ ...fields, [field]: value }))}
          />
        </label>
      ))}
      {!client.secretAddress && (
        <>
          <label class="field">
            {t('destinations.key')}
            <input
              type="password"
              autocomplete="off"
              value={key}
              aria-invalid={problem === 'key'}
              onInput={changed(setKey)}
            />
          </label>
          {same && <p class="small soft">{t('destinations.keyKept')}</p>}
        </>
      )}
      {problem !== null && (
        <p class="notice" data-problem role="alert">
          {t(`destinations.problem.${problem}`)}
        </p>
      )}
      <div class="row">
        <button type="submit" class="primary">
          {t('destinations.save')}
        </button>
        <button type="button" class="quiet" onClick={onCancel}>
          {t('action.cancel')}
        </button>
      </div>
    </form>
  );
}

const ADDRESS: Record<AddressProblem, true> = {
  empty: true,
  'no-address': true,
  'not-https': true,
  password: true,
  'no-path': true,
};

function isField(field: FieldName, value: string, optional: readonly FieldName[]): boolean {
  if (value.trim() === '') return optional.includes(field);
  return field === 'email' ? /^\S+@\S+$/.test(value.trim()) : /^\d{1,12}$/.test(value.trim());
}
