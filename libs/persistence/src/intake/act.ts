import { randomUUID } from 'node:crypto';
import {
  ACTS,
  type ActKind,
  type Actor,
  type ActPayload,
  DONE,
  isActPayload,
  mayAct,
  PROBLEMS,
  type ProblemCode,
  Refusal,
} from '@enrollment/domain';
import { type DataSource, type EntityManager, IsNull } from 'typeorm';
import { lockEnrollment } from '../enrollment-change.js';
import { Act } from '../entities/act.entity.js';
import { Customer } from '../entities/customer.entity.js';
import type { Enrollment } from '../entities/enrollment.entity.js';
import { lockOf } from '../lock.query.js';
import { refuseBeyondActs } from './act-number.js';
import { findApproval } from './approval.js';
import { refuseByPerson } from './person.rule.js';
import { recordable } from './recordable.actor.js';
import { resendRefusal } from './resend.rule.js';

export interface NewAct {
  readonly enrollmentId: string;
  readonly kind: ActKind;
  readonly actor: Actor;
  readonly payload?: ActPayload;
  /** What a second operator agreed to, for acts that need it. */
  readonly approvalId?: string;
  /** The ID that the request's Idempotency-Key stands for. */
  readonly requestId?: string;
  readonly now: Date;
}

async function refuseOperator(manager: EntityManager, { kind, actor }: NewAct, customerId: string): Promise<void> {
  if (actor.kind !== 'operator') return;
  const customer = await manager.findOneByOrFail(Customer, { id: customerId });
  refuseByPerson(actor, customer, { roles: ACTS[kind].roles, own: 'ENROLLMENT.OWN' });
}

/** An unlock is of one lock: what was approved for it does not open the next. What was not somebody is one generation. */
async function payloadOf(
  manager: EntityManager,
  { kind, payload = {} }: NewAct,
  { id, generation }: Enrollment,
): Promise<ActPayload> {
  const full = {
    ...payload,
    ...(kind === 'unlock' || kind === 'repudiate' ? { generation } : {}),
    ...(kind === 'unlock' ? { lock: await lockOf(manager, id) } : {}),
  };
  if (!isActPayload(kind, full)) throw new Refusal('VALIDATION');
  return full;
}

/** In another state the workflow says so. */
async function refuseResend(manager: EntityManager, { kind, now }: NewAct, row: Enrollment): Promise<void> {
  if (kind !== 'resend' || !mayAct(kind, row.state)) return;
  const refusal = await resendRefusal(manager, row, now);
  if (refusal !== null) throw new Refusal(refusal);
}

/**
 * Told at once where there is none. It is used up when the act is done, so that until then no other act may rely on it.
 * @returns its ID, null where none is needed
 */
async function approvalOf(manager: EntityManager, act: NewAct, payload: ActPayload): Promise<string | null> {
  const { approval: kind } = ACTS[act.kind];
  if (kind === null) return null;
  const about = { kind, targetId: act.enrollmentId, payload };
  const approval = await findApproval(manager, about, act.approvalId, act.now);
  if (typeof approval === 'string') throw new Refusal(approval);
  if (await manager.existsBy(Act, { approvalId: approval.id, refusedCode: IsNull() }))
    throw new Refusal('APPROVAL.REQUIRED');
  return approval.id;
}

async function write(manager: EntityManager, act: NewAct): Promise<string> {
  const { enrollmentId, kind, actor, requestId = null, now } = act;
  // Acts on one enrollment are counted one after the other, or many at once would all find the last place free.
  const enrollment = await lockEnrollment(manager, enrollmentId);
  const before = requestId && (await manager.findOneBy(Act, { requestId, enrollmentId, refusedCode: IsNull() }));
  if (before) return before.id;
  await refuseOperator(manager, act, enrollment.customerId);
  await refuseBeyondActs(manager, act);
  await refuseResend(manager, act, enrollment);
  const payload = await payloadOf(manager, act, enrollment);
  const approvalId = await approvalOf(manager, act, payload);
  const id = randomUUID();
  const open = { receivedAt: now, doneAt: null, refusedCode: null };
  await manager.insert(Act, { id, enrollmentId, kind, actor, payload, approvalId, requestId, ...open });
  return id;
}

/** Keeps that somebody asked for what they may not. */
export async function recordRefusedAct(dataSource: DataSource, act: NewAct, refusedCode: ProblemCode): Promise<void> {
  const { enrollmentId, kind, requestId = null, now } = act;
  const asked = { id: randomUUID(), enrollmentId, kind, actor: recordable(act.actor), requestId, receivedAt: now };
  await dataSource.manager.insert(Act, { ...asked, payload: {}, approvalId: null, doneAt: null, refusedCode });
}

/**
 * Writes down who asked for what, before the workflow is told. The same request again is the same act. What a person may
 * not do is kept as refused.
 * @returns the act's ID
 * @throws Refusal ROLE.REQUIRED, ENROLLMENT.OWN, APPROVAL.REQUIRED, APPROVAL.EXPIRED, VALIDATION; REQUEST.RATE beyond the
 *   number that one enrollment takes
 */
export async function recordAct(dataSource: DataSource, act: NewAct): Promise<string> {
  try {
    return await dataSource.transaction((manager) => write(manager, act));
  } catch (error) {
    if (error instanceof Refusal && PROBLEMS[error.code].status === 403)
      await recordRefusedAct(dataSource, act, error.code);
    throw error;
  }
}

/**
 * Takes back an act that was not carried out: a command that arrives later finds it refused.
 * @returns false when it had been carried out
 */
export async function withdrawAct(
  dataSource: DataSource,
  id: string,
  refusedCode: ProblemCode = 'DEPENDENCY.UNAVAILABLE',
): Promise<boolean> {
  const open = { id, doneAt: IsNull(), refusedCode: IsNull() };
  const { affected } = await dataSource.manager.update(Act, open, { refusedCode });
  return affected === 1;
}

const isProblemCode = (code: string): code is ProblemCode => code in PROBLEMS;

/**
 * Records an act, has it commanded, and takes it back when it was not carried out: without an outcome in time nothing has
 * happened and nothing will.
 * @param command tells the workflow, and answers with the code of the outcome, if there was one in time
 * @throws Refusal with that code, or DEPENDENCY.UNAVAILABLE, and whatever `recordAct` throws
 */
export async function carryOutAct(
  dataSource: DataSource,
  act: NewAct,
  command: (actId: string) => Promise<string | undefined>,
): Promise<void> {
  const id = await recordAct(dataSource, act);
  const outcome = await command(id);
  if (outcome === DONE) return;
  const code = outcome !== undefined && isProblemCode(outcome) ? outcome : 'DEPENDENCY.UNAVAILABLE';
  if (await withdrawAct(dataSource, id, code)) throw new Refusal(code);
}
