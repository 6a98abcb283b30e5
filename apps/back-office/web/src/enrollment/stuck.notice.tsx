import { Notice, roughOffset, useLanguage } from '@enrollment/look';
import type { ReactElement } from 'react';
import type { Enrollment } from '../api/model.js';
import { Moment } from '../frame/moment.js';
import { useMessages } from '../messages/use-messages.js';

/** What stopped it and what helps best. */
export function StuckNotice({ stuck }: Pick<Enrollment, 'stuck'>): ReactElement | null {
  const t = useMessages();
  const language = useLanguage();
  if (stuck === null) return null;
  const { reason, since, clockOffsetSeconds: offset } = stuck;
  return (
    <Notice kind="caution" title={t(`stuck.${reason}.name`)}>
      <p>{t(`stuck.${reason}.happened`)}</p>
      {offset !== undefined && (
        <p>
          {t(offset > 0 ? 'enrollment.clockFast' : 'enrollment.clockSlow', { offset: roughOffset(language, offset) })}
        </p>
      )}
      <p>
        <strong>{t('enrollment.nextStep')}</strong> {t(`stuck.${reason}.action`)}
      </p>
      <p>
        {t('enrollment.since')} <Moment at={since} />
      </p>
    </Notice>
  );
}
