/** A brand's name and its own accounts, each saved when it is left. */
import { useState } from 'preact/hooks';
import type { Brands } from '../storage/queries/brands';
import { accountFrom, addressOf } from '../utils/sites/account';
import type { OwnAccount } from '../utils/sites/mention';
import { t } from '../utils/texts/texts';
import { brandName } from './brand-name';
import { useLatest } from './latest';

type Brand = Brands['current'];

export function BrandForm({ brand, onSave }: { brand: Brand; onSave: (brand: Brand) => void }) {
  const [name, setName] = useState(brand.name);
  const [text, setText] = useState(brand.accounts.map(addressOf).join('\n'));
  const [unknown, setUnknown] = useState<string | null>(null);
  const latest = useLatest(brand);
  const save = (change: Partial<Brand>) => onSave(latest.say(change));
  const saveAccounts = () => {
    const words = text.split(/[\s,]+/).filter(Boolean);
    const wrong = words.find((word) => accountFrom(word) === null) ?? null;
    setUnknown(wrong);
    const accounts = words.map(accountFrom).filter((account): account is OwnAccount => account !== null);
    if (wrong === null && JSON.stringify(accounts) !== JSON.stringify(latest.now().accounts))
      save({ name: name.trim(), accounts });
  };
  const hint = `accounts-of-${brand.id}`;
  return (
    <fieldset class="stack">
      <legend class="unseen">{brandName(brand)}</legend>
      <label class="field">
        {t('settings.brand')}
        <input
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
          onChange={() => name.trim() !== latest.now().name && save({ name: name.trim() })}
        />
      </label>
      <label class="field">
        {t('settings.accounts')}
        <textarea
          class="short"
          value={text}
          aria-describedby={hint}
          aria-invalid={unknown !== null}
          onInput={(event) => setText(event.currentTarget.value)}
          onBlur={saveAccounts}
        />
      </label>
      <p id={hint} class="small soft">
        {unknown === null ? t('settings.accountsText') : t('settings.accountUnknown', { text: unknown })}
      </p>
      {brand.accounts.some(({ site }) => site === 'x') && (
        <label class="check">
          <input
            type="checkbox"
            checked={brand.longOnX}
            onChange={(event) => save({ longOnX: event.currentTarget.checked })}
          />
          {t('settings.longOnX')}
        </label>
      )}
    </fieldset>
  );
}
