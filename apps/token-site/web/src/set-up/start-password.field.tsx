import { SecretField } from '@enrollment/look';
import type { ReactElement } from 'react';
import { useMessages } from '../messages/use-messages.js';
import type { SetUpFields } from './set-up.entry.js';

interface StartPasswordFieldProps {
  readonly value: string;
  readonly change: (part: Partial<SetUpFields>) => void;
  readonly error: string | undefined;
}

export function StartPasswordField({ value, change, error }: StartPasswordFieldProps): ReactElement {
  const t = useMessages();
  return (
    <SecretField
      name="startPassword"
      label={t('setUp.startPassword')}
      hint={t('setUp.startPasswordHint')}
      error={error}
      required
      value={value}
      onChange={(event) => change({ startPassword: event.target.value })}
    />
  );
}
