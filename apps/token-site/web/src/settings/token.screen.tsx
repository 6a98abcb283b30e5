import { Button, DefinitionList, idGroups } from '@enrollment/look';
import { type FormEvent, type ReactElement, useState } from 'react';
import { ScreenFrame } from '../frame/screen.frame.js';
import type { Token } from '../memory/database.js';
import { addedNameFrom, displayName } from '../memory/token.name.js';
import { useMessages } from '../messages/use-messages.js';
import { AddedNameField } from '../set-up/added-name.field.js';
import { TokenRemoval } from './token.removal.js';

interface TokenScreenProps {
  readonly token: Token;
  readonly onRename: (addedName: string) => void;
  readonly onRemove: () => void;
  readonly onBack: (() => void) | undefined;
}

export function TokenScreen({ token, onRename, onRemove, onBack }: TokenScreenProps): ReactElement {
  const t = useMessages();
  const [typed, setTyped] = useState(token.addedName);
  const save = (event: FormEvent) => {
    event.preventDefault();
    onRename(addedNameFrom(typed));
  };
  return (
    <ScreenFrame title={t('token.title')} onBack={onBack}>
      <DefinitionList
        items={[
          { term: t('naming.now'), value: displayName({ ...token, addedName: addedNameFrom(typed) }) },
          { term: t('setUp.serviceId'), value: idGroups(token.serviceId).join(' ') },
          { term: t('setUp.userId'), value: idGroups(token.userId).join(' ') },
        ]}
      />
      <form className="stack" onSubmit={save}>
        <h2>{t('token.rename')}</h2>
        <AddedNameField value={typed} onChange={setTyped} />
        <div>
          <Button variant="primary" type="submit">
            {t('token.save')}
          </Button>
        </div>
      </form>
      <TokenRemoval name={displayName(token)} onRemove={onRemove} />
    </ScreenFrame>
  );
}
