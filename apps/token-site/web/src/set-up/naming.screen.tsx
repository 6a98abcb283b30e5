import { Button, DefinitionList } from '@enrollment/look';
import { type FormEvent, type ReactElement, useState } from 'react';
import { ScreenFrame } from '../frame/screen.frame.js';
import type { Token } from '../memory/database.js';
import { addedNameFrom, displayName } from '../memory/token.name.js';
import { useMessages } from '../messages/use-messages.js';
import { AddedNameField } from './added-name.field.js';

export function NamingScreen({ token, onName }: { token: Token; onName: (addedName: string) => void }): ReactElement {
  const t = useMessages();
  const [typed, setTyped] = useState(token.addedName);
  const register = (event: FormEvent) => {
    event.preventDefault();
    onName(addedNameFrom(typed));
  };
  const actions = (
    <Button variant="primary" type="submit" form="naming">
      {t('naming.register')}
    </Button>
  );
  return (
    <ScreenFrame title={t('naming.title')} actions={actions}>
      <DefinitionList
        items={[{ term: t('naming.now'), value: displayName({ ...token, addedName: addedNameFrom(typed) }) }]}
      />
      <form id="naming" onSubmit={register}>
        <AddedNameField value={typed} onChange={setTyped} />
      </form>
    </ScreenFrame>
  );
}
