import { CheckField } from '@enrollment/look';
import type { ReactElement } from 'react';
import { useMessages } from '../messages/use-messages.js';
import type { SetUpFields } from './set-up.entry.js';

interface ConsentFieldProps {
  readonly checked: boolean;
  readonly change: (part: Partial<SetUpFields>) => void;
  readonly error: string | undefined;
}

/** The words of consent version 1: other words are another version. */
export function ConsentField({ checked, change, error }: ConsentFieldProps): ReactElement {
  const t = useMessages();
  return (
    <fieldset className="consent">
      <legend className="consent__title">{t('setUp.consentTitle')}</legend>
      <p>{t('setUp.consentText')}</p>
      <CheckField
        name="consent"
        label={t('setUp.consent')}
        error={error}
        checked={checked}
        onChange={(event) => change({ consented: event.target.checked })}
      />
    </fieldset>
  );
}
