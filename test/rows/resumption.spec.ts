import {
  approve,
  findApprovalTarget,
  requestApproval,
  resumeToken,
  suspendToken,
  Token,
} from '@enrollment/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createOwnDatabase, type OwnDatabase } from '../harness/own-database.js';
import { refusal } from './act.rows.js';
import { enrollmentIn, ISSUED_AT, minutesLater, operator } from './enrollment.rows.js';

const actor = operator('operator1');
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

async function approvedResumption({ id: targetId, customerId }: Token, now: Date): Promise<string> {
  const target = await findApprovalTarget(database.dataSource.manager, 'resume', targetId);
  const about = { kind: 'resume', targetId, customerId, payload: target?.payload ?? {} } as const;
  const id = await requestApproval(database.dataSource, { ...about, requestedBy: actor, now });
  await approve(database.dataSource, id, operator('operator2'), now);
  return id;
}

describe('a resumption', () => {
  it('is of the suspension that was approved: a spare approval does not undo the next one', async () => {
    const token = await activeToken();
    const { id: tokenId, customerId } = token;
    const resume = (approvalId: string, minutes: number): Promise<void> =>
      resumeToken(database.dataSource, { tokenId, actor, approvalId, now: minutesLater(minutes) });
    await suspendToken(database.dataSource, { customerId, actor, now: minutesLater(5) });
    const used = await approvedResumption(token, minutesLater(6));
    const spare = await approvedResumption(token, minutesLater(6));
    await resume(used, 7);
    await suspendToken(database.dataSource, { customerId, actor, now: minutesLater(8) });
    await expect(resume(spare, 9)).rejects.toEqual(refusal('APPROVAL.REQUIRED'));
    await resume(await approvedResumption(token, minutesLater(9)), 10);
  });

  it('cannot be asked for while nothing is suspended', async () => {
    const { id } = await activeToken();
    expect(await findApprovalTarget(database.dataSource.manager, 'resume', id)).toMatchObject({ payload: null });
    expect(await findApprovalTarget(database.dataSource.manager, 'revoke', id)).toMatchObject({ payload: {} });
  });
});
