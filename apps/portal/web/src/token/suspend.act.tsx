import type { ReactElement } from 'react';
import { suspendToken } from '../api/calls.js';
import type { Token } from '../api/model.js';
import { queryClient, tokenQuery } from '../api/queries.js';
import { AskedTwice } from '../frame/asked-twice.act.js';
import { useMessages } from '../messages/use-messages.js';

const remember = (token: Token): void => {
  queryClient.setQueryData(tokenQuery.queryKey, token);
};

/** The phone is lost: nobody shall use what it shows. */
export function SuspendAct(): ReactElement {
  const t = useMessages();
  const words = {
    explanation: t('token.lostExplanation'),
    begin: t('token.suspend'),
    question: t('token.suspendQuestion'),
    consequence: t('token.suspendConsequence'),
    keep: t('token.keep'),
    carryOut: t('token.suspendForGood'),
    busy: t('token.suspending'),
  };
  return <AskedTwice words={words} send={suspendToken} onDone={remember} />;
}
