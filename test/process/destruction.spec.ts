import { DEFAULT_POLICY, PAIR_LIFE_SECONDS, type Policy } from '@enrollment/domain';
import { createDataSource, destroyOutdated } from '@enrollment/persistence';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { customersFor } from '../client/customers.js';
import { enrollTo, inbox, issueBody, newPhone, type SetUp, waitForState } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import { until } from '../client/until.js';
import { Database } from '../harness/database.js';
import { startPart, stopPart, testStack } from '../harness/stack.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MINUTE_MS = 60_000;
const SHORT: Policy = {
  ...DEFAULT_POLICY,
  provisioningDeadlineSeconds: 20,
  confirmationDeadlineSeconds: 2,
  businessDayEnd: null,
};
/** Well-formed, and of nobody. */
const UNKNOWN_USER_ID = '999999999991';

const nextCustomer = customersFor('destruction');
let database: Database;
let dataSource: ReturnType<typeof createDataSource>;

beforeAll(async () => {
  database = await Database.connect();
  dataSource = await createDataSource({ url: testStack().databaseUrl, applicationName: 'test' }).initialize();
});
afterEach(() => startPart('worker'));
afterAll(async () => {
  await dataSource.destroy();
  await database.close();
});

async function rows<Row>(sql: string, ...parameters: unknown[]): Promise<Row[]> {
  return dataSource.query<Row[]>(sql, parameters);
}

/** What the sweep would leave at that time, without its taking anything from other tests. */
async function leftAt<Row>(now: Date, sql: string, ...parameters: unknown[]): Promise<Row[]> {
  const runner = dataSource.createQueryRunner();
  await runner.startTransaction();
  try {
    await destroyOutdated(runner.manager, now);
    return await runner.manager.query<Row[]>(sql, parameters);
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

const GENERATIONS = `SELECT number, start_password_verifier IS NOT NULL OR sealed_start_password IS NOT NULL AS provable,
  mail_address IS NOT NULL AS addressed FROM generation WHERE enrollment_id = $1 ORDER BY number`;
interface GenerationRow {
  readonly number: number;
  readonly provable: boolean;
  readonly addressed: boolean;
}
const generations = (id: string): Promise<GenerationRow[]> => rows<GenerationRow>(GENERATIONS, id);
const generationsAt = (now: Date, id: string): Promise<GenerationRow[]> => leftAt<GenerationRow>(now, GENERATIONS, id);

const tokens = (id: string) =>
  rows<{ generation: number; status: string; seed: boolean }>(
    'SELECT generation, status, sealed_seed IS NOT NULL AS seed FROM token WHERE enrollment_id = $1 ORDER BY generation',
    id,
  );

/** Answers that still hand over a seed, encrypted to the device. */
async function handedOver(id: string): Promise<number[]> {
  const found = await rows<{ generation: number }>(
    `SELECT generation FROM attempt WHERE enrollment_id = $1 AND answer ? 'key' ORDER BY generation`,
    id,
  );
  return found.map(({ generation }) => generation);
}

const tries = (id: string) =>
  rows<{ outcome: string; sealed: boolean }>(
    'SELECT outcome, sealed_secret IS NOT NULL AS sealed FROM attempt WHERE enrollment_id = $1 ORDER BY received_at',
    id,
  );

async function momentOf(sql: string, id: string): Promise<number> {
  const [row] = await rows<{ at: Date }>(sql, id);
  return row?.at.getTime() ?? Number.NaN;
}

/** As if the codes of this moment had been used before. */
async function burnCodesOfNow(enrollmentId: string): Promise<() => Promise<unknown>> {
  await rows(
    `INSERT INTO burned_step (token_id, step, accepted, burned_at)
     SELECT id, floor(extract(epoch FROM now()) / 30)::bigint + around, false, now()
     FROM token, generate_series(-2, 2) around WHERE enrollment_id = $1`,
    enrollmentId,
  );
  return () =>
    rows('DELETE FROM burned_step WHERE token_id IN (SELECT id FROM token WHERE enrollment_id = $1)', enrollmentId);
}

describe('an enrollment that became active', () => {
  let customer: SetUp;

  beforeAll(async () => {
    const invited = await enrollTo.awaitingProvisioning(nextCustomer());
    const phone = await newPhone();
    await phone.provision(invited.invitation, '58203917');
    const token = await phone.setUp(invited.invitation, invited.startPassword);
    const { portal, enrollment } = invited;
    await portal.confirm({ otp: token.wrongCode() });
    const unburn = await burnCodesOfNow(enrollment.id);
    expect(await portal.confirm({ otp: token.code() })).toMatchObject({ body: { code: 'OTP.ALREADY_USED' } });
    await unburn();
    bodyOf(await portal.confirm({ otp: token.code() }));
    customer = { ...invited, phone, token };
  });

  it('has kept no verifier, no sealed try of whatever outcome and no answer with a seed; the token has its own', async () => {
    const { id } = customer.enrollment;
    expect(await generations(id)).toEqual([{ number: 1, provable: false, addressed: true }]);
    expect(await tries(id)).toEqual(
      ['wrong', 'right', 'wrong', 'replayed', 'right'].map((outcome) => ({ outcome, sealed: false })),
    );
    expect(await handedOver(id)).toEqual([]);
    expect(await tokens(id)).toEqual([{ generation: 1, status: 'active', seed: true }]);
  });

  it('loses its seed when another token takes its place, and not before', async () => {
    const { portal, token, enrollment } = customer;
    await token.insideTimeStep();
    const body = { ...issueBody(), currentOtp: token.code(1) };
    const next = bodyOf(await portal.issue(body), 201);
    const invitation = await inbox().waitForInvitation(body.mailAddress, next.userId);
    const newToken = await (await newPhone()).setUp(invitation, body.startPassword);
    expect(await tokens(enrollment.id)).toEqual([{ generation: 1, status: 'active', seed: true }]);
    bodyOf(await portal.confirm({ otp: newToken.code() }));
    expect(await tokens(enrollment.id)).toEqual([{ generation: 1, status: 'replaced', seed: false }]);
    expect(await tries(next.id)).toContainEqual({ outcome: 'right', sealed: false });
  });
});

describe('an enrollment that was cancelled', () => {
  it('has kept nothing secret, and its address for as long as the policy says', async () => {
    const { portal, enrollment } = await enrollTo.awaitingConfirmation(nextCustomer());
    bodyOf(await portal.cancel());
    const { id } = enrollment;
    expect(await generations(id)).toEqual([{ number: 1, provable: false, addressed: true }]);
    expect(await tokens(id)).toEqual([{ generation: 1, status: 'void', seed: false }]);
    expect(await handedOver(id)).toEqual([]);
    const ended = await momentOf('SELECT ended_at AS at FROM enrollment WHERE id = $1', id);
    const kept = DEFAULT_POLICY.mailAddressKeptSeconds * 1000;
    expect(await generationsAt(new Date(ended + kept - MINUTE_MS), id)).toMatchObject([{ addressed: true }]);
    expect(await generationsAt(new Date(ended + kept + MINUTE_MS), id)).toMatchObject([{ addressed: false }]);
  });
});

describe('a generation that was superseded', () => {
  it('loses seed and sealed tries at once, its verifier after seven days, and the next one nothing', async () => {
    const { portal, enrollment, token } = await enrollTo.awaitingConfirmation(nextCustomer());
    const { id } = enrollment;
    await stopPart('worker');
    expect((await portal.confirm({ otp: token.code() })).status).toBe(503);
    bodyOf(await portal.reissue(issueBody()));
    expect(await tokens(id)).toEqual([{ generation: 1, status: 'void', seed: false }]);
    expect(await handedOver(id)).toEqual([]);
    await startPart('worker');
    const lapsed = await until('the judgement of the pending try', async () =>
      (await tries(id)).find(({ outcome }) => outcome === 'lapsed'),
    );
    expect(lapsed.sealed).toBe(false);
    await waitForState(portal, 'AWAITING_PROVISIONING');
    expect((await generations(id)).map(({ provable }) => provable)).toEqual([true, true]);
    const superseded = await momentOf(
      'SELECT superseded_at AS at FROM generation WHERE enrollment_id = $1 AND number = 1',
      id,
    );
    const provableAt = async (at: number) => (await generationsAt(new Date(at), id)).map(({ provable }) => provable);
    expect(await provableAt(superseded + 7 * DAY_MS - MINUTE_MS)).toEqual([true, true]);
    expect(await provableAt(superseded + 7 * DAY_MS + MINUTE_MS)).toEqual([false, true]);
  });

  it('loses a start password that was never hashed, too', async () => {
    const { portal, enrollment } = await enrollTo.issued(nextCustomer());
    await waitForState(portal, 'AWAITING_PROVISIONING');
    await rows(
      `UPDATE generation SET issued_at = $2, superseded_at = $2, start_password_verifier = NULL, sealed_start_password = 'sealed'
       WHERE enrollment_id = $1`,
      enrollment.id,
      new Date(0),
    );
    expect(await generationsAt(new Date(), enrollment.id)).toMatchObject([{ provable: false }]);
    await rows(
      'UPDATE generation SET superseded_at = NULL, sealed_start_password = NULL WHERE enrollment_id = $1',
      enrollment.id,
    );
  });
});

describe('an enrollment that expired', () => {
  it('loses its seed at once and its verifier after seven days', async () => {
    const restore = await database.usePolicy(SHORT);
    try {
      const { portal, enrollment } = await enrollTo.awaitingConfirmation(nextCustomer());
      await waitForState(portal, 'EXPIRED');
      const { id } = enrollment;
      expect(await tokens(id)).toEqual([{ generation: 1, status: 'void', seed: false }]);
      expect(await handedOver(id)).toEqual([]);
      const ended = await momentOf('SELECT ended_at AS at FROM enrollment WHERE id = $1', id);
      expect(await generationsAt(new Date(ended + 7 * DAY_MS - MINUTE_MS), id)).toMatchObject([{ provable: true }]);
      expect(await generationsAt(new Date(ended + 7 * DAY_MS + MINUTE_MS), id)).toMatchObject([{ provable: false }]);
    } finally {
      await restore();
    }
  });
});

describe('what is remembered for a while', () => {
  const count = async (now: Date, table: string): Promise<number> => {
    const [row] = await leftAt<{ count: number }>(now, `SELECT count(*)::int AS count FROM ${table}`);
    return row?.count ?? Number.NaN;
  };

  it('is destroyed after it: answers kept for an Idempotency-Key, tries and counters of unknown pairs', async () => {
    const { portal } = await enrollTo.signedIn(nextCustomer());
    bodyOf(await portal.issue(issueBody(), { key: 'kept-for-a-day' }), 201);
    const unknown = { serviceId: '10010001', userId: UNKNOWN_USER_ID };
    expect((await (await newPhone()).provision(unknown, '58203917')).status).toBe(401);
    const now = Date.now();
    for (const [table, keptMs] of [
      ['idempotency_key', DAY_MS],
      ['unknown_try', DAY_MS],
      ['unknown_pair', PAIR_LIFE_SECONDS * 1000],
    ] as const) {
      expect(await count(new Date(now + keptMs - HOUR_MS), table)).toBeGreaterThan(0);
      expect(await count(new Date(now + keptMs + MINUTE_MS), table)).toBe(0);
    }
  });
});
