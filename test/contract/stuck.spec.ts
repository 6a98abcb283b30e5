import { DEFAULT_POLICY, type StuckReason } from '@enrollment/domain';
import { changeEnrollment, createDataSource, Mail, readStuck } from '@enrollment/persistence';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { BACKFILL, BACKFILL_EXPIRED } from '../../libs/persistence/src/migrations/1764000000060-stuck.js';
import type { Enrollment } from '../client/contract.types.js';
import { customersFor } from '../client/customers.js';
import { enrollTo, issueBody, newMailAddress, newPhone, waitForState } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import type { PortalClient } from '../client/portal.client.js';
import { until } from '../client/until.js';
import { Database } from '../harness/database.js';
import { startPart, stopPart, testStack } from '../harness/stack.js';

const nextCustomer = customersFor('stuck');
const customers = [nextCustomer(), nextCustomer(), nextCustomer()] as const;
const SECONDS = 3;
const SOON = {
  ...DEFAULT_POLICY,
  issuesPerDay: 20,
  startPasswordTriesPerDay: 50,
  otpTriesPerDay: 50,
  stuckThresholds: {
    mailNotSentSeconds: SECONDS,
    linkNotOpenedSeconds: SECONDS,
    setupNotStartedSeconds: SECONDS,
    confirmationNotStartedSeconds: SECONDS,
    startPasswordFailing: 3,
    otpFailing: 2,
  },
};
const WRONG_START_PASSWORD = '83629047';
const OFFSET_SECONDS = 95;

let turn = 0;
let database: Database;
let dataSource: DataSource;
let restore: () => Promise<void>;
const restoreLater: (() => Promise<void>)[] = [];
const portals: PortalClient[] = [];

/** Each customer begins several times, so that few are needed. */
function someone(): string {
  turn += 1;
  return customers[turn % customers.length] ?? '';
}

beforeAll(async () => {
  database = await Database.connect();
  dataSource = await createDataSource({ url: testStack().databaseUrl, applicationName: 'test' }).initialize();
  restore = await database.usePolicy(SOON);
});
afterEach(async () => {
  for (const part of ['maildev', 'worker'] as const) await startPart(part);
  for (const undo of restoreLater.splice(0)) await undo();
  for (const portal of portals.splice(0)) await portal.cancel();
});
afterAll(async () => {
  await restore?.();
  await dataSource?.destroy();
  await database?.close();
});

/** The next test begins without this one's enrollment. */
function ofThisTest<T extends { readonly portal: PortalClient }>(customer: T): T {
  portals.push(customer.portal);
  return customer;
}

/** What the migration would write, had the row been there before the column; nothing is kept. */
async function backfilled(id: string): Promise<string | undefined> {
  const runner = dataSource.createQueryRunner();
  await runner.startTransaction();
  try {
    await runner.query(
      'UPDATE enrollment SET stuck_reason = NULL, stuck_since = NULL, stuck_until = NULL WHERE id = $1',
      [id],
    );
    for (const statement of [BACKFILL, BACKFILL_EXPIRED]) await runner.query(`${statement} AND e.id = $1`, [id]);
    const [row] = await runner.query('SELECT stuck_reason FROM enrollment WHERE id = $1', [id]);
    return row?.stuck_reason;
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

/** The enrollment as soon as it is stuck for this reason; the queue and the migration say the same. */
async function stuckFor(portal: PortalClient, reason: StuckReason): Promise<Enrollment> {
  const enrollment = await until(`stuck for ${reason}`, async () => {
    const latest = bodyOf(await portal.latest());
    return latest.stuck?.reason === reason ? latest : undefined;
  });
  const queue = await readStuck(dataSource.manager, {
    services: [enrollment.serviceId],
    reason,
    now: new Date(),
    limit: 1_000,
  });
  const since = new Date(enrollment.stuck?.since ?? 0);
  expect(queue).toContainEqual({ id: enrollment.id, serviceId: enrollment.serviceId, reason, since });
  expect(await backfilled(enrollment.id)).toBe(reason);
  return enrollment;
}

const later = (from: string | null, seconds: number): string =>
  new Date(Date.parse(from ?? '') + seconds * 1000).toISOString();

describe('an enrollment is stuck before the app is set up', () => {
  it('MAIL_NOT_SENT: the mail server does not accept the mail', async () => {
    await stopPart('maildev');
    const { portal } = ofThisTest(await enrollTo.issued(someone()));
    const { stuck, createdAt } = await stuckFor(portal, 'MAIL_NOT_SENT');
    expect(stuck?.since).toBe(later(createdAt, SECONDS));
    await startPart('maildev');
    const { stuck: afterwards } = await waitForState(portal, 'AWAITING_PROVISIONING');
    expect(afterwards?.reason).not.toBe('MAIL_NOT_SENT');
  });

  it('MAIL_DELAYED: a notice says that the delivery is delayed', async () => {
    const { portal, enrollment } = ofThisTest(await enrollTo.awaitingProvisioning(someone()));
    await changeEnrollment(dataSource, enrollment.id, new Date(), async (change) => {
      const status = { status: 'delayed', statusAt: change.now } as const;
      await change.manager.update(Mail, { enrollmentId: enrollment.id, kind: 'token-issue' }, status);
      await change.record('mail.delayed', { kind: 'system' });
    });
    const { stuck, mail } = await stuckFor(portal, 'MAIL_DELAYED');
    expect(stuck?.since).toBe(mail.at);
  });

  it('MAIL_BOUNCED: the mail server refuses the address; a reissue to another one ends it', async () => {
    const { portal } = ofThisTest(await enrollTo.signedIn(someone()));
    // Old carriers take two dots in a row; the mail catcher of this stack answers 5xx.
    bodyOf(await portal.issue(issueBody(newMailAddress().replace('-', '..'))), 201);
    const { stuck, mail } = await stuckFor(portal, 'MAIL_BOUNCED');
    expect(stuck?.since).toBe(mail.at);
    expect(bodyOf(await portal.reissue(issueBody())).stuck).toBeNull();
  });

  it('LINK_NOT_OPENED: nobody taps the link of a mail that was accepted', async () => {
    const { portal } = ofThisTest(await enrollTo.awaitingProvisioning(someone()));
    const { stuck, mail } = await stuckFor(portal, 'LINK_NOT_OPENED');
    expect(stuck?.since).toBe(later(mail.at, SECONDS));
  });

  it('SETUP_NOT_STARTED: the link was tapped, and then nothing', async () => {
    const { portal, invitation } = ofThisTest(await enrollTo.awaitingProvisioning(someone()));
    bodyOf(await (await newPhone()).openLink(invitation.linkCode));
    const { stuck, provisioning } = await stuckFor(portal, 'SETUP_NOT_STARTED');
    expect(stuck?.since).toBe(later(provisioning.linkOpenedAt, SECONDS));
  });

  it('START_PASSWORD_FAILING, then START_PASSWORD_LOCKED: the start password is wrong again and again', async () => {
    const { portal, invitation } = ofThisTest(await enrollTo.awaitingProvisioning(someone()));
    const phone = await newPhone();
    for (let count = 0; count < 3; count += 1) await phone.provision(invitation, WRONG_START_PASSWORD);
    const failing = await stuckFor(portal, 'START_PASSWORD_FAILING');
    await phone.provision(invitation, WRONG_START_PASSWORD);
    expect((await stuckFor(portal, 'START_PASSWORD_FAILING')).stuck).toEqual(failing.stuck);
    await phone.provision(invitation, WRONG_START_PASSWORD);
    await stuckFor(portal, 'START_PASSWORD_LOCKED');
  });

  it('ENGINE_FAILING: what was sealed for the worker does not open', async () => {
    await stopPart('worker');
    const { portal, enrollment } = ofThisTest(await enrollTo.issued(someone()));
    await database.spoilSealedStartPassword(enrollment.id);
    await startPart('worker');
    await stuckFor(portal, 'ENGINE_FAILING');
  });
});

describe('an enrollment is stuck once the app is set up', () => {
  it('CLOCK_SKEW at provisioning: the phone says what time it believes it is', async () => {
    const phone = await newPhone({ clockOffsetSeconds: OFFSET_SECONDS });
    const { portal, enrollment } = ofThisTest(await enrollTo.awaitingConfirmation(someone(), phone));
    const { stuck } = await stuckFor(portal, 'CLOCK_SKEW');
    expect(stuck).toEqual({
      reason: 'CLOCK_SKEW',
      since: enrollment.provisioning.provisionedAt,
      clockOffsetSeconds: expect.any(Number),
    });
    expect(Math.abs((stuck?.clockOffsetSeconds ?? 0) - OFFSET_SECONDS)).toBeLessThanOrEqual(2);
  });

  it('CLOCK_SKEW at the first OTP: it is the code of another time', async () => {
    const { portal, token } = ofThisTest(await enrollTo.awaitingConfirmation(someone()));
    await token.insideTimeStep();
    await portal.confirm({ otp: token.code(4) });
    const { stuck } = await stuckFor(portal, 'CLOCK_SKEW');
    expect(stuck?.clockOffsetSeconds).toBeGreaterThanOrEqual(90);
  });

  it('CONFIRMATION_NOT_STARTED: nobody types an OTP', async () => {
    const { portal } = ofThisTest(await enrollTo.awaitingConfirmation(someone()));
    const { stuck, provisioning } = await stuckFor(portal, 'CONFIRMATION_NOT_STARTED');
    expect(stuck?.since).toBe(later(provisioning.provisionedAt, SECONDS));
  });

  it('OTP_FAILING, then OTP_LOCKED: the OTP is wrong again and again', async () => {
    const { portal, token } = ofThisTest(await enrollTo.awaitingConfirmation(someone()));
    const codes = token.wrongCodes();
    const type = async () => portal.confirm({ otp: codes.next().value ?? '' });
    for (let count = 0; count < 2; count += 1) await type();
    const failing = await stuckFor(portal, 'OTP_FAILING');
    await type();
    expect((await stuckFor(portal, 'OTP_FAILING')).stuck).toEqual(failing.stuck);
    for (let count = 3; count < 5; count += 1) await type();
    await stuckFor(portal, 'OTP_LOCKED');
  });

  it('is none once it is active', async () => {
    const { enrollment } = await enrollTo.active(customers[0]);
    expect(enrollment.stuck).toBeNull();
  });
});

describe('an enrollment is stuck after its end', () => {
  it('EXPIRED_NOT_REISSUED: the deadline passed, until the customer begins again', async () => {
    restoreLater.push(
      await database.usePolicy({
        ...SOON,
        businessDayEnd: null,
        reminderPercent: null,
        provisioningDeadlineSeconds: 4,
      }),
    );
    const loginId = customers[1];
    const { portal } = await enrollTo.issued(loginId);
    const expired = await stuckFor(portal, 'EXPIRED_NOT_REISSUED');
    expect(expired.state).toBe('EXPIRED');
    ofThisTest(await enrollTo.issued(loginId));
    const left = await readStuck(dataSource.manager, {
      services: [expired.serviceId],
      reason: 'EXPIRED_NOT_REISSUED',
      now: new Date(),
      limit: 1_000,
    });
    expect(left.map(({ id }) => id)).not.toContain(expired.id);
  });
});
