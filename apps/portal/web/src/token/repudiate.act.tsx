import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { repudiateToken } from '../api/calls.js';
import { AskedTwice } from '../frame/asked-twice.act.js';
import { useMessages } from '../messages/use-messages.js';
import { forgetSession } from '../session/session-end.js';

/** It ends this session too, so that the answer is shown where one logs in. */
export function RepudiateAct(): ReactElement {
  const t = useMessages();
  const navigate = useNavigate();
  const words = {
    explanation: t('token.notMeExplanation'),
    begin: t('token.repudiate'),
    question: t('token.repudiateQuestion'),
    consequence: t('token.repudiateConsequence'),
    keep: t('token.keepAsIs'),
    carryOut: t('token.repudiateForGood'),
    busy: t('token.repudiating'),
  };
  const leave = async (): Promise<void> => {
    await navigate({ to: '/sign-in', search: { reported: true }, replace: true });
    forgetSession();
  };
  return <AskedTwice words={words} send={repudiateToken} onDone={() => void leave()} />;
}
