import { TextField } from '@enrollment/look';
import type { ReactElement } from 'react';
import { ADDED_NAME_LENGTH } from '../memory/token.name.js';
import { useMessages } from '../messages/use-messages.js';

export function AddedNameField({
  value,
  onChange,
}: {
  value: string;
  onChange: (typed: string) => void;
}): ReactElement {
  const t = useMessages();
  return (
    <TextField
      name="addedName"
      label={t('naming.added')}
      hint={t('naming.hint')}
      autoComplete="off"
      maxLength={ADDED_NAME_LENGTH}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
