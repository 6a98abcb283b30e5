import type { ProblemCode } from '@enrollment/domain';
import type { EntityManager } from 'typeorm';
import type { Enrollment } from '../entities/enrollment.entity.js';
import { Mail } from '../entities/mail.entity.js';
import { readPolicy } from '../policy.repository.js';

/**
 * Why the token-issue mail cannot be sent once more yet, or at all; null when it can. Asked before an act is written, so
 * that pressing the button again and again costs nothing, and by the worker, which decides. The destination's budget is
 * the worker's alone: its lock, taken here too, would wait for the enrollment that the worker holds.
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
  return null;
}
