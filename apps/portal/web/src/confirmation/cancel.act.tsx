import type { ReactElement } from 'react';
import { cancel } from '../api/calls.js';
import { enrollmentQuery, queryClient, rememberEnrollment } from '../api/queries.js';
import { AskedTwice } from '../frame/asked-twice.act.js';
import { useMessages } from '../messages/use-messages.js';

const readAgain = (): void => void queryClient.fetchQuery({ ...enrollmentQuery, staleTime: 0 });

/** The IDs and the mail become void. */
export function CancelAct(): ReactElement {
  const t = useMessages();
  const words = {
    explanation: t('confirmation.cancelExplanation'),
    begin: t('confirmation.cancel'),
    question: t('confirmation.cancelQuestion'),
    consequence: t('confirmation.cancelConsequence'),
    keep: t('confirmation.keepOn'),
    carryOut: t('confirmation.cancelForGood'),
    busy: t('confirmation.cancelling'),
  };
  return <AskedTwice words={words} send={cancel} onDone={rememberEnrollment} onRefused={readAgain} />;
}
