import { type Policy, Refusal } from '@enrollment/domain';
import type { EntityManager } from 'typeorm';
import { findTokenInUse } from '../customer.repository.js';
import { Attempt } from '../entities/attempt.entity.js';
import type { EventData } from '../entities/event.entity.js';
import { Generation } from '../entities/generation.entity.js';
import { Token } from '../entities/token.entity.js';
import { agreed } from './approval.js';
import type { IssueOrder } from './new-generation.js';
import { useReplacementApproval } from './replacement-approval.js';

/**
 * How long after it was typed an OTP proves something. It is judged within a minute; the rest is for whoever got no answer
 * in time and sends the same request again.
 */
const PROVES_FOR_MS = 5 * 60_000;

/** The try names the token that its OTP was of; a later one was never shown. */
async function useOtp(manager: EntityManager, { customerId, now }: IssueOrder, attemptId: string): Promise<EventData> {
  const right = { id: attemptId, customerId, kind: 'replacement-otp', outcome: 'right' } as const;
  const attempt = await manager.findOneBy(Attempt, right);
  const isStale = attempt === null || now.getTime() - attempt.receivedAt.getTime() > PROVES_FOR_MS;
  if (isStale || (await manager.existsBy(Generation, { proofAttemptId: attemptId })))
    throw new Refusal('REPLACEMENT.PROOF_REQUIRED');
  const { enrollmentId, generation } = attempt;
  const proved = await manager.findOneBy(Token, { enrollmentId, generation, status: 'active' });
  if (proved === null) throw new Refusal('TOKEN.STATE');
  return { provedTokenId: proved.id };
}

/**
 * Who replaces a token in use has shown that it is theirs: by an OTP of just this token, or by an approval of two
 * operators, which is used up. The caller holds the customer, so that the token stays as it is.
 * @returns what the event tells of it
 * @throws Refusal REPLACEMENT.PROOF_REQUIRED, TOKEN.STATE when the proof was of a token that is not active any more
 */
export async function useProof(manager: EntityManager, policy: Policy, order: IssueOrder): Promise<EventData> {
  const { customerId, proofAttemptId, now } = order;
  if (proofAttemptId != null) return useOtp(manager, order, proofAttemptId);
  const isNeeded = policy.replacementProof !== 'none' && (await findTokenInUse(manager, customerId)) !== null;
  return isNeeded ? agreed(await useReplacementApproval(manager, customerId, now)) : {};
}
