import { type ApiProblem, CONNECTION, useProblemMessage } from '@enrollment/look';
import { useMessages } from '../messages/use-messages.js';

const REASON_FAULTS = ['REQUIRED', 'TOO_LONG', 'CONTROL', 'ADDRESS'] as const;
/** What the shared words tell a customer; an operator is told otherwise. */
const OWN_WORDS = ['MAIL.TOO_SOON', 'MAIL.RESENDS_USED_UP', 'BUDGET.MAILS'] as const;
const OWN_KEYS = { 'MAIL.TOO_SOON': 'tooSoon', 'MAIL.RESENDS_USED_UP': 'usedUp', 'BUDGET.MAILS': 'budget' } as const;

export interface Refusal {
  /** What is wrong with the reason. */
  readonly reason: string | undefined;
  /** Why the act was not done. */
  readonly general: string | undefined;
}

/** Why an act was refused, in words, at the place where it can be mended. */
export function useRefusal(problem: ApiProblem | null): Refusal {
  const t = useMessages();
  const problemMessage = useProblemMessage();
  if (problem === null) return { reason: undefined, general: undefined };
  const code = problem.members.errors?.find(({ field }) => field === 'reason')?.code;
  const fault = REASON_FAULTS.find((known) => known === code);
  if (fault !== undefined) return { reason: t(`act.fault.${fault}`), general: undefined };
  if (problem.code === CONNECTION) return { reason: undefined, general: t('failure.unreachable.advice') };
  const own = OWN_WORDS.find((known) => known === problem.code);
  return { reason: undefined, general: own ? t(`act.refused.${OWN_KEYS[own]}`) : problemMessage(problem.code) };
}
