import { type Actor, APPROVING_ROLES, type Operator, Refusal } from '@enrollment/domain';
import type { DataSource } from 'typeorm';
import { Customer } from '../entities/customer.entity.js';
import { RepudiationCase } from '../entities/repudiation-case.entity.js';
import { Token, type TokenStatus } from '../entities/token.entity.js';
import { changeTokens, type TokenChange } from '../token-change.js';
import { eraseHandedOverSeeds } from '../token-destruction.js';
import { useApproval } from './approval.js';

/** What an operator carries out once another one has approved it. */
interface ApprovedAct {
  readonly actor: Operator;
  readonly approvalId: string;
  readonly now: Date;
}

export interface ApprovedTokenAct extends ApprovedAct {
  readonly tokenId: string;
}

export interface CaseClosing extends ApprovedAct {
  readonly caseId: string;
}

function requireRole(actor: Actor): void {
  if (actor.kind === 'operator' && !APPROVING_ROLES.includes(actor.role)) throw new Refusal('ROLE.REQUIRED');
}

/** Hands the token to the act, if it is in use and stands where the act needs it. */
async function onTokenInUse(
  dataSource: DataSource,
  { tokenId, actor, now }: ApprovedTokenAct,
  from: readonly TokenStatus[],
  act: (change: TokenChange, token: Token) => Promise<void>,
): Promise<void> {
  requireRole(actor);
  const { customerId } = await dataSource.manager.findOneByOrFail(Token, { id: tokenId });
  await changeTokens(dataSource, { customerId, now }, async (change) => {
    const token = await change.inUse();
    if (token?.id !== tokenId || !from.includes(token.status)) throw new Refusal('TOKEN.STATE');
    await act(change, token);
  });
}

/**
 * Suspends the customer's active token at once: the phone is lost. Suspending twice is suspending once.
 * @throws Refusal ROLE.REQUIRED; TOKEN.STATE when no token is in use
 */
export async function suspendToken(
  dataSource: DataSource,
  { actor, ...of }: { readonly customerId: string; readonly actor: Actor; readonly now: Date },
): Promise<void> {
  requireRole(actor);
  await changeTokens(dataSource, of, async (change) => {
    const token = await change.inUse();
    if (token === null) throw new Refusal('TOKEN.STATE');
    if (token.status === 'active') await change.suspend(token, actor);
  });
}

/**
 * Lets a suspended token be used again. The approval's target is the token.
 * @throws Refusal ROLE.REQUIRED, TOKEN.STATE, APPROVAL.REQUIRED, APPROVAL.EXPIRED; CUSTOMER.ON_HOLD until the case is closed
 */
export async function resumeToken(dataSource: DataSource, act: ApprovedTokenAct): Promise<void> {
  await onTokenInUse(dataSource, act, ['suspended'], async (change, token) => {
    if (change.customer.onHoldSince !== null) throw new Refusal('CUSTOMER.ON_HOLD');
    await useApproval(change.manager, { kind: 'resume', targetId: token.id, payload: {} }, act.approvalId, act.now);
    await change.manager.update(Token, token.id, { status: 'active', suspendedAt: null });
    await change.record(token, 'token.resumed', act.actor);
  });
}

/**
 * Ends a token for good and destroys its seed. The approval's target is the token.
 * @throws Refusal ROLE.REQUIRED, TOKEN.STATE, APPROVAL.REQUIRED, APPROVAL.EXPIRED
 */
export async function revokeToken(dataSource: DataSource, act: ApprovedTokenAct): Promise<void> {
  await onTokenInUse(dataSource, act, ['active', 'suspended'], async (change, token) => {
    const { manager, now } = change;
    await useApproval(manager, { kind: 'revoke', targetId: token.id, payload: {} }, act.approvalId, now);
    const ended = { status: 'revoked' as const, sealedSeed: null, suspendedAt: null, endedAt: now };
    await manager.update(Token, token.id, ended);
    await eraseHandedOverSeeds(manager, token);
    await change.record(token, 'token.revoked', act.actor);
  });
}

/**
 * Closes a "not me" case, which ends the customer's hold. The token stays suspended until it is resumed or revoked.
 * The approval's target is the customer, its payload names the case.
 * @throws Refusal ROLE.REQUIRED, APPROVAL.REQUIRED, APPROVAL.EXPIRED; TOKEN.STATE when it is closed already
 */
export async function closeRepudiationCase(dataSource: DataSource, act: CaseClosing): Promise<void> {
  const { caseId: id, actor, approvalId, now } = act;
  requireRole(actor);
  const { customerId, tokenId } = await dataSource.manager.findOneByOrFail(RepudiationCase, { id });
  const token = await dataSource.manager.findOneByOrFail(Token, { id: tokenId });
  await changeTokens(dataSource, { customerId, also: token.enrollmentId, now }, async (change) => {
    const { manager } = change;
    const { closedAt } = await manager.findOneByOrFail(RepudiationCase, { id });
    if (closedAt !== null) throw new Refusal('TOKEN.STATE');
    await useApproval(manager, { kind: 'close-case', targetId: customerId, payload: { caseId: id } }, approvalId, now);
    await manager.update(RepudiationCase, id, { closedAt: now, closingApprovalId: approvalId });
    await manager.update(Customer, customerId, { onHoldSince: null });
    await change.record(token, 'token.case-closed', actor, { caseId: id });
  });
}
