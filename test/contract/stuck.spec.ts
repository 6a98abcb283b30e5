import type { StuckReason } from '@enrollment/domain';
import { readStuck } from '@enrollment/persistence';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { BACKFILL, BACKFILL_EXPIRED } from '../../libs/persistence/src/migrations/1764000000060-stuck.js';
import type { Enrollment } from '../client/contract.types.js';
import { customersFor } from '../client/customers.js';
import { enrollTo, issueBody, waitForState } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import type { PortalClient } from '../client/portal.client.js';
import { until } from '../client/until.js';
import { Database } from '../harness/database.js';
import { connectPersistence, type Persistence } from '../harness/persistence.js';
import { startPart } from '../harness/stack.js';
import { IMPATIENT, SKEW_SECONDS, STUCK_AFTER_SECONDS, stuckCauses } from '../harness/stuck.causes.js';

const nextCustomer = customersFor('stuck');
const customers = [nextCustomer(), nextCustomer(), nextCustomer()] as const;

let turn = 0;
let database: Database;
let dataSource: Persistence;
let causes: ReturnType<typeof stuckCauses>;
let restore: () => Promise<void>;
const portals: PortalClient[] = [];

/** Each customer begins several times, so that few are needed. */
function someone(): string {
  turn += 1;
  return customers[turn % customers.length] ?? '';
}

beforeAll(async () => {
  database = await Database.connect();
  dataSource = await connectPersistence();
  causes = stuckCauses(database);
  restore = await database.usePolicy(IMPATIENT);
});
afterEach(async () => {
  for (const part of ['maildev', 'worker'] as const) await startPart(part);
  for (const portal of portals.splice(0)) await portal.cancel();
});
afterAll(async () => {
  await restore?.();
  await dataSource?.destroy();
  await database?.close();
});

/** The next test begins without this one's enrollment. */
async function inThisTest<T extends { readonly portal: PortalClient }>(customer: Promise<T>): Promise<T> {
  portals.push((await customer).portal);
  return customer;
}

function queueOf(serviceId: string, reason: StuckReason) {
  return readStuck(dataSource.manager, { services: [serviceId], reason, now: new Date(), limit: 1_000 });
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
  const since = new Date(enrollment.stuck?.since ?? 0);
  const { id, serviceId } = enrollment;
  expect(await queueOf(serviceId, reason)).toContainEqual({ id, serviceId, reason, since });
  expect(await backfilled(id)).toBe(reason);
  return enrollment;
}

const later = (from: string | null): string =>
  new Date(Date.parse(from ?? '') + STUCK_AFTER_SECONDS * 1000).toISOString();

describe('an enrollment is stuck before the app is set up', () => {
  it('MAIL_NOT_SENT: the mail server does not accept the mail', async () => {
    const { portal } = await inThisTest(causes.MAIL_NOT_SENT(someone()));
    const { stuck, createdAt } = await stuckFor(portal, 'MAIL_NOT_SENT');
    expect(stuck?.since).toBe(later(createdAt));
    await startPart('maildev');
    const { stuck: afterwards } = await waitForState(portal, 'AWAITING_PROVISIONING');
    expect(afterwards?.reason).not.toBe('MAIL_NOT_SENT');
  });

  it('MAIL_DELAYED: a notice says that the delivery is delayed', async () => {
    const { portal } = await inThisTest(causes.MAIL_DELAYED(someone()));
    const { stuck, mail } = await stuckFor(portal, 'MAIL_DELAYED');
    expect(stuck?.since).toBe(mail.at);
  });

  it('MAIL_BOUNCED: the mail server refuses the address; a reissue to another one ends it', async () => {
    const { portal } = await inThisTest(causes.MAIL_BOUNCED(someone()));
    const { stuck, mail } = await stuckFor(portal, 'MAIL_BOUNCED');
    expect(stuck?.since).toBe(mail.at);
    expect(bodyOf(await portal.reissue(issueBody())).stuck).toBeNull();
  });

  it('LINK_NOT_OPENED: nobody taps the link of a mail that was accepted', async () => {
    const { portal } = await inThisTest(causes.LINK_NOT_OPENED(someone()));
    const { stuck, mail } = await stuckFor(portal, 'LINK_NOT_OPENED');
    expect(stuck?.since).toBe(later(mail.at));
  });

  it('SETUP_NOT_STARTED: the link was tapped, and then nothing', async () => {
    const { portal } = await inThisTest(causes.SETUP_NOT_STARTED(someone()));
    const { stuck, provisioning } = await stuckFor(portal, 'SETUP_NOT_STARTED');
    expect(stuck?.since).toBe(later(provisioning.linkOpenedAt));
  });

  it('START_PASSWORD_FAILING: the start password is wrong three times, and since the third', async () => {
    const { portal, typeAgain } = await inThisTest(causes.START_PASSWORD_FAILING(someone()));
    const { stuck } = await stuckFor(portal, 'START_PASSWORD_FAILING');
    await typeAgain();
    expect((await stuckFor(portal, 'START_PASSWORD_FAILING')).stuck).toEqual(stuck);
  });

  it('START_PASSWORD_LOCKED: the tries are used up', async () => {
    const { portal } = await inThisTest(causes.START_PASSWORD_LOCKED(someone()));
    expect((await stuckFor(portal, 'START_PASSWORD_LOCKED')).state).toBe('LOCKED');
  });

  it('ENGINE_FAILING: what was sealed for the worker does not open', async () => {
    const { portal } = await inThisTest(causes.ENGINE_FAILING(someone()));
    await stuckFor(portal, 'ENGINE_FAILING');
  });
});

describe('an enrollment is stuck once the app is set up', () => {
  it('CLOCK_SKEW at provisioning: the phone says what time it believes it is', async () => {
    const { portal, enrollment } = await inThisTest(causes.CLOCK_SKEW(someone()));
    const { stuck } = await stuckFor(portal, 'CLOCK_SKEW');
    const { provisionedAt } = enrollment.provisioning;
    expect(stuck).toEqual({ reason: 'CLOCK_SKEW', since: provisionedAt, clockOffsetSeconds: expect.any(Number) });
    expect(Math.abs((stuck?.clockOffsetSeconds ?? 0) - SKEW_SECONDS)).toBeLessThanOrEqual(2);
  });

  it('CLOCK_SKEW at the first OTP: it is the code of another time', async () => {
    const { portal, token } = await inThisTest(enrollTo.awaitingConfirmation(someone()));
    await token.insideTimeStep();
    await portal.confirm({ otp: token.code(4) });
    const { stuck } = await stuckFor(portal, 'CLOCK_SKEW');
    expect(stuck?.clockOffsetSeconds).toBeGreaterThanOrEqual(90);
  });

  it('CONFIRMATION_NOT_STARTED: nobody types an OTP', async () => {
    const { portal } = await inThisTest(causes.CONFIRMATION_NOT_STARTED(someone()));
    const { stuck, provisioning } = await stuckFor(portal, 'CONFIRMATION_NOT_STARTED');
    expect(stuck?.since).toBe(later(provisioning.provisionedAt));
  });

  it('OTP_FAILING: the OTP is wrong twice, and since the second', async () => {
    const { portal, typeAgain } = await inThisTest(causes.OTP_FAILING(someone()));
    const { stuck } = await stuckFor(portal, 'OTP_FAILING');
    await typeAgain();
    expect((await stuckFor(portal, 'OTP_FAILING')).stuck).toEqual(stuck);
  });

  it('OTP_LOCKED: the tries are used up', async () => {
    const { portal } = await inThisTest(causes.OTP_LOCKED(someone()));
    expect((await stuckFor(portal, 'OTP_LOCKED')).state).toBe('LOCKED');
  });

  it('is none once it is active', async () => {
    const { enrollment } = await enrollTo.active(customers[0]);
    expect(enrollment.stuck).toBeNull();
  });
});

describe('an enrollment is stuck after its end', () => {
  it('EXPIRED_NOT_REISSUED: the deadline passed, until the customer begins again', async () => {
    const loginId = customers[1];
    const { portal } = await causes.EXPIRED_NOT_REISSUED(loginId);
    const { state, id, serviceId } = await stuckFor(portal, 'EXPIRED_NOT_REISSUED');
    expect(state).toBe('EXPIRED');
    await inThisTest(enrollTo.issued(loginId));
    const left = await queueOf(serviceId, 'EXPIRED_NOT_REISSUED');
    expect(left.map((stuck) => stuck.id)).not.toContain(id);
  });
});
