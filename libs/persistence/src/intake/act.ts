import { randomUUID } from 'node:crypto';
import { ACTS, type ActKind, type Actor, Refusal } from '@enrollment/domain';
import { type DataSource, IsNull } from 'typeorm';
import { Act, type ActPayload } from '../entities/act.entity.js';
import { useApproval } from './approval.js';

export interface NewAct {
  readonly enrollmentId: string;
  readonly kind: ActKind;
  readonly actor: Actor;
  readonly payload?: ActPayload;
  /** What a second operator agreed to, for acts that need it. */
  readonly approvalId?: string;
  readonly now: Date;
}

/** Who may not ask for it at all, whatever the state. */
function refuseByRole({ kind, actor, approvalId }: NewAct): void {
  const { roles, needsApproval } = ACTS[kind];
  if (actor.kind === 'operator' && !(roles as readonly string[]).includes(actor.role))
    throw new Refusal('ROLE.REQUIRED');
  if (needsApproval && approvalId === undefined) throw new Refusal('APPROVAL.REQUIRED');
}

/**
 * Writes down who asked for what, before the workflow is told. An approval is used up in the same transaction.
 * @throws Refusal ROLE.REQUIRED, APPROVAL.REQUIRED, APPROVAL.EXPIRED
 */
export async function recordAct(dataSource: DataSource, act: NewAct): Promise<string> {
  refuseByRole(act);
  const { enrollmentId, kind, actor, payload = {}, approvalId = null, now } = act;
  const id = randomUUID();
  await dataSource.transaction(async (manager) => {
    if (approvalId !== null && kind === 'unlock')
      await useApproval(manager, { kind, targetId: enrollmentId, payload }, approvalId, now);
    await manager.insert(Act, { id, enrollmentId, kind, actor, payload, approvalId, receivedAt: now, doneAt: null });
  });
  return id;
}

/**
 * Takes back an act that was not carried out: a command that arrives later finds nothing and is refused.
 * @returns false when it had been carried out
 */
export async function withdrawAct(dataSource: DataSource, id: string): Promise<boolean> {
  const { affected } = await dataSource.manager.delete(Act, { id, doneAt: IsNull() });
  return affected === 1;
}
