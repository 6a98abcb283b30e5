import { randomUUID } from 'node:crypto';
import { type Actor, APPROVING_ROLES, type Operator, Refusal } from '@enrollment/domain';
import type { DataSource } from 'typeorm';
import { Customer } from '../entities/customer.entity.js';
import { RepudiationCase } from '../entities/repudiation-case.entity.js';
import { Token, type TokenStatus } from '../entities/token.entity.js';
import { changeTokens, type TokenChange } from '../token-change.js';
import { eraseHandedOverSeeds } from '../token-destruction.js';
import { tokenStandingOf } from '../token-standing.query.js';
import { agreed, useApproval } from './approval.js';
import { refuseByPerson } from './person.rule.js';
import { orderCancel } from './repudiation.js';
import { tellCustomer } from './token-notices.js';

/** What an operator carries out once another one has approved it. */
interface ApprovedAct {
  readonly actor: Operator;
  readonly approvalId: string | undefined;
  readonly now: Date;
}

export interface ApprovedTokenAct extends ApprovedAct {
  readonly tokenId: string;
}

export interface CaseClosing extends ApprovedAct {
  readonly caseId: string;
}

export interface Suspension {
  readonly customerId: string;
  readonly tokenId?: string;
  readonly actor: Actor;
  readonly now: Date;
}

/** Which operators act on tokens. */
const ACTING = { roles: APPROVING_ROLES, own: 'ENROLLMENT.OWN' } as const;

/** What an approval about a token was given for, as it is now. */
async function standingNow({ manager, customer }: TokenChange): Promise<{ readonly standing: number }> {
  return { standing: await tokenStandingOf(manager, customer.id) };
}

/** Hands the token to the act, if it is in use and stands where the act needs it. */
async function onTokenInUse(
  dataSource: DataSource,
  { tokenId, actor, now }: ApprovedTokenAct,
  from: readonly TokenStatus[],
  act: (change: TokenChange, token: Token) => Promise<void>,
): Promise<void> {
  const { customerId } = await dataSource.manager.findOneByOrFail(Token, { id: tokenId });
  await changeTokens(dataSource, { customerId, now }, async (change) => {
    refuseByPerson(actor, change.customer, ACTING);
    const token = await change.inUse();
    if (token?.id !== tokenId || !from.includes(token.status)) throw new Refusal('TOKEN.STATE');
    await act(change, token);
  });
}

/**
 * Suspends the customer's active token at once: the phone is lost. Suspending twice is suspending once. Whoever found the
 * phone may have proved a replacement with it already, so what is open is cancelled, by the relay.
 * @param tokenId the one that is meant, where whoever asks has named it
 * @throws Refusal ROLE.REQUIRED, ENROLLMENT.OWN, VALIDATION; TOKEN.STATE when no token is in use
 */
export async function suspendToken(dataSource: DataSource, { actor, tokenId, ...of }: Suspension): Promise<void> {
  await changeTokens(dataSource, of, async (change) => {
    if (actor.kind === 'operator') refuseByPerson(actor, change.customer, ACTING);
    const token = await change.inUse();
    if (token === null || token.id !== (tokenId ?? token.id)) throw new Refusal('TOKEN.STATE');
    if (token.status !== 'active') return;
    await change.suspend(token, actor);
    await tellCustomer(change, token, 'suspended');
    if (change.open !== undefined) await orderCancel(change.open, randomUUID(), actor);
  });
}

/**
 * Lets a suspended token be used again. The approval's target is the token, its payload how the customer's tokens stand,
 * so that a spare one does not undo a later suspension.
 * @throws Refusal ROLE.REQUIRED, ENROLLMENT.OWN, VALIDATION, TOKEN.STATE, APPROVAL.REQUIRED, APPROVAL.EXPIRED;
 *   CUSTOMER.ON_HOLD until the case is closed
 */
export async function resumeToken(dataSource: DataSource, act: ApprovedTokenAct): Promise<void> {
  await onTokenInUse(dataSource, act, ['suspended'], async (change, token) => {
    if (change.customer.onHoldSince !== null) throw new Refusal('CUSTOMER.ON_HOLD');
    const about = { kind: 'resume', targetId: token.id, payload: await standingNow(change) } as const;
    const approval = await useApproval(change.manager, about, act.approvalId, act.now);
    await change.manager.update(Token, token.id, { status: 'active', suspendedAt: null });
    await change.record(token, 'token.resumed', act.actor, agreed(approval));
  });
}

/**
 * Ends a token for good and destroys its seed. The approval's target is the token, its payload how the customer's tokens
 * stand.
 * @throws Refusal ROLE.REQUIRED, ENROLLMENT.OWN, VALIDATION, TOKEN.STATE, APPROVAL.REQUIRED, APPROVAL.EXPIRED
 */
export async function revokeToken(dataSource: DataSource, act: ApprovedTokenAct): Promise<void> {
  await onTokenInUse(dataSource, act, ['active', 'suspended'], async (change, token) => {
    const { manager, now } = change;
    const about = { kind: 'revoke', targetId: token.id, payload: await standingNow(change) } as const;
    const approval = await useApproval(manager, about, act.approvalId, now);
    const ended = { status: 'revoked' as const, sealedSeed: null, suspendedAt: null, endedAt: now };
    await manager.update(Token, token.id, ended);
    await eraseHandedOverSeeds(manager, token);
    await change.record(token, 'token.revoked', act.actor, agreed(approval));
  });
}

/**
 * Closes a "not me" case, which ends the customer's hold. The token stays suspended until it is resumed or revoked.
 * The approval's target is the customer, its payload names the case and how the customer's tokens stand, so that a
 * report that came in since is looked at.
 * @throws Refusal ROLE.REQUIRED, ENROLLMENT.OWN, VALIDATION, APPROVAL.REQUIRED, APPROVAL.EXPIRED; TOKEN.STATE when it is
 *   closed already
 */
export async function closeRepudiationCase(dataSource: DataSource, act: CaseClosing): Promise<void> {
  const { caseId: id, actor, approvalId, now } = act;
  const { customerId, tokenId } = await dataSource.manager.findOneByOrFail(RepudiationCase, { id });
  const token = await dataSource.manager.findOneByOrFail(Token, { id: tokenId });
  await changeTokens(dataSource, { customerId, also: token.enrollmentId, now }, async (change) => {
    const { manager } = change;
    refuseByPerson(actor, change.customer, ACTING);
    const { closedAt } = await manager.findOneByOrFail(RepudiationCase, { id });
    if (closedAt !== null) throw new Refusal('TOKEN.STATE');
    const payload = { caseId: id, ...(await standingNow(change)) };
    const about = { kind: 'close-case', targetId: customerId, payload } as const;
    const approval = await useApproval(manager, about, approvalId, now);
    await manager.update(RepudiationCase, id, { closedAt: now, closingApprovalId: approval.id });
    await manager.update(Customer, customerId, { onHoldSince: null });
    await change.record(token, 'token.case-closed', actor, { caseId: id, ...agreed(approval) });
  });
}
