import { Button } from '@enrollment/look';
import type { ReactElement } from 'react';
import { ScreenFrame } from '../frame/screen.frame.js';
import type { Token } from '../memory/database.js';
import { displayName } from '../memory/token.name.js';
import { useMessages } from '../messages/use-messages.js';
import { KeepingNote } from './keeping.note.js';

interface SettingsScreenProps {
  readonly tokens: readonly Token[];
  readonly onAdd: () => void;
  readonly onToken: (tokenId: string) => void;
  readonly onClock: () => void;
  readonly onBack: (() => void) | undefined;
}

export function SettingsScreen({ tokens, onAdd, onToken, onClock, onBack }: SettingsScreenProps): ReactElement {
  const t = useMessages();
  const actions = (
    <Button variant="primary" onClick={onAdd}>
      {t('settings.add')}
    </Button>
  );
  return (
    <ScreenFrame title={t('settings.title')} actions={actions} onBack={onBack}>
      <section className="stack stack--tight">
        <h2>{t('settings.tokens')}</h2>
        <ul className="choices">
          {tokens.map((token) => (
            <li key={token.tokenId}>
              <button type="button" className="choice" onClick={() => onToken(token.tokenId)}>
                {displayName(token)}
              </button>
            </li>
          ))}
        </ul>
      </section>
      <section className="stack stack--tight">
        <h2>{t('clock.device')}</h2>
        <ul className="choices">
          <li>
            <button type="button" className="choice" onClick={onClock}>
              {t('settings.clock')}
            </button>
          </li>
        </ul>
      </section>
      <KeepingNote />
    </ScreenFrame>
  );
}
