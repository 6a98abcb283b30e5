import { randomUUID } from 'node:crypto';
import { DEFAULT_POLICY } from '@enrollment/domain';
import { Token, takeReplacementTry } from '@enrollment/persistence';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createOwnDatabase, type OwnDatabase } from '../harness/own-database.js';
import { refusal } from './act.rows.js';
import { enrollmentIn, ISSUED_AT } from './enrollment.rows.js';

const secondsLater = (seconds: number): Date => new Date(ISSUED_AT.getTime() + seconds * 1000);

let database: OwnDatabase;
beforeAll(async () => {
  database = await createOwnDatabase({ now: ISSUED_AT });
});
afterAll(() => database?.close());

it('an OTP that shall prove a replacement is told to wait while nobody judges, and not that the proof is locked', async () => {
  const { id: enrollmentId, customerId } = await enrollmentIn(database.dataSource, 'ACTIVE');
  await database.dataSource.manager.update(Token, { enrollmentId }, { status: 'active', activatedAt: ISSUED_AT });
  const take = (seconds: number): Promise<string> =>
    takeReplacementTry(database.dataSource, {
      attemptId: randomUUID(),
      customerId,
      sealedSecret: 'sealed',
      now: secondsLater(seconds),
    });
  for (let count = 0; count < DEFAULT_POLICY.otpTries; count += 1) await take(0);
  await expect(take(1)).rejects.toEqual(refusal('OTP.LOCKED'));
  await expect(take(11)).rejects.toEqual(refusal('TRY.PENDING'));
});
