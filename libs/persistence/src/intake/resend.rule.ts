import type { ProblemCode } from '@enrollment/domain';
import type { EntityManager } from 'typeorm';
import type { Enrollment } from '../entities/enrollment.entity.js';
import { Mail } from '../entities/mail.entity.js';
import { readPolicy } from '../policy.repository.js';
import { mailBudgetLeft } from './budget.js';

/**
 * Why the token-issue mail cannot be sent once more now; null when it can. Asked before an act is written, so that
 * pressing the button again and again costs nothing, and by the worker, which decides.
 */
export async function resendRefusal(
  manager: EntityManager,
  row: Pick<Enrollment, 'id' | 'generation' | 'serviceId' | 'policyVersion'>,
  now: Date,
): Promise<ProblemCode | null> {
  const policy = await readPolicy(manager, row.serviceId, row.policyVersion);
  const sent = { enrollmentId: row.id, generation: row.generation, kind: 'token-issue' as const };
  const latest = await manager.findOneOrFail(Mail, { where: sent, order: { number: 'DESC' } });
  if (latest.number > policy.resendsPerGeneration) return 'MAIL.RESENDS_USED_UP';
  const soonest = latest.createdAt.getTime() + policy.resendIntervalSeconds * 1000;
  if (now.getTime() < soonest) return 'MAIL.TOO_SOON';
  const { destinationHash } = latest;
  return destinationHash === null || (await mailBudgetLeft(manager, destinationHash, policy, now))
    ? null
    : 'BUDGET.MAILS';
}
