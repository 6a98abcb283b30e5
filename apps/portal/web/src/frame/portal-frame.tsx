import { applyAccent, PageShell } from '@enrollment/look';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, type ReactNode, useEffect } from 'react';
import { meQuery, serviceQuery } from '../api/queries.js';
import { useMessages } from '../messages/use-messages.js';
import { useServiceName } from './use-service.js';

export function PortalFrame({ children }: { children: ReactNode }): ReactElement {
  const t = useMessages();
  const serviceName = useServiceName();
  const { data: service } = useQuery({ ...serviceQuery, enabled: false });
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const accent = service?.accent ?? null;
  useEffect(() => applyAccent(accent), [accent]);
  return (
    <PageShell
      serviceName={serviceName}
      person={me && t('frame.person', { name: me.displayName })}
      signOutAction={me && '/auth/logout'}
      footer={
        <>
          <span>{t('frame.footer')}</span>
          <span>{t('frame.zone')}</span>
        </>
      }
    >
      {children}
    </PageShell>
  );
}
