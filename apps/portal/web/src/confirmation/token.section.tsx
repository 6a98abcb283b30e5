import { CopyableId, DefinitionList } from '@enrollment/look';
import type { ReactElement } from 'react';
import type { Enrollment } from '../api/model.js';
import { useMessages } from '../messages/use-messages.js';

export function TokenSection({ enrollment: { serviceId, userId } }: { enrollment: Enrollment }): ReactElement {
  const t = useMessages();
  const serviceIdLabel = t('confirmation.serviceId');
  const userIdLabel = t('confirmation.userId');
  return (
    <section className="stack" aria-labelledby="token-heading">
      <h2 id="token-heading">{t('confirmation.token')}</h2>
      <p>{t('confirmation.tokenPurpose')}</p>
      <DefinitionList
        items={[
          { term: serviceIdLabel, value: <CopyableId label={serviceIdLabel} value={serviceId} /> },
          { term: userIdLabel, value: <CopyableId label={userIdLabel} value={userId} /> },
        ]}
      />
    </section>
  );
}
