import { randomUUID } from 'node:crypto';
import { DEFAULT_POLICY, type Policy } from '@enrollment/domain';
import {
  addPolicyVersion,
  createDataSource,
  destroyOutdated,
  Generation,
  issueToken,
  PolicyVersion,
  readPolicy,
  readService,
  reissueToken,
  requireUsablePolicies,
  takeConfirmationTry,
} from '@enrollment/persistence';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { PoliciesAndActs1764000000010 } from '../../libs/persistence/src/migrations/1764000000010-policies-and-acts.js';
import { createOwnDatabase, OWN_SERVICE, type OwnDatabase } from '../harness/own-database.js';
import { Acting } from './act.rows.js';
import { enrollmentIn, ISSUED_AT, minutesLater, newCustomer, newOrder, readRow } from './enrollment.rows.js';

const FAULTY = { ...DEFAULT_POLICY, otpTries: 99, businessDayEnd: 'noon' };
const SHORT: Policy = { ...DEFAULT_POLICY, provisioningDeadlineSeconds: 6 };
const NAMES_ALL = /version \d+ of service 10010001[\s\S]*otpTries must be[\s\S]*businessDayEnd must be/;

let database: OwnDatabase;
beforeAll(async () => {
  database = await createOwnDatabase({ now: ISSUED_AT });
});
afterAll(() => database?.close());

const count = (): Promise<number> => database.dataSource.manager.count(PolicyVersion);
const add = (body: Policy): Promise<number> =>
  addPolicyVersion(database.dataSource, OWN_SERVICE, body, minutesLater(1));

describe('a policy in the database', () => {
  it('is not written when it is faulty, and every fault is named', async () => {
    const before = await count();
    await expect(add(FAULTY)).rejects.toThrow(NAMES_ALL);
    expect(await count()).toBe(before);
    expect((await readService(database.dataSource.manager, OWN_SERVICE)).policy).toEqual(DEFAULT_POLICY);
  });

  it('is the newest version for new enrollments; an open one keeps its own, also through a reissue', async () => {
    const open = await enrollmentIn(database.dataSource, 'ISSUING');
    const version = await add({ ...DEFAULT_POLICY, provisioningDeadlineSeconds: 172_800, businessDayEnd: null });
    expect(version).toBe(open.policyVersion + 1);
    await reissueToken(database.dataSource, newOrder(open.customerId, minutesLater(2)));
    const kept = await readRow(database.dataSource, open.id);
    expect({ version: kept.policyVersion, generation: kept.generation }).toEqual({
      version: open.policyVersion,
      generation: 2,
    });
    expect(kept.deadline.getTime() - minutesLater(2).getTime()).not.toBe(172_800_000);
    const next = await enrollmentIn(database.dataSource, 'ISSUING');
    expect(next.policyVersion).toBe(version);
    expect(next.deadline.getTime() - ISSUED_AT.getTime()).toBe(172_800_000);
  });

  it('gets one number each when two are added at once', async () => {
    const versions = await Promise.all([add(DEFAULT_POLICY), add(DEFAULT_POLICY), add(DEFAULT_POLICY)]);
    expect(new Set(versions).size).toBe(3);
  });

  it('may have spans of seconds only where the process says so', async () => {
    await expect(add(SHORT)).rejects.toThrow(/provisioningDeadlineSeconds must be a whole number from 600/);
    const lenient = createDataSource({ url: database.url, applicationName: 'lenient', allowShortPolicies: true });
    await lenient.initialize();
    try {
      const version = await addPolicyVersion(lenient, OWN_SERVICE, SHORT, minutesLater(3));
      expect(await readPolicy(lenient.manager, OWN_SERVICE, version)).toEqual(SHORT);
      await expect(readPolicy(database.dataSource.manager, OWN_SERVICE, version)).rejects.toThrow(/must be/);
      await expect(requireUsablePolicies(database.dataSource)).rejects.toThrow(/provisioningDeadlineSeconds/);
      await expect(requireUsablePolicies(lenient)).resolves.toBeUndefined();
    } finally {
      await lenient.destroy();
    }
    await add(DEFAULT_POLICY);
  });

  it('that somebody spoilt by hand stops every program at its start, and every new issue', async () => {
    await database.dataSource.query(
      `INSERT INTO policy SELECT service_id, version + 1, $2, created_at FROM policy
       WHERE service_id = $1 ORDER BY version DESC LIMIT 1`,
      [OWN_SERVICE, FAULTY],
    );
    await database.dataSource.query(
      'UPDATE service SET policy_version = (SELECT max(version) FROM policy WHERE service_id = $1) WHERE id = $1',
      [OWN_SERVICE],
    );
    await expect(requireUsablePolicies(database.dataSource)).rejects.toThrow(NAMES_ALL);
    const customerId = await newCustomer(database.dataSource);
    const order = { ...newOrder(customerId), enrollmentId: customerId, serviceId: OWN_SERVICE, locale: 'ja' } as const;
    await expect(issueToken(database.dataSource, order)).rejects.toThrow(NAMES_ALL);
    await add(DEFAULT_POLICY);
    await expect(requireUsablePolicies(database.dataSource)).resolves.toBeUndefined();
  });

  it('from before there were thresholds gets them by the migration', async () => {
    const runner = database.dataSource.createQueryRunner();
    const migration = new PoliciesAndActs1764000000010();
    const kinds = (): Promise<unknown[]> =>
      runner.query(`SELECT DISTINCT body -> 'stuckThresholds' AS thresholds FROM policy`);
    await migration.down(runner);
    expect(await kinds()).toEqual([{ thresholds: null }]);
    await migration.up(runner);
    expect(await kinds()).toEqual([{ thresholds: DEFAULT_POLICY.stuckThresholds }]);
    await runner.release();
  });
});

describe('a policy that is not as delivered is obeyed', () => {
  const under = async (policy: Partial<Policy>): Promise<void> => {
    await add({ ...DEFAULT_POLICY, ...policy });
  };
  const minutesUntil = (moment: Date): number => (moment.getTime() - ISSUED_AT.getTime()) / 60_000;
  afterEach(() => under({}));

  /** Tuesday 24 November 2026, ten in the morning in Japan. */
  it.each<[string, Partial<Policy>, deadline: number, reminder: number | null]>([
    ['as delivered: 18:00 of the next day', {}, 1_920, 960],
    ['at another time of day', { businessDayEnd: '15:30' }, 1_770, 885],
    ['of ten minutes without regard to business', { provisioningDeadlineSeconds: 600, businessDayEnd: null }, 10, 5],
    ['of thirty days', { provisioningDeadlineSeconds: 30 * 86_400 }, 43_200, 21_600],
    ['reminded of soon', { reminderPercent: 10 }, 1_920, 192],
    ['reminded of late', { reminderPercent: 90 }, 1_920, 1_728],
    ['not reminded of', { reminderPercent: null }, 1_920, null],
  ])('in a deadline %s', async (_, policy, deadline, reminder) => {
    await under(policy);
    const row = await enrollmentIn(database.dataSource, 'ISSUING');
    expect([minutesUntil(row.deadline), row.reminderAt && minutesUntil(row.reminderAt)]).toEqual([deadline, reminder]);
  });

  it("in a deadline that passes over a weekend and Labour Thanksgiving Day, by the library's calendar", async () => {
    const friday = new Date('2026-11-20T01:00:00Z');
    const customerId = await newCustomer(database.dataSource);
    const order = { enrollmentId: randomUUID(), serviceId: OWN_SERVICE, locale: 'ja' as const };
    await issueToken(database.dataSource, { ...newOrder(customerId, friday), ...order });
    const { deadline } = await readRow(database.dataSource, order.enrollmentId);
    expect(deadline).toEqual(new Date('2026-11-24T18:00:00+09:00'));
  });

  it('in the issues and the mails of a day', async () => {
    await under({ issuesPerDay: 1 });
    const one = await enrollmentIn(database.dataSource, 'ISSUING');
    await expect(reissueToken(database.dataSource, newOrder(one.customerId))).rejects.toMatchObject({
      code: 'BUDGET.ISSUES',
    });
    await under({ mailsPerDestinationPerDay: 3 });
    const { destinationHash } = newOrder('');
    const another = await enrollmentIn(database.dataSource, 'ISSUING');
    const toOne = () => reissueToken(database.dataSource, { ...newOrder(another.customerId), destinationHash });
    for (let mails = 0; mails < 3; mails += 1) await toOne();
    await expect(toOne()).rejects.toMatchObject({ code: 'BUDGET.MAILS' });
  });

  it('in the OTPs of a generation and of a day', async () => {
    await under({ otpTries: 3, otpTriesPerDay: 5 });
    const { dataSource } = database;
    const row = await enrollmentIn(dataSource, 'AWAITING_CONFIRMATION');
    const take = () =>
      takeConfirmationTry(dataSource, {
        attemptId: randomUUID(),
        generation: undefined,
        customerId: row.customerId,
        sealedSecret: 'sealed',
        now: minutesLater(5),
      });
    for (let tries = 0; tries < 3; tries += 1) await take();
    await expect(take()).rejects.toMatchObject({ code: 'OTP.LOCKED' });
    await dataSource.manager.update(Generation, { enrollmentId: row.id }, { otpCounted: 0 });
    for (let tries = 0; tries < 2; tries += 1) await take();
    await expect(take()).rejects.toMatchObject({ code: 'BUDGET.TRIES' });
  });

  it('in how far an operator may put a deadline off', async () => {
    const acting = new Acting(database.dataSource);
    await under({ extensionSeconds: 0 });
    const firm = await enrollmentIn(database.dataSource, 'ISSUING');
    await under({ extensionSeconds: 120 });
    const soft = await enrollmentIn(database.dataSource, 'ISSUING');
    expect(await acting.extend(firm, 1)).toBe('ENROLLMENT.EXTENDED_ENOUGH');
    expect(await acting.extend(soft, 120)).toBe('DONE');
    expect(await acting.extend(soft, 1)).toBe('ENROLLMENT.EXTENDED_ENOUGH');
  });

  it('in how long the address is kept after the end', async () => {
    await under({ mailAddressKeptSeconds: 7 * 86_400 });
    const { id, endedAt } = await enrollmentIn(database.dataSource, 'CANCELLED');
    const addressAfter = async (seconds: number): Promise<string | null> => {
      await destroyOutdated(database.dataSource, new Date((endedAt?.getTime() ?? 0) + seconds * 1_000));
      const { mailAddress } = await database.dataSource.manager.findOneByOrFail(Generation, { enrollmentId: id });
      return mailAddress;
    };
    expect(await addressAfter(7 * 86_400)).not.toBeNull();
    expect(await addressAfter(7 * 86_400 + 1)).toBeNull();
  });
});

describe('the budget of issues', () => {
  it('is of rolling 24 hours', async () => {
    const row = await enrollmentIn(database.dataSource, 'ISSUING');
    const reissue = (minutes: number): Promise<string> =>
      reissueToken(database.dataSource, newOrder(row.customerId, minutesLater(minutes)));
    for (const minutes of [60, 120, 180, 240, 300]) await reissue(minutes);
    for (const minutes of [301, 1_439]) await expect(reissue(minutes)).rejects.toMatchObject({ code: 'BUDGET.ISSUES' });
    await reissue(1_440);
    await expect(reissue(1_441)).rejects.toMatchObject({ code: 'BUDGET.ISSUES' });
    await reissue(1_500);
  });
});
