import { APPROVAL_VALID_MS } from '@enrollment/domain';
import { Any, type EntityManager, IsNull, MoreThan } from 'typeorm';
import { Approval } from './entities/approval.entity.js';

const MOST = 200;

/** Approvals that wait for the second operator or for being used, newest first; of the named services, or of all. */
export async function readOpenApprovals(
  manager: EntityManager,
  services: readonly string[] | 'all',
  now: Date,
): Promise<Approval[]> {
  return manager.find(Approval, {
    where: {
      usedAt: IsNull(),
      endedAt: IsNull(),
      requestedAt: MoreThan(new Date(now.getTime() - APPROVAL_VALID_MS)),
      ...(services === 'all' ? {} : { serviceId: Any(services) }),
    },
    order: { requestedAt: 'DESC' },
    take: MOST,
  });
}
