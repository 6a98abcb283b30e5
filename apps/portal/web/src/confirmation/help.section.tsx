import { buttonClass } from '@enrollment/look';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Enrollment } from '../api/model.js';
import { tokenQuery } from '../api/queries.js';
import { useService } from '../frame/use-service.js';
import { useMessages } from '../messages/use-messages.js';
import { RepudiateAct } from '../token/repudiate.act.js';
import { SuspendAct } from '../token/suspend.act.js';
import { CancelAct } from './cancel.act.js';
import { ResendAct } from './resend.act.js';

export function HelpSection({ enrollment }: { enrollment: Enrollment }): ReactElement {
  const t = useMessages();
  const { sender } = useService();
  // While it is being replaced, the present token can still get lost.
  const { data: token } = useQuery({ ...tokenQuery, enabled: false });
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
        {isWaitingForApp && (
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
        )}
        <details className="disclosure">
          <summary>{t('confirmation.cancelTitle')}</summary>
          <CancelAct />
        </details>
        {token?.status === 'active' && (
          <details className="disclosure">
            <summary>{t('token.lost')}</summary>
            <SuspendAct />
          </details>
        )}
        {token && token.status !== 'none' && !token.onHold && (
          <details className="disclosure">
            <summary>{t('token.notMe')}</summary>
            <RepudiateAct />
          </details>
        )}
      </div>
    </section>
  );
}
