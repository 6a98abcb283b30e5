import { Button } from '@enrollment/look';
import type { ReactElement } from 'react';
import type { LinkReading } from '../flow/flow.state.js';
import { ScreenFrame } from '../frame/screen.frame.js';
import { useMessages } from '../messages/use-messages.js';
import { LinkTrouble } from './link-trouble.js';
import { OpenLink } from './open-link.js';

interface StartScreenProps {
  readonly link: LinkReading;
  readonly hasTokens: boolean;
  readonly onGoOn: () => void;
  readonly onReadAgain: () => void;
  readonly onDropLink: () => void;
  readonly onBack: (() => void) | undefined;
}

export function StartScreen(props: StartScreenProps): ReactElement {
  const { link, hasTokens, onGoOn, onReadAgain, onDropLink, onBack } = props;
  const t = useMessages();
  const canBegin = link.state === 'none' || link.state === 'open';

  const actions = canBegin ? (
    <Button variant="primary" onClick={onGoOn}>
      {t('start.go')}
    </Button>
  ) : (
    link.state !== 'reading' && (
      <>
        {link.state === 'unreachable' && (
          <Button variant="primary" onClick={onReadAgain}>
            {t('action.again')}
          </Button>
        )}
        <Button onClick={onDropLink}>{hasTokens ? t('action.toCodes') : t('action.byHand')}</Button>
      </>
    )
  );

  return (
    <ScreenFrame title={t('start.title')} actions={actions} onBack={canBegin ? onBack : undefined}>
      {link.state === 'reading' && <p role="status">{t('start.reading')}</p>}
      {link.state === 'none' && <p>{t('start.byHand')}</p>}
      {link.state === 'open' && <OpenLink link={link} />}
      {canBegin && <p>{t('start.need')}</p>}
      {!canBegin && link.state !== 'reading' && <LinkTrouble state={link.state} />}
    </ScreenFrame>
  );
}
