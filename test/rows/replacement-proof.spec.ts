import { randomUUID } from 'node:crypto';
import {
  Attempt,
  type Enrollment,
  EnrollmentEvent,
  Generation,
  issueToken,
  reissueToken,
  Token,
  type TokenStatus,
} from '@enrollment/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createOwnDatabase, OWN_SERVICE, type OwnDatabase } from '../harness/own-database.js';
import { refusal } from './act.rows.js';
import { countedTry, enrollmentIn, ISSUED_AT, minutesLater, newOrder } from './enrollment.rows.js';

const TYPED_AT = minutesLater(5);
const required = refusal('REPLACEMENT.PROOF_REQUIRED');
const secondsAfter = (seconds: number): Date => new Date(TYPED_AT.getTime() + seconds * 1000);

let database: OwnDatabase;
beforeAll(async () => {
  database = await createOwnDatabase({ now: ISSUED_AT });
});
afterAll(() => database?.close());

async function activeToken(): Promise<{ row: Enrollment; token: Token }> {
  const row = await enrollmentIn(database.dataSource, 'ACTIVE');
  const { manager } = database.dataSource;
  await manager.update(Token, { enrollmentId: row.id }, { status: 'active', activatedAt: ISSUED_AT });
  return { row, token: await manager.findOneByOrFail(Token, { enrollmentId: row.id }) };
}

/** An OTP of the token that was judged so. */
async function judged(row: Enrollment, outcome: 'right' | 'wrong' | 'lapsed' = 'right'): Promise<string> {
  const id = await countedTry(database.dataSource, row, 'replacement-otp', { receivedAt: TYPED_AT });
  const answer = { code: 'PROVEN' } as const;
  await database.dataSource.manager.update(Attempt, id, { outcome, answer, sealedSecret: null, judgedAt: TYPED_AT });
  return id;
}

async function issue(
  { customerId }: Enrollment,
  proofAttemptId: string | null,
  now = secondsAfter(1),
): Promise<string> {
  const enrollmentId = randomUUID();
  const order = { ...newOrder(customerId, now), proofAttemptId, enrollmentId, serviceId: OWN_SERVICE };
  await issueToken(database.dataSource, { ...order, locale: 'ja' });
  return enrollmentId;
}

const moveTo = (token: Token, status: TokenStatus): Promise<unknown> =>
  database.dataSource.manager.update(Token, token.id, {
    status,
    ...(status === 'suspended' ? { suspendedAt: TYPED_AT } : { sealedSeed: null, endedAt: TYPED_AT }),
  });

/** Another token of the same customer, which somebody else may have set up. */
async function replaceBy(token: Token, other: Enrollment): Promise<void> {
  await moveTo(token, 'replaced');
  const columns = { customerId: token.customerId, status: 'active', activatedAt: TYPED_AT } as const;
  await database.dataSource.manager.update(Token, { enrollmentId: other.id }, columns);
}

describe('an OTP that proved a token', () => {
  it('lets one issue replace just that token, which the event names', async () => {
    const { row, token } = await activeToken();
    const proof = await judged(row);
    const enrollmentId = await issue(row, proof);
    const { manager } = database.dataSource;
    expect(await manager.findOneByOrFail(Generation, { enrollmentId })).toMatchObject({ proofAttemptId: proof });
    const [event] = await manager.findBy(EnrollmentEvent, { enrollmentId });
    expect(event).toMatchObject({ type: 'enrollment.issued', data: { provedTokenId: token.id } });
    const again = { ...newOrder(row.customerId, secondsAfter(2)), proofAttemptId: proof };
    await expect(reissueToken(database.dataSource, again)).rejects.toEqual(required);
  });

  it('proves nothing of the one that has replaced it', async () => {
    const { row, token } = await activeToken();
    const proof = await judged(row);
    await replaceBy(token, await enrollmentIn(database.dataSource, 'AWAITING_CONFIRMATION'));
    await expect(issue(row, proof)).rejects.toEqual(refusal('TOKEN.STATE'));
  });

  it.each(['suspended', 'revoked', 'replaced'] as const)('proves nothing once it is %s', async (status) => {
    const { row, token } = await activeToken();
    const proof = await judged(row);
    await moveTo(token, status);
    await expect(issue(row, proof)).rejects.toEqual(refusal('TOKEN.STATE'));
  });

  it('proves it for five minutes, so that a slow retry meets them, and a late one does not', async () => {
    const { row } = await activeToken();
    const proof = await judged(row);
    await expect(issue(row, proof, secondsAfter(301))).rejects.toEqual(required);
    await issue(row, proof, secondsAfter(300));
  });

  it('proves it to its customer alone', async () => {
    const [one, other] = [await activeToken(), await activeToken()];
    await expect(issue(other.row, await judged(one.row))).rejects.toEqual(required);
  });

  it.each(['wrong', 'lapsed'] as const)('proves nothing where it was %s', async (outcome) => {
    const { row } = await activeToken();
    await expect(issue(row, await judged(row, outcome))).rejects.toEqual(required);
  });

  it('is asked for where there is none', async () => {
    const { row } = await activeToken();
    await expect(issue(row, null)).rejects.toEqual(required);
  });
});
