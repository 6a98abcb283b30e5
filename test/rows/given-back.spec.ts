import type { AttemptKind } from '@enrollment/domain';
import { Attempt, compareRows, EnrollmentEvent, Token } from '@enrollment/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfirmationJudge } from '../../apps/worker/src/activities/confirmation.judge.js';
import type { OtpVerifier } from '../../apps/worker/src/activities/otp.verifier.js';
import { ReplacementJudge } from '../../apps/worker/src/activities/replacement.judge.js';
import { createOwnDatabase, type OwnDatabase } from '../harness/own-database.js';
import { countedTry, enrollmentIn, ISSUED_AT, minutesLater } from './enrollment.rows.js';

const NOW = minutesLater(5);
let database: OwnDatabase;
beforeAll(async () => {
  database = await createOwnDatabase({ now: ISSUED_AT });
});
afterAll(() => database?.close());

/** Right, and used before. */
const verifier = {
  verify: async () => ({ verdict: { kind: 'accepted', step: 1 }, fresh: false }),
} as unknown as OtpVerifier;

async function judge(kind: AttemptKind, receivedAt: Date) {
  const { dataSource } = database;
  const isProof = kind === 'replacement-otp';
  const row = await enrollmentIn(dataSource, isProof ? 'ACTIVE' : 'AWAITING_CONFIRMATION');
  if (isProof) await dataSource.manager.update(Token, { enrollmentId: row.id }, { status: 'active', activatedAt: NOW });
  const id = await countedTry(dataSource, row, kind, { receivedAt });
  const clock = { now: () => NOW };
  if (isProof) await new ReplacementJudge(dataSource, verifier, clock).judgeReplacement(row.id, id);
  else await new ConfirmationJudge(dataSource, verifier, clock).judgeConfirmation(row.id, id);
  const events = await dataSource.manager.findBy(EnrollmentEvent, {
    enrollmentId: row.id,
    type: 'confirmation.rejected',
  });
  const differing = (await compareRows(dataSource)).filter(({ enrollmentId }) => enrollmentId === row.id);
  return {
    outcome: (await dataSource.manager.findOneByOrFail(Attempt, { id })).outcome,
    told: events.map(({ actor, data }) => ({ by: actor.kind, data })),
    // These rows came into their state without a phone; of tries nothing may differ.
    miscounted: differing.filter(({ fact }) => fact.startsWith('wrong')),
  };
}

describe('an OTP that is given back', () => {
  const of = 'replacement';
  it.each<[string, AttemptKind, Date, string, object]>([
    ['used before', 'otp', NOW, 'replayed', { code: 'OTP.ALREADY_USED' }],
    ['judged too late', 'otp', minutesLater(3), 'lapsed', { code: 'TRY.LAPSED' }],
    ['used before', 'replacement-otp', NOW, 'replayed', { code: 'OTP.ALREADY_USED', of }],
    ['judged too late', 'replacement-otp', minutesLater(3), 'lapsed', { code: 'REPLACEMENT.PROOF_REQUIRED', of }],
  ])('because it was %s (%s) is told, and counts for nothing', async (_, kind, receivedAt, outcome, data) => {
    expect(await judge(kind, receivedAt)).toEqual({ outcome, told: [{ by: 'customer', data }], miscounted: [] });
  });
});
