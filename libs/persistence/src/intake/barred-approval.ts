import { randomUUID } from 'node:crypto';
import { type ApprovalStep, type Operator, PROBLEMS, type ProblemCode, Refusal } from '@enrollment/domain';
import type { DataSource, EntityManager } from 'typeorm';
import type { Approval } from '../entities/approval.entity.js';
import { BarredApproval } from '../entities/barred-approval.entity.js';
import { recordable } from './recordable.actor.js';

/** Which approval somebody wanted what of. */
export interface ApprovalMove {
  readonly step: ApprovalStep;
  readonly of: Pick<Approval, 'serviceId' | 'customerId' | 'kind' | 'targetId'> & { readonly id?: string };
  readonly operator: Operator;
  readonly now: Date;
}

/** Keeps that somebody wanted of an approval what they may not. */
export async function recordBarredApproval(
  dataSource: DataSource,
  { step, of, operator, now }: ApprovalMove,
  refusedCode: ProblemCode,
): Promise<void> {
  const { id: approvalId = null, serviceId, customerId, kind, targetId } = of;
  const about = { approvalId, serviceId, customerId, kind, targetId };
  const row = { id: randomUUID(), step, ...about, operator: recordable(operator), refusedCode, at: now };
  await dataSource.manager.insert(BarredApproval, row);
}

/** One transaction, of which it is kept when the operator may not do it. */
export async function keepingBarred<T>(
  dataSource: DataSource,
  move: ApprovalMove,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  try {
    return await dataSource.transaction(work);
  } catch (error) {
    if (error instanceof Refusal && PROBLEMS[error.code].status === 403)
      await recordBarredApproval(dataSource, move, error.code);
    throw error;
  }
}
