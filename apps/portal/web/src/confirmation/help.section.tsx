import { buttonClass } from '@enrollment/look';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Enrollment } from '../api/model.js';
import { useService } from '../frame/use-service.js';
import { useMessages } from '../messages/use-messages.js';
import { CancelAct } from './cancel.act.js';
import { ResendAct } from './resend.act.js';

export function HelpSection({ enrollment }: { enrollment: Enrollment }): ReactElement {
  const t = useMessages();
  const { sender } = useService();
  const isWaitingForApp = enrollment.state === 'ISSUING' || enrollment.state === 'AWAITING_PROVISIONING';
  return (
    <section className="stack" aria-labelledby="help-heading">
      <h2 id="help-heading">{t('confirmation.help')}</h2>
      <div>
        {isWaitingForApp && (
          <details className="disclosure">
            <summary>{t('confirmation.noMail')}</summary>
            <div className="stack">
              <p>{t('confirmation.noMailAdvice', { domain: sender.domain })}</p>
              <ResendAct enrollment={enrollment} />
            </div>
          </details>
        )}
        <details className="disclosure">
          <summary>{t('confirmation.forgotten')}</summary>
          <div className="stack">
            <p>{t('confirmation.forgottenAdvice')}</p>
            <div>
              <Link to="/issue" search={{ intent: 'reissue' }} className={buttonClass('secondary')}>
                {t('confirmation.back')}
              </Link>
            </div>
          </div>
        </details>
        <details className="disclosure">
          <summary>{t('confirmation.cancelTitle')}</summary>
          <CancelAct />
        </details>
      </div>
    </section>
  );
}
