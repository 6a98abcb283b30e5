import type { ApprovalKind } from '@enrollment/domain';
import {
  approve,
  Customer,
  closeRepudiationCase,
  findApprovalTarget,
  queueMail,
  RepudiationCase,
  repudiateByCustomer,
  repudiateByMail,
  requestApproval,
  resumeToken,
  revokeToken,
  suspendToken,
  Token,
} from '@enrollment/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createOwnDatabase, type OwnDatabase } from '../harness/own-database.js';
import { refusal } from './act.rows.js';
import { enrollmentIn, ISSUED_AT, minutesLater, operator } from './enrollment.rows.js';

const actor = operator('operator1');
const required = refusal('APPROVAL.REQUIRED');
let database: OwnDatabase;
beforeAll(async () => {
  database = await createOwnDatabase({ now: ISSUED_AT });
});
afterAll(() => database?.close());

async function activeToken(): Promise<Token> {
  const { id: enrollmentId } = await enrollmentIn(database.dataSource, 'ACTIVE');
  const { manager } = database.dataSource;
  await manager.update(Token, { enrollmentId }, { status: 'active', activatedAt: ISSUED_AT });
  return manager.findOneByOrFail(Token, { enrollmentId });
}

async function approved(kind: ApprovalKind, token: Token, minutes: number, requestedBy = actor): Promise<string> {
  const now = minutesLater(minutes);
  const { id, customerId } = token;
  const targetId = kind === 'close-case' ? customerId : id;
  const target = await findApprovalTarget(database.dataSource.manager, kind, targetId);
  const about = { kind, targetId, customerId, payload: target?.payload ?? {} };
  const approvalId = await requestApproval(database.dataSource, { ...about, requestedBy, now });
  await approve(database.dataSource, approvalId, operator('supervisor1', 'supervisor'), now);
  return approvalId;
}

const suspend = ({ customerId }: Token, minutes: number): Promise<void> =>
  suspendToken(database.dataSource, { customerId, actor, now: minutesLater(minutes) });
const resume = ({ id: tokenId }: Token, approvalId: string, minutes: number): Promise<void> =>
  resumeToken(database.dataSource, { tokenId, actor, approvalId, now: minutesLater(minutes) });
const revoke = ({ id: tokenId }: Token, approvalId: string, minutes: number): Promise<void> =>
  revokeToken(database.dataSource, { tokenId, actor, approvalId, now: minutesLater(minutes) });

describe('a token that no OTP has activated', () => {
  it('is not brought into use, whoever writes it', async () => {
    const { dataSource } = database;
    const { id: enrollmentId } = await enrollmentIn(dataSource, 'AWAITING_CONFIRMATION');
    const use = dataSource.manager.update(Token, { enrollmentId }, { status: 'active' });
    await expect(use).rejects.toMatchObject({ code: '23514' });
  });
});

describe('a resumption', () => {
  it('is of the suspension that was approved: a spare approval does not undo the next one', async () => {
    const token = await activeToken();
    await suspend(token, 5);
    const used = await approved('resume', token, 6);
    const spare = await approved('resume', token, 6, operator('operator2'));
    await resume(token, used, 7);
    await suspend(token, 8);
    await expect(resume(token, spare, 9)).rejects.toEqual(required);
    await resume(token, await approved('resume', token, 9), 10);
  });

  it('cannot be asked for while nothing is suspended', async () => {
    const { id } = await activeToken();
    const { manager } = database.dataSource;
    expect(await findApprovalTarget(manager, 'resume', id)).toMatchObject({ payload: null });
    expect(await findApprovalTarget(manager, 'revoke', id)).toMatchObject({ payload: { standing: 0 } });
  });
});

describe('a revocation', () => {
  it('is of how the token stood when it was asked for: not after a suspension, nor after its end', async () => {
    const token = await activeToken();
    const ofActive = await approved('revoke', token, 5);
    await suspend(token, 6);
    await expect(revoke(token, ofActive, 7)).rejects.toEqual(required);
    const ofSuspended = await approved('revoke', token, 7);
    await resume(token, await approved('resume', token, 7), 8);
    await expect(revoke(token, ofActive, 9)).rejects.toEqual(required);
    await expect(revoke(token, ofSuspended, 9)).rejects.toEqual(required);
    await revoke(token, await approved('revoke', token, 9), 10);
  });

  it('is not of a token that was disowned since, when the case is closed', async () => {
    const token = await activeToken();
    await suspend(token, 5);
    const [resumption, revocation] = [await approved('resume', token, 6), await approved('revoke', token, 6)];
    await repudiateByCustomer(database.dataSource, { customerId: token.customerId, now: minutesLater(7) });
    const { id: caseId } = await openCaseOf(token);
    const approvalId = await approved('close-case', token, 8);
    const since = await approved('revoke', token, 8);
    await closeRepudiationCase(database.dataSource, { caseId, actor, approvalId, now: minutesLater(9) });
    await expect(resume(token, resumption, 10)).rejects.toEqual(required);
    await expect(revoke(token, revocation, 10)).rejects.toEqual(required);
    await revoke(token, since, 10);
  });
});

const openCaseOf = ({ customerId }: Token): Promise<RepudiationCase> =>
  database.dataSource.manager.findOneByOrFail(RepudiationCase, { customerId });

describe('the closing of a case', () => {
  it('is of the reports that were there when it was asked for', async () => {
    const token = await activeToken();
    const { customerId, enrollmentId, generation } = token;
    await repudiateByCustomer(database.dataSource, { customerId, now: minutesLater(5) });
    const { id: caseId } = await openCaseOf(token);
    const close = (approvalId: string): Promise<void> =>
      closeRepudiationCase(database.dataSource, { caseId, actor, approvalId, now: minutesLater(9) });
    const before = await approved('close-case', token, 6);
    const news = { enrollmentId, generation, kind: 'activated', number: 1, recipient: 'typed' } as const;
    const mailId = await queueMail(database.dataSource.manager, { ...news, destinationHash: null, now: ISSUED_AT });
    await repudiateByMail(database.dataSource, mailId, minutesLater(7));
    await expect(close(before)).rejects.toEqual(required);
    await close(await approved('close-case', token, 8));
    const { onHoldSince } = await database.dataSource.manager.findOneByOrFail(Customer, { id: customerId });
    expect(onHoldSince).toBeNull();
  });
});
