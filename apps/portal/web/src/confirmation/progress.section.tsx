import { DefinitionList, fullMoment, roughDuration, shortMoment, useLanguage, useNow } from '@enrollment/look';
import type { ReactElement } from 'react';
import type { Enrollment } from '../api/model.js';
import { type Key, useMessages } from '../messages/use-messages.js';

const EVERY_HALF_MINUTE_MS = 30_000;

const MAIL: Record<Enrollment['mail']['status'], Key> = {
  sending: 'confirmation.mail.sending',
  accepted: 'confirmation.mail.accepted',
  delayed: 'confirmation.mail.delayed',
  bounced: 'confirmation.mail.bounced',
  failed: 'confirmation.mail.failed',
};

function setupStanding({ provisioning }: Enrollment): readonly [words: Key, at: string | null] {
  const { linkOpenedAt, provisionedAt, deviceKind } = provisioning;
  if (provisionedAt && deviceKind === 'feature-phone') return ['confirmation.setup.featurePhone', provisionedAt];
  if (provisionedAt) return ['confirmation.setup.smartphone', provisionedAt];
  return linkOpenedAt ? ['confirmation.setup.linkOpened', linkOpenedAt] : ['confirmation.setup.nothing', null];
}

/** Where mail and app stand, told as sentences with their times. */
export function ProgressSection({ enrollment }: { enrollment: Enrollment }): ReactElement {
  const t = useMessages();
  const language = useLanguage();
  const now = useNow(EVERY_HALF_MINUTE_MS);
  const time = (at: string): string => shortMoment(language, new Date(at), now);
  const deadline = new Date(enrollment.deadline);
  const [setup, setupAt] = setupStanding(enrollment);
  return (
    <section className="stack" aria-labelledby="progress-heading">
      <h2 id="progress-heading">{t('confirmation.progress')}</h2>
      <DefinitionList
        items={[
          { term: t('confirmation.destination'), value: enrollment.mailAddress },
          {
            term: t('confirmation.mailStatus'),
            value: t(MAIL[enrollment.mail.status], { time: time(enrollment.mail.at) }),
          },
          { term: t('confirmation.setupStatus'), value: t(setup, { time: setupAt ? time(setupAt) : '' }) },
          {
            term: t('confirmation.deadline'),
            value: t('confirmation.deadlineWords', {
              deadline: fullMoment(language, deadline),
              left: roughDuration(language, deadline.getTime() - now.getTime()),
            }),
          },
        ]}
      />
      <p className="soft">{t('confirmation.disposable')}</p>
    </section>
  );
}
