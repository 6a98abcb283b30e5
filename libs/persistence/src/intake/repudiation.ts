import { randomUUID } from 'node:crypto';
import { type Actor, CUSTOMER, isOpen, Refusal, repudiatedBy } from '@enrollment/domain';
import { type DataSource, type EntityManager, IsNull, Not } from 'typeorm';
import type { EnrollmentChange } from '../enrollment-change.js';
import { Act } from '../entities/act.entity.js';
import { Enrollment } from '../entities/enrollment.entity.js';
import { Mail } from '../entities/mail.entity.js';
import { RepudiationCase } from '../entities/repudiation-case.entity.js';
import { Token } from '../entities/token.entity.js';
import { voidTypedNotices } from '../mail-void.js';
import { endPortalSessions } from '../session-end.js';
import { changeTokens, type TokenChange } from '../token-change.js';
import { tellKnown } from './token-notices.js';

/** An open enrollment whose cancelling was written down: the workflow is told by the face, or by the relay later. */
export interface CancelOrder {
  readonly actId: string;
  readonly enrollmentId: string;
  readonly serviceId: string;
  readonly deadline: Date;
}

/** Where a "this was not me" came from. */
interface Report {
  /** Of the act that cancels, so that one report asks for it once. */
  readonly id: string;
  readonly mail: Mail | null;
}

/** Nothing of the generation becomes active any more, and whatever is open is cancelled. */
export async function orderCancel(
  { manager, row, now }: EnrollmentChange,
  actId: string,
  actor: Actor = CUSTOMER,
): Promise<CancelOrder> {
  const { id: enrollmentId, serviceId, deadline, generation } = row;
  const act = { id: actId, enrollmentId, kind: 'repudiate' as const, actor, payload: { generation } };
  const open = { approvalId: null, requestId: null, receivedAt: now, doneAt: null, refusedCode: null };
  await manager.insert(Act, { ...act, ...open });
  return { actId, enrollmentId, serviceId, deadline };
}

/** Whether the current generation shall be cancelled: nothing becomes active in the moment before it is. */
export async function isRepudiated({ manager, row }: EnrollmentChange): Promise<boolean> {
  const ordered = await manager.findBy(Act, {
    enrollmentId: row.id,
    kind: 'repudiate',
    doneAt: IsNull(),
    refusedCode: IsNull(),
  });
  return ordered.some(({ payload }) => payload.generation === row.generation);
}

/** Void is what the reader was told of, and nothing that came later. */
async function repudiateGeneration(change: TokenChange, mail: Mail): Promise<CancelOrder | null> {
  const enrollment = change.enrollment(mail.enrollmentId);
  const { kind, recipient, generation } = mail;
  await enrollment.record('token.repudiated', CUSTOMER, { mail: kind, recipient }, generation);
  const stands = isOpen(enrollment.row.state) && enrollment.row.generation === generation;
  return stands ? orderCancel(enrollment, mail.id) : null;
}

async function openCase(change: TokenChange, token: Token, mail: Mail | null): Promise<void> {
  const { manager, customer, now } = change;
  if (customer.onHoldSince !== null) return;
  await manager.insert(RepudiationCase, {
    id: randomUUID(),
    serviceId: customer.serviceId,
    customerId: customer.id,
    tokenId: token.id,
    mailId: mail?.id ?? null,
    openedAt: now,
    closedAt: null,
    closingApprovalId: null,
  });
  await manager.query('SELECT hold_customer($1, $2)', [customer.id, now]);
  for (const id of change.enrollmentIds) await voidTypedNotices(manager, id, now);
  await tellKnown(change, token, 'repudiated');
}

/** Two operators have looked into this token: an old link of whoever set it up must not end the one that came after it. */
async function isSettled(manager: EntityManager, { id: tokenId, status }: Token): Promise<boolean> {
  return status === 'revoked' || manager.existsBy(RepudiationCase, { tokenId, closedAt: Not(IsNull()) });
}

/** Whoever made the token may have replaced it since, with its own OTP as proof: what is suspended is the one in use. */
async function repudiateToken(change: TokenChange, token: Token, { id, mail }: Report): Promise<CancelOrder | null> {
  const { manager, customer, now, open } = change;
  const by = { mail: mail?.kind ?? null, recipient: mail?.recipient ?? null };
  await change.record(token, 'token.repudiated', CUSTOMER, by);
  if (mail !== null && (await isSettled(manager, token))) return null;
  const inUse = await change.inUse();
  if (inUse?.status === 'active') await change.suspend(inUse, CUSTOMER);
  await openCase(change, token, mail);
  await endPortalSessions(manager, customer.id, now);
  return open ? orderCancel(open, id) : null;
}

/**
 * The reader of a mail says that it was not them. From the activation mail it suspends the token in use, ends the
 * customer's sessions and holds further issues; from any other one it voids that mail's generation and no more, for its
 * reader may be a stranger. Takes effect once.
 * @returns what is to be cancelled now; null when there is nothing, it was said before, or such a mail cannot say it
 */
export async function repudiateByMail(dataSource: DataSource, mailId: string, now: Date): Promise<CancelOrder | null> {
  const { enrollmentId: also } = await dataSource.manager.findOneByOrFail(Mail, { id: mailId });
  const { customerId } = await dataSource.manager.findOneByOrFail(Enrollment, { id: also });
  return changeTokens(dataSource, { customerId, also, now }, async (change) => {
    const { manager } = change;
    const mail = await manager.findOneByOrFail(Mail, { id: mailId });
    const repudiated = repudiatedBy(mail.kind);
    if (repudiated === undefined || mail.notMeAt !== null) return null;
    await manager.update(Mail, mailId, { notMeAt: now });
    if (repudiated === 'generation') return repudiateGeneration(change, mail);
    const { enrollmentId, generation } = mail;
    const token = await manager.findOneByOrFail(Token, { enrollmentId, generation });
    return repudiateToken(change, token, { id: mail.id, mail });
  });
}

/**
 * The customer, logged in, says that the token in use is none of theirs: the same as from the activation mail. While a
 * case is open it only ends the sessions, once more.
 * @throws Refusal TOKEN.STATE when no token is in use
 */
export async function repudiateByCustomer(
  dataSource: DataSource,
  of: { readonly customerId: string; readonly now: Date },
): Promise<CancelOrder | null> {
  return changeTokens(dataSource, of, async (change) => {
    const token = await change.inUse();
    if (token === null) throw new Refusal('TOKEN.STATE');
    if (change.customer.onHoldSince === null) return repudiateToken(change, token, { id: randomUUID(), mail: null });
    await endPortalSessions(change.manager, of.customerId, of.now);
    return null;
  });
}
