import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { DEFAULT_POLICY } from '@enrollment/domain';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { customersFor } from '../client/customers.js';
import { enrollTo, waitForState } from '../client/enrollment.journey.js';
import { readUntil } from '../client/event.stream.js';
import { bodyOf } from '../client/http.answer.js';
import { OperatorClient, REASON } from '../client/operators.js';
import { until } from '../client/until.js';
import { Database } from '../harness/database.js';
import { createOwnDatabase, OWN_SERVICE } from '../harness/own-database.js';
import { startPart, stopPart, testStack } from '../harness/stack.js';

const nextCustomer = customersFor('retry');
const root = join(import.meta.dirname, '../..');
const retry = { action: 'retry', reason: REASON };

let database: Database;
beforeAll(async () => {
  database = await Database.connect();
});
afterAll(() => database?.close());
afterEach(async () => {
  for (const part of ['temporal', 'worker'] as const) await startPart(part);
});

describe('operators', () => {
  it('have an enrollment that the engine gave up tried again, once its cause is mended', async () => {
    const engineer = await OperatorClient.logIn('engineer1');
    await stopPart('worker');
    const { portal, enrollment } = await enrollTo.issued(nextCustomer());
    const closing = new AbortController();
    const events = portal.events(closing.signal);
    const sealed = await database.exchangeSealedStartPassword(enrollment.id, 'spoilt');
    await startPart('worker');
    // On the open page, as it happens.
    await readUntil(events, ({ stuck }) => stuck?.reason === 'ENGINE_FAILING');
    await database.exchangeSealedStartPassword(enrollment.id, sealed);
    expect(bodyOf(await engineer.act(enrollment.id, retry))).toMatchObject({ id: enrollment.id });
    await readUntil(events, ({ stuck }) => stuck === null);
    closing.abort();
    expect((await waitForState(portal, 'AWAITING_PROVISIONING')).stuck).toBeNull();
    expect(await engineer.act(enrollment.id, retry)).toMatchObject({ status: 409, body: { code: 'ENROLLMENT.STATE' } });
    const told = await database.eventTypes(enrollment.id);
    expect(told.slice(0, 3)).toEqual(['enrollment.issued', 'engine.failing', 'engine.retried']);
  });

  it('are told when Temporal is away, and what they asked for does not happen later', async () => {
    const operator = await OperatorClient.logIn('operator2');
    const { portal, enrollment } = await enrollTo.awaitingProvisioning(nextCustomer());
    await stopPart('temporal');
    const answer = await operator.act(enrollment.id, { action: 'cancel', reason: REASON });
    expect(answer).toMatchObject({ status: 503, body: { code: 'DEPENDENCY.UNAVAILABLE' } });
    expect(answer.headers.get('retry-after')).not.toBeNull();
    await startPart('temporal');
    const extend = { action: 'extend', reason: REASON, seconds: 60 };
    await until('an extension', async () => (await operator.act(enrollment.id, extend)).status === 200 || undefined);
    expect(bodyOf(await portal.latest()).state).toBe('AWAITING_PROVISIONING');
    const [cancelled] = await database.acts(enrollment.id);
    expect(cancelled).toEqual({ kind: 'cancel', name: 'operator2', refused: 'DEPENDENCY.UNAVAILABLE' });
  });
});

describe('a program', () => {
  it('does not start on a policy that it cannot use, and says what is wrong with it', async () => {
    const own = await createOwnDatabase({ now: new Date() });
    try {
      const faulty = { ...DEFAULT_POLICY, otpTries: 99, reminderPercent: 5 };
      await own.dataSource.query('UPDATE policy SET body = $2 WHERE service_id = $1', [OWN_SERVICE, faulty]);
      const secret = 'x'.repeat(48);
      const env = {
        PATH: process.env.PATH,
        DATABASE_URL: own.url,
        OIDC_ISSUER: testStack().identityProviderUrl,
        FACE_KEY: Buffer.alloc(32, 1).toString('base64'),
        BACK_OFFICE_SESSION_SECRET: secret,
        BACK_OFFICE_OIDC_CLIENT_SECRET: secret,
      };
      const program = join(root, 'apps/back-office/dist/main.js');
      const { code, stderr } = await new Promise<{ code: unknown; stderr: string }>((fulfil) => {
        execFile(process.execPath, [program], { env }, (error, _, told) => fulfil({ code: error?.code, stderr: told }));
      });
      expect(code).toBe(1);
      expect(stderr).toContain('policy version 1 of service 10010001 cannot be used');
      expect(stderr).toContain('otpTries must be a whole number from 3 to 10');
      expect(stderr).toContain('reminderPercent must be null or a whole number from 10 to 90');
    } finally {
      await own.close();
    }
  });
});
