import { PageShell } from '@enrollment/look';
import type { ReactElement, ReactNode } from 'react';
import type { Operator } from '../api/model.js';
import { useMessages } from '../messages/use-messages.js';

interface BackOfficeFrameProps {
  readonly operator: Operator | null;
  readonly children: ReactNode;
}

export function BackOfficeFrame({ operator, children }: BackOfficeFrameProps): ReactElement {
  const t = useMessages();
  const roles = operator?.roles.map((role) => t(`role.${role}`)).join(t('frame.separator'));
  return (
    <PageShell
      serviceName={t('frame.name')}
      person={operator && t('frame.operator', { name: operator.displayName, roles: roles ?? '' })}
      signOutAction={operator ? '/auth/logout' : undefined}
      footer={<span>{t('frame.zone')}</span>}
      wide
    >
      {children}
    </PageShell>
  );
}
