import { Button, Notice } from '@enrollment/look';
import { type ReactElement, useState } from 'react';
import { useMessages } from '../messages/use-messages.js';

/** Two taps at two places, with what is lost between them. */
export function TokenRemoval({ name, onRemove }: { name: string; onRemove: () => void }): ReactElement {
  const t = useMessages();
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <section className="stack">
        <h2>{t('token.remove')}</h2>
        <p>{t('token.removeText')}</p>
        <div>
          <Button variant="danger" onClick={() => setAsked(true)}>
            {t('token.remove')}
          </Button>
        </div>
      </section>
    );
  }
  return (
    <Notice kind="caution" live="alert" title={t('token.sureTitle', { name })}>
      <p>{t('token.sureText')}</p>
      <div className="row">
        <Button autoFocus onClick={() => setAsked(false)}>
          {t('token.keep')}
        </Button>
        <Button variant="danger" onClick={onRemove}>
          {t('token.sure')}
        </Button>
      </div>
    </Notice>
  );
}
