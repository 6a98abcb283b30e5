import type { ReactElement, ReactNode } from 'react';
import { useLookMessages } from '../messages/look-messages.js';
import { Button } from './button.js';
import { LanguageSwitch } from './language-switch.js';

interface PageShellProps {
  readonly serviceName: string;
  readonly person?: ReactNode;
  /** where the log-out form is posted; a form and not a request, because the provider's own page may follow. */
  readonly signOutAction?: string | undefined;
  readonly footer?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

export function PageShell(props: PageShellProps): ReactElement {
  const { serviceName, person, signOutAction, footer, wide, children } = props;
  const t = useLookMessages();
  return (
    <div className={wide ? 'shell shell--wide' : 'shell'}>
      <header className="shell__header">
        <a className="shell__skip" href="#main">
          {t('shell.skip')}
        </a>
        <div className="shell__bar">
          <span className="shell__name">{serviceName}</span>
          <div className="shell__tools">
            {person && <span className="shell__person">{person}</span>}
            <LanguageSwitch />
            {signOutAction && (
              <form method="post" action={signOutAction}>
                <Button variant="quiet" type="submit">
                  {t('shell.signOut')}
                </Button>
              </form>
            )}
          </div>
        </div>
      </header>
      <main className="shell__main" id="main" tabIndex={-1}>
        {children}
      </main>
      {footer && (
        <footer className="shell__footer">
          <div className="shell__bar">{footer}</div>
        </footer>
      )}
    </div>
  );
}
