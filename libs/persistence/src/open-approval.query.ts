import { APPROVAL_VALID_MS } from '@enrollment/domain';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { Approval } from './entities/approval.entity.js';

export interface OpenApprovals {
  /** The services that the asker may see. */
  readonly services: readonly string[] | 'all';
  readonly now: Date;
}

export interface OpenApprovalsPage extends OpenApprovals {
  /** The last one of the page before. */
  readonly after?: { readonly since: Date; readonly id: string };
  readonly limit: number;
}

function open(manager: EntityManager, { services, now }: OpenApprovals): SelectQueryBuilder<Approval> {
  const valid = manager
    .createQueryBuilder(Approval, 'a')
    .where('a.usedAt IS NULL AND a.endedAt IS NULL AND a.requestedAt > :oldest', {
      oldest: new Date(now.getTime() - APPROVAL_VALID_MS),
    });
  return services === 'all' ? valid : valid.andWhere('a.serviceId = ANY(:services)', { services });
}

/**
 * Approvals that wait for the second operator or for being used, the longest waiting first: whoever asks for many more
 * comes behind them.
 */
export async function readOpenApprovals(
  manager: EntityManager,
  { after, limit, ...of }: OpenApprovalsPage,
): Promise<Approval[]> {
  const all = open(manager, of).orderBy('a.requestedAt').addOrderBy('a.id').limit(limit);
  return (after === undefined ? all : all.andWhere('(a.requestedAt, a.id) > (:since, :id)', after)).getMany();
}

/** How many there are on all pages. */
export function countOpenApprovals(manager: EntityManager, of: OpenApprovals): Promise<number> {
  return open(manager, of).getCount();
}
