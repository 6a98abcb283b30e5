import { CopyableId, DefinitionList, datedMoment, TitledSection, useLanguage } from '@enrollment/look';
import type { ReactElement } from 'react';
import type { Enrollment } from '../api/model.js';
import { Moment } from '../frame/moment.js';
import { useMessages } from '../messages/use-messages.js';

/** Where it stands, in the order in which it goes on. */
export function FactsSection({ enrollment }: { enrollment: Enrollment }): ReactElement {
  const t = useMessages();
  const language = useLanguage();
  const { customer, mail, provisioning, attempts, resend, mailAddress, activatedAt } = enrollment;
  const id = (term: string, value: string) => ({ term, value: <CopyableId label={term} value={value} ungrouped /> });
  const when = (term: string, at: string | null) => ({
    term,
    value: at === null ? t('enrollment.notYet') : <Moment at={at} />,
  });
  const { deviceKind } = provisioning;
  return (
    <TitledSection title={t('enrollment.facts')}>
      <DefinitionList
        items={[
          { term: t('enrollment.state'), value: t(`state.${enrollment.state}`) },
          ...(customer.onHold ? [{ term: t('enrollment.hold'), value: t('enrollment.onHold') }] : []),
          id(t('enrollment.loginId'), customer.loginId),
          id(t('enrollment.serviceId'), enrollment.serviceId),
          {
            term: t('enrollment.userId'),
            value: <CopyableId label={t('enrollment.userId')} value={enrollment.userId} />,
          },
          id(t('enrollment.id'), enrollment.id),
          { term: t('enrollment.generation'), value: String(enrollment.generation) },
          { term: t('enrollment.mailAddress'), value: mailAddress ?? t('enrollment.erased') },
          {
            term: t('enrollment.mail'),
            value: (
              <>
                {t(`mail.${mail.status}`)} <Moment at={mail.at} />
              </>
            ),
          },
          { term: t('enrollment.resends'), value: String(resend.remaining) },
          when(t('enrollment.linkOpened'), provisioning.linkOpenedAt),
          when(t('enrollment.provisioned'), provisioning.provisionedAt),
          { term: t('enrollment.device'), value: deviceKind ? t(`device.${deviceKind}`) : t('enrollment.notYet') },
          { term: t('enrollment.startPasswordTries'), value: String(attempts.startPasswordRemaining) },
          { term: t('enrollment.otpTries'), value: String(attempts.otpRemaining) },
          when(t('enrollment.activated'), activatedAt),
          { term: t('enrollment.deadline'), value: datedMoment(language, new Date(enrollment.deadline)) },
        ]}
      />
    </TitledSection>
  );
}
