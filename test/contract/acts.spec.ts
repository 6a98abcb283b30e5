import { randomUUID } from 'node:crypto';
import { DEFAULT_POLICY } from '@enrollment/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Enrollment } from '../client/contract.types.js';
import { customersFor } from '../client/customers.js';
import { enrollTo, waitForState } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import { OperatorClient, REASON } from '../client/operators.js';
import { PortalClient } from '../client/portal.client.js';
import { until } from '../client/until.js';
import { Database } from '../harness/database.js';
import { testStack } from '../harness/stack.js';

const customer = customersFor('acts');
const cancel = { action: 'cancel', reason: REASON };

let database: Database;
let operator: OperatorClient;
let viewer: OperatorClient;
beforeAll(async () => {
  database = await Database.connect();
  [operator, viewer] = [await OperatorClient.logIn('operator1'), await OperatorClient.logIn('viewer1')];
});
afterAll(() => database?.close());

describe('POST /api/v1/enrollments/{id}/actions', () => {
  let portal: PortalClient;
  let enrollment: Enrollment;
  beforeAll(async () => {
    ({ portal, enrollment } = await enrollTo.awaitingProvisioning(customer()));
  });

  const untouched = async (): Promise<void> => {
    const { state, deadline } = bodyOf(await portal.latest());
    expect({ state, deadline }).toEqual({ state: enrollment.state, deadline: enrollment.deadline });
  };

  it('answers 401 without a session, and 403 to a foreign page', async () => {
    const nobody = new PortalClient(testStack().backOfficeUrl);
    const path = `/api/v1/enrollments/${enrollment.id}/actions`;
    expect(await nobody.call('POST', path, { json: {} })).toMatchObject({ status: 401 });
    const foreign = { origin: 'https://elsewhere.example' };
    expect(await operator.act(enrollment.id, cancel, foreign)).toMatchObject({
      status: 403,
      body: { code: 'ORIGIN.FOREIGN' },
    });
    await untouched();
  });

  it('answers 403 by role, whatever the fields, and keeps who asked (38: a viewer)', async () => {
    const refused = { status: 403, body: { code: 'ROLE.REQUIRED' } };
    expect(await viewer.act(enrollment.id, { action: 'unlock', reason: REASON })).toMatchObject(refused);
    expect(await viewer.act(enrollment.id, { action: 'cancel' })).toMatchObject(refused);
    expect(await viewer.act(enrollment.id, {})).toMatchObject(refused);
    const engineer = await OperatorClient.logIn('engineer1');
    expect(await engineer.act(enrollment.id, cancel)).toMatchObject(refused);
    expect(await operator.act(enrollment.id, { action: 'repudiate', reason: REASON })).toMatchObject(refused);
    expect(await database.acts(enrollment.id)).toEqual([
      { kind: 'unlock', name: 'viewer1', refused: 'ROLE.REQUIRED' },
      { kind: 'cancel', name: 'viewer1', refused: 'ROLE.REQUIRED' },
      { kind: 'cancel', name: 'engineer1', refused: 'ROLE.REQUIRED' },
      { kind: 'repudiate', name: 'operator1', refused: 'ROLE.REQUIRED' },
    ]);
    await untouched();
  });

  it.each([
    ['reason', 'REQUIRED', { action: 'cancel' }],
    ['reason', 'REQUIRED', { action: 'cancel', reason: ' \u3000' }],
    ['reason', 'TOO_LONG', { action: 'cancel', reason: 'x'.repeat(501) }],
    ['reason', 'CONTROL', { action: 'cancel', reason: 'two\nlines' }],
    ['reason', 'ADDRESS', { action: 'cancel', reason: 'now hanako@example.jp' }],
    ['reason', 'TYPE', { action: 'cancel', reason: 7 }],
    ['action', 'CHOICE', { action: 'delete', reason: REASON }],
    ['action', 'CHOICE', { reason: REASON }],
    ['seconds', 'REQUIRED', { action: 'extend', reason: REASON }],
    ['seconds', 'TOO_SHORT', { action: 'extend', reason: REASON, seconds: 0 }],
    ['seconds', 'TYPE', { action: 'extend', reason: REASON, seconds: '60' }],
    ['seconds', 'TYPE', { action: 'extend', reason: REASON, seconds: 1.5 }],
    ['seconds', 'TOO_LONG', { action: 'extend', reason: REASON, seconds: 2_592_001 }],
    ['seconds', 'UNKNOWN', { action: 'cancel', reason: REASON, seconds: 60 }],
    ['approvalId', 'FORMAT', { action: 'unlock', reason: REASON, approvalId: '1' }],
  ])('answers 400 for %s %s', async (field, code, body) => {
    expect(await operator.act(enrollment.id, body)).toMatchObject({
      status: 400,
      body: { code: 'VALIDATION', errors: [expect.objectContaining({ field, code })] },
    });
    await untouched();
  });

  it('answers 404 where there is nothing, and where there is something of another service (44)', async () => {
    const notFound = { status: 404, body: { code: 'REQUEST.NOT_FOUND' } };
    expect(await operator.act(randomUUID(), cancel)).toMatchObject(notFound);
    expect(await operator.act('1%20OR%201=1', cancel)).toMatchObject(notFound);
    const elsewhere = await OperatorClient.logIn('operator2');
    await database.limitOperator('operator2', ['20020002']);
    expect(await elsewhere.act(enrollment.id, cancel)).toMatchObject(notFound);
    expect(await elsewhere.act(enrollment.id, {})).toMatchObject(notFound);
    const { customerId } = bodyOf(await portal.me());
    expect(await elsewhere.requestApproval('close-case', customerId)).toMatchObject(notFound);
    await untouched();
  });

  it('answers 409 where the state does not allow it', async () => {
    for (const action of ['unlock', 'retry']) {
      const answer = await operator.act(enrollment.id, { action, reason: REASON });
      expect(answer).toMatchObject(
        action === 'unlock'
          ? { status: 403, body: { code: 'APPROVAL.REQUIRED' } }
          : { status: 409, body: { code: 'ENROLLMENT.STATE' } },
      );
    }
    await untouched();
  });

  it('extends, once for one Idempotency-Key, and no further than the policy allows', async () => {
    const extend = (seconds: number) => ({ action: 'extend', reason: REASON, seconds });
    const key = randomUUID();
    const { deadline } = bodyOf(await operator.act(enrollment.id, extend(3_600), { key }));
    expect(Date.parse(deadline) - Date.parse(enrollment.deadline)).toBe(3_600_000);
    expect(bodyOf(await operator.act(enrollment.id, extend(3_600), { key })).deadline).toBe(deadline);
    expect(bodyOf(await portal.latest()).deadline).toBe(deadline);
    const rest = DEFAULT_POLICY.extensionSeconds - 3_600;
    expect(await operator.act(enrollment.id, extend(rest + 1))).toMatchObject({
      status: 409,
      body: { code: 'ENROLLMENT.EXTENDED_ENOUGH' },
    });
    expect((await operator.act(enrollment.id, extend(rest))).status).toBe(200);
    expect((await operator.act(enrollment.id, extend(1))).status).toBe(409);
  });

  it('cancels, which the customer sees, and says 409 to everything after', async () => {
    expect(bodyOf(await operator.act(enrollment.id, cancel))).toMatchObject({ id: enrollment.id, state: 'CANCELLED' });
    expect(bodyOf(await portal.latest()).state).toBe('CANCELLED');
    for (const action of ['cancel', 'resend', 'retry'])
      expect(await operator.act(enrollment.id, { action, reason: REASON })).toMatchObject({
        status: 409,
        body: { code: 'ENROLLMENT.STATE' },
      });
    const types = await database.eventTypes(enrollment.id);
    expect(types.filter((type) => ['extended', 'cancelled'].includes(type))).toEqual([
      'extended',
      'extended',
      'cancelled',
    ]);
  });
});

describe('an operator', () => {
  it('never acts on an enrollment of their own (38), a colleague may', async () => {
    const { portal, enrollment } = await enrollTo.issued('operator1');
    const own = { status: 403, body: { code: 'ENROLLMENT.OWN' } };
    expect(await operator.act(enrollment.id, cancel)).toMatchObject(own);
    expect(await operator.act(enrollment.id, { ...cancel, action: 'resend' })).toMatchObject(own);
    expect(bodyOf(await portal.latest()).state).not.toBe('CANCELLED');
    const supervisor = await OperatorClient.logIn('supervisor1');
    expect((await supervisor.act(enrollment.id, cancel)).status).toBe(200);
  });

  it('resends and another one cancels at the same moment: the second sees what the first did (39)', async () => {
    const restore = await database.usePolicy({ ...DEFAULT_POLICY, resendIntervalSeconds: 1 });
    try {
      const { portal, enrollment } = await enrollTo.awaitingProvisioning(customer());
      const supervisor = await OperatorClient.logIn('supervisor1');
      await until('a resend', async () => Date.now() > Date.parse(enrollment.createdAt) + 1_500 || undefined);
      const [resent, cancelled] = await Promise.all([
        operator.act(enrollment.id, { action: 'resend', reason: REASON }),
        supervisor.act(enrollment.id, cancel),
      ]);
      expect(cancelled.status).toBe(200);
      expect([200, 409]).toContain(resent.status);
      expect((await waitForState(portal, 'CANCELLED')).state).toBe('CANCELLED');
      const types = await database.eventTypes(enrollment.id);
      expect(types.filter((type) => type === 'mail.resent')).toHaveLength(resent.status === 200 ? 1 : 0);
      // A mail that the server was just taking cannot be called back, and is told.
      expect(types.findLast((type) => type !== 'mail.accepted')).toBe('cancelled');
    } finally {
      await restore();
    }
  });
});

describe('a new version of the policy', () => {
  it('is for new enrollments: an open one keeps its own, also through a reissue', async () => {
    const { portal, token } = await enrollTo.awaitingConfirmation(customer());
    const restore = await database.usePolicy({ ...DEFAULT_POLICY, otpTries: 3 });
    try {
      expect(bodyOf(await portal.latest()).attempts.otpRemaining).toBe(5);
      expect(await portal.confirm({ otp: token.wrongCode() })).toMatchObject({ body: { attemptsRemaining: 4 } });
      const { enrollment } = await enrollTo.issued(customer());
      expect(enrollment.attempts.otpRemaining).toBe(3);
    } finally {
      await restore();
    }
  });
});
