import { idGroups, TextField } from '@enrollment/look';
import type { ReactElement } from 'react';
import { useMessages } from '../messages/use-messages.js';
import type { SetUpFaults, SetUpFields } from './set-up.entry.js';
import { foldId } from './user-id.js';

interface IdFieldsProps {
  readonly fields: SetUpFields;
  readonly change: (part: Partial<SetUpFields>) => void;
  readonly wordsFor: (field: keyof SetUpFaults) => string | undefined;
}

const AS_TYPED = { autoComplete: 'off', autoCorrect: 'off', autoCapitalize: 'off', spellCheck: false } as const;

/** Grouped and folded when a field is left, not while typing, so that the cursor never jumps. */
export function IdFields({ fields, change, wordsFor }: IdFieldsProps): ReactElement {
  const t = useMessages();
  return (
    <>
      <TextField
        {...AS_TYPED}
        name="serviceId"
        label={t('setUp.serviceId')}
        hint={t('setUp.idHint')}
        error={wordsFor('serviceId')}
        required
        value={fields.serviceId}
        onChange={(event) => change({ serviceId: event.target.value })}
        onBlur={() => change({ serviceId: idGroups(foldId(fields.serviceId)).join(' ') })}
      />
      <TextField
        {...AS_TYPED}
        name="userId"
        inputMode="numeric"
        label={t('setUp.userId')}
        hint={t('setUp.userIdHint')}
        error={wordsFor('userId')}
        required
        value={fields.userId}
        onChange={(event) => change({ userId: event.target.value })}
        onBlur={() => change({ userId: idGroups(foldId(fields.userId)).join(' ') })}
      />
    </>
  );
}
