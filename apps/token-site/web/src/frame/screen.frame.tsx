import { Button, PageShell, PageTitle } from '@enrollment/look';
import type { ReactElement, ReactNode } from 'react';
import { useMessages } from '../messages/use-messages.js';

interface ScreenFrameProps {
  readonly title: string;
  /** The bottom of the screen, where a thumb reaches. */
  readonly actions?: ReactNode;
  readonly onBack?: (() => void) | undefined;
  readonly children: ReactNode;
}

export function ScreenFrame({ title, actions, onBack, children }: ScreenFrameProps): ReactElement {
  const t = useMessages();
  return (
    <PageShell serviceName={t('app.name')}>
      <div className="screen">
        <div className="stack screen__content">
          <PageTitle site={t('app.name')}>{title}</PageTitle>
          {children}
        </div>
        {(actions || onBack) && (
          <div className="screen__actions">
            {actions}
            {onBack && (
              <Button variant="quiet" onClick={onBack}>
                {t('action.back')}
              </Button>
            )}
          </div>
        )}
      </div>
    </PageShell>
  );
}
