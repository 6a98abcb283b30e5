import type { FieldFault } from '@enrollment/look';
import { useMessages } from '../messages/use-messages.js';
import type { SetUpFaults } from './set-up.entry.js';

const FIELDS = ['serviceId', 'userId', 'startPassword', 'consent'] as const satisfies (keyof SetUpFaults)[];

export function useFaultWords(faults: SetUpFaults): {
  readonly wordsFor: (field: keyof SetUpFaults) => string | undefined;
  readonly summary: readonly FieldFault[];
} {
  const t = useMessages();
  const words = {
    serviceId: faults.serviceId && t('setUp.fault.serviceIdMissing'),
    userId: faults.userId && t(`setUp.userIdFault.${faults.userId}`),
    startPassword: faults.startPassword && t(`setUp.startPasswordFault.${faults.startPassword}`),
    consent: faults.consent && t('setUp.fault.consentMissing'),
  };
  const summary = FIELDS.flatMap((fieldId) => {
    const message = words[fieldId];
    return message ? [{ fieldId, message }] : [];
  });
  return { wordsFor: (field) => words[field], summary };
}
