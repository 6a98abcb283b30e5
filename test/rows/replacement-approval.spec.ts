import { randomUUID } from 'node:crypto';
import { CUSTOMER } from '@enrollment/domain';
import {
  Approval,
  approve,
  type Enrollment,
  EnrollmentEvent,
  findApprovalTarget,
  issueToken,
  mayReplaceByApproval,
  repudiateByCustomer,
  requestApproval,
  suspendToken,
  Token,
} from '@enrollment/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createOwnDatabase, OWN_SERVICE, type OwnDatabase } from '../harness/own-database.js';
import { enrollmentIn, ISSUED_AT, minutesLater, newOrder, operator } from './enrollment.rows.js';

const NOW = minutesLater(5);
let database: OwnDatabase;
beforeAll(async () => {
  database = await createOwnDatabase({ now: ISSUED_AT });
});
afterAll(() => database?.close());

/** A customer with an active token, who has lost it. */
async function tokenLost(): Promise<Enrollment> {
  const row = await enrollmentIn(database.dataSource, 'ACTIVE');
  await database.dataSource.manager.update(Token, { enrollmentId: row.id }, { status: 'active', activatedAt: NOW });
  return row;
}

async function approved({ customerId }: Enrollment, now = NOW): Promise<string> {
  const target = await findApprovalTarget(database.dataSource.manager, 'replace', customerId);
  const id = await requestApproval(database.dataSource, {
    kind: 'replace',
    targetId: customerId,
    customerId,
    payload: target?.payload ?? {},
    requestedBy: operator('operator1'),
    now,
  });
  await approve(database.dataSource, id, operator('operator2'), now);
  return id;
}

const allows = ({ customerId }: Enrollment, now = NOW): Promise<boolean> =>
  mayReplaceByApproval(database.dataSource.manager, customerId, now);

const issue = async ({ customerId }: Enrollment, now = NOW): Promise<string> => {
  const enrollmentId = randomUUID();
  const order = { ...newOrder(customerId, now), enrollmentId, serviceId: OWN_SERVICE, locale: 'ja' } as const;
  await issueToken(database.dataSource, order);
  return enrollmentId;
};

const eventOf = (enrollmentId: string): Promise<EnrollmentEvent> =>
  database.dataSource.manager.findOneByOrFail(EnrollmentEvent, { enrollmentId, number: 1 });

describe('an approved replacement', () => {
  it('lets one issue go, which names it in its event', async () => {
    const row = await tokenLost();
    const approvalId = await approved(row);
    const enrollmentId = await issue(row);
    const event = await eventOf(enrollmentId);
    const data = { approvalId, requesterSubject: 'operator1', approvedBy: 'operator2', approverSubject: 'operator2' };
    expect(event).toMatchObject({ type: 'enrollment.issued', data });
    expect(await allows(row)).toBe(false);
  });

  it('is left when the issue does not come about', async () => {
    const row = await tokenLost();
    await approved(row);
    await issue(row);
    await approved(row);
    await expect(issue(row)).rejects.toMatchObject({ code: 'ENROLLMENT.ALREADY_OPEN' });
    expect(await allows(row)).toBe(true);
  });

  it('is asked for anew where there is none', async () => {
    await expect(issue(await tokenLost())).rejects.toMatchObject({ code: 'REPLACEMENT.PROOF_REQUIRED' });
  });

  it('is of the customer it was given for, and no other', async () => {
    const [row, other] = [await tokenLost(), await tokenLost()];
    await approved(row);
    expect([await allows(row), await allows(other)]).toEqual([true, false]);
  });

  it('is of the token that the customer had then', async () => {
    const row = await tokenLost();
    await approved(row);
    const ended = { status: 'replaced', sealedSeed: null, endedAt: NOW } as const;
    await database.dataSource.manager.update(Token, { enrollmentId: row.id }, ended);
    expect(await allows(row)).toBe(false);
  });

  it('is of how the token stood then: not after it was suspended, resumed or disowned', async () => {
    const row = await tokenLost();
    const of = { customerId: row.customerId, now: NOW };
    await approved(row);
    await suspendToken(database.dataSource, { ...of, actor: CUSTOMER });
    expect(await allows(row)).toBe(false);
    await approved(row);
    expect(await allows(row)).toBe(true);
    await repudiateByCustomer(database.dataSource, of);
    expect(await allows(row)).toBe(false);
  });

  it('is over after 24 hours', async () => {
    const row = await tokenLost();
    await approved(row);
    const later = (ms: number): Date => new Date(NOW.getTime() + ms);
    expect(await allows(row, later(86_399_999))).toBe(true);
    expect(await allows(row, later(86_400_000))).toBe(false);
    await expect(issue(row, later(86_400_000))).rejects.toMatchObject({ code: 'REPLACEMENT.PROOF_REQUIRED' });
  });

  it('does not wait for those that are over', async () => {
    const row = await tokenLost();
    const over = await approved(row, new Date(NOW.getTime() - 86_400_000));
    await approved(row);
    const { approvalId } = await database.dataSource.transaction(async (manager) => {
      await manager.findOneOrFail(Approval, { where: { id: over }, lock: { mode: 'pessimistic_write' } });
      const enrollmentId = await issue(row);
      return (await eventOf(enrollmentId)).data;
    });
    expect(approvalId).not.toBe(over);
  });

  it('is nothing to ask for by a customer without a token, or about an enrollment that is not locked', async () => {
    const row = await enrollmentIn(database.dataSource, 'ISSUING');
    const { manager } = database.dataSource;
    expect(await findApprovalTarget(manager, 'replace', row.customerId)).toMatchObject({ payload: null });
    expect(await findApprovalTarget(manager, 'unlock', row.id)).toMatchObject({ payload: null });
    expect(await findApprovalTarget(manager, 'unlock', randomUUID())).toBeUndefined();
  });
});
