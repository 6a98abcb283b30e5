import { Generation } from '@enrollment/persistence';
import type { Step } from '@enrollment/workflows';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ActActivities } from '../../apps/worker/src/activities/act.activities.js';
import { ConfirmationJudge } from '../../apps/worker/src/activities/confirmation.judge.js';
import { DeadlineActivities } from '../../apps/worker/src/activities/deadline.activities.js';
import type { OtpVerifier } from '../../apps/worker/src/activities/otp.verifier.js';
import { ProvisioningJudge } from '../../apps/worker/src/activities/provisioning.judge.js';
import type { TokenIssuer } from '../../apps/worker/src/activities/token.issuer.js';
import type { WorkerKeys } from '../../apps/worker/src/worker-keys.js';
import { createOwnDatabase, type DataSource, type OwnDatabase } from '../harness/own-database.js';
import { Acting } from './act.rows.js';
import { countedTry, enrollmentIn, ISSUED_AT, minutesLater } from './enrollment.rows.js';

const NOW = minutesLater(5);
const clock = { now: () => NOW };
const verifier = {
  verify: async () => ({ verdict: { kind: 'accepted', step: 1 }, fresh: true }),
} as unknown as OtpVerifier;
const keys = { open: async () => '8350', hasher: { verify: async () => false } } as unknown as WorkerKeys;

let database: OwnDatabase;
beforeAll(async () => {
  database = await createOwnDatabase({ now: ISSUED_AT });
});
afterAll(() => database?.close());

type Activity = () => Promise<Step>;

const CASES: Record<string, (dataSource: DataSource) => Promise<Activity>> = {
  'the OTP that activates': async (dataSource) => {
    const row = await enrollmentIn(dataSource, 'AWAITING_CONFIRMATION');
    const id = await countedTry(dataSource, row, 'otp');
    return () => new ConfirmationJudge(dataSource, verifier, clock).judgeConfirmation(row.id, id);
  },
  'the start password that locks': async (dataSource) => {
    const row = await enrollmentIn(dataSource, 'AWAITING_PROVISIONING');
    await dataSource.manager.update(Generation, { enrollmentId: row.id }, { startPasswordCounted: 4 });
    const id = await countedTry(dataSource, row, 'start-password');
    const judge = new ProvisioningJudge(dataSource, keys, {} as TokenIssuer, clock);
    return () => judge.judgeProvisioning(row.id, id);
  },
  'a resend': async (dataSource) => {
    const row = await enrollmentIn(dataSource, 'AWAITING_PROVISIONING');
    const actId = await new Acting(dataSource).record(row, 'resend');
    return () => new ActActivities(dataSource, clock).carryOutAct(row.id, actId);
  },
  'a reminder': async (dataSource) => {
    const row = await enrollmentIn(dataSource, 'AWAITING_PROVISIONING');
    const due = row.reminderAt?.getTime() ?? 0;
    return () => new DeadlineActivities(dataSource, clock).passDueMoment(row.id, due);
  },
  'a deadline': async (dataSource) => {
    const row = await enrollmentIn(dataSource, 'AWAITING_PROVISIONING');
    return () => new DeadlineActivities(dataSource, clock).passDueMoment(row.id, row.deadline.getTime());
  },
};

describe('an activity that runs again, since its answer was lost', () => {
  it.each(Object.keys(CASES))('names the mails of %s once more', async (name) => {
    const activity = await CASES[name]?.(database.dataSource);
    const first = await activity?.();
    const second = await activity?.();
    expect(first?.mails.length).toBeGreaterThan(0);
    expect(second?.mails).toEqual(expect.arrayContaining([...(first?.mails ?? [])]));
  });
});
