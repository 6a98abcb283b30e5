import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { APPROVAL_VALID_MS, APPROVING_ROLES, isSameOperator, type Operator, Refusal } from '@enrollment/domain';
import { type DataSource, MoreThan } from 'typeorm';
import { Approval } from '../entities/approval.entity.js';
import { Customer } from '../entities/customer.entity.js';
import type { ApprovalTarget } from './approval.js';
import { keepingBarred } from './barred-approval.js';
import { lockCustomer } from './issue.js';
import { refuseByPerson } from './person.rule.js';

export interface ApprovalRequest extends ApprovalTarget {
  readonly customerId: string;
  readonly requestedBy: Operator;
  readonly now: Date;
}

/** Operators who wait for exactly the same at once. */
const MOST_WAITING = 5;
/** What one operator asks about one thing in 24 hours, whatever became of it. */
const MOST_BY_ONE = 20;

/** Who may ask for an approval, and decide on it. */
export const APPROVING = { roles: APPROVING_ROLES, own: 'APPROVAL.OWN' } as const;

const NOT_ENDED = { endedAs: null, endedBy: null, endedAt: null };

const isWaiting = ({ usedAt, endedAt }: Approval): boolean => usedAt === null && endedAt === null;

const isOfSame = (approval: Approval, { kind, payload }: ApprovalRequest): boolean =>
  approval.kind === kind && isDeepStrictEqual(approval.payload, payload);

/** The operator's own request for exactly this, if it waits. Refuses what would only add to those that do. */
function askedBefore(asked: readonly Approval[], request: ApprovalRequest): Approval | undefined {
  const waiting = asked.filter((approval) => isWaiting(approval) && isOfSame(approval, request));
  const isOwn = ({ requestedBy }: Approval): boolean => isSameOperator(request.requestedBy, requestedBy);
  const own = waiting.find(isOwn);
  if (own !== undefined) return own;
  if (waiting.length >= MOST_WAITING) throw new Refusal('APPROVAL.TOO_MANY');
  if (asked.filter(isOwn).length >= MOST_BY_ONE) throw new Refusal('REQUEST.RATE');
  return undefined;
}

/**
 * Writes down what one operator wants another one to approve. Asking for the same again is asking once, while it waits.
 * @returns the approval's ID
 * @throws Refusal ROLE.REQUIRED, APPROVAL.OWN, both kept; VALIDATION; APPROVAL.TOO_MANY while too many wait, REQUEST.RATE
 *   when this operator asks again and again
 */
export async function requestApproval(dataSource: DataSource, request: ApprovalRequest): Promise<string> {
  const { now, ...columns } = request;
  const { customerId, requestedBy: operator } = request;
  const { serviceId } = await dataSource.manager.findOneByOrFail(Customer, { id: customerId });
  const move = { step: 'request', of: { ...columns, serviceId }, operator, now } as const;
  return keepingBarred(dataSource, move, async (manager) => {
    refuseByPerson(operator, await lockCustomer(manager, customerId), APPROVING);
    const since = new Date(now.getTime() - APPROVAL_VALID_MS);
    const asked = await manager.findBy(Approval, { targetId: request.targetId, requestedAt: MoreThan(since) });
    const before = askedBefore(asked, request);
    if (before !== undefined) return before.id;
    const id = randomUUID();
    const open = { approvedBy: null, approvedAt: null, usedAt: null, ...NOT_ENDED };
    await manager.insert(Approval, { id, serviceId, ...columns, requestedAt: now, ...open });
    return id;
  });
}
