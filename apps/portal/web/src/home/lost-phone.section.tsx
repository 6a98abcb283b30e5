import type { ReactElement } from 'react';
import { suspendToken } from '../api/calls.js';
import type { Token } from '../api/model.js';
import { queryClient, tokenQuery } from '../api/queries.js';
import { AskedTwice } from '../frame/asked-twice.act.js';
import { useMessages } from '../messages/use-messages.js';

const remember = (token: Token): void => {
  queryClient.setQueryData(tokenQuery.queryKey, token);
};

export function LostPhoneSection(): ReactElement {
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
  return (
    <section className="stack" aria-labelledby="lost-phone">
      <h2 id="lost-phone">{t('token.lost')}</h2>
      <AskedTwice words={words} send={suspendToken} onDone={remember} />
    </section>
  );
}
