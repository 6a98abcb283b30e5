import { randomInt, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Enrollment } from '../client/contract.types.js';
import { customersFor } from '../client/customers.js';
import { enrollTo, inbox, issueBody, newPhone, waitForState } from '../client/enrollment.journey.js';
import { type Answer, bodyOf } from '../client/http.answer.js';
import { luhnCheckDigit } from '../client/luhn.js';
import type { ProvisioningBody } from '../client/phone.client.js';
import { PortalClient } from '../client/portal.client.js';
import { until } from '../client/until.js';
import { Database } from '../harness/database.js';
import { killPart, startPart, stopPart, testStack } from '../harness/stack.js';

const nextCustomer = customersFor('away');
const RECOVERY_MS = 60_000;
const PARTS = ['postgres', 'temporal', 'maildev', 'worker', 'portal', 'token-site'] as const;

let closing: AbortController;
beforeAll(() => {
  closing = new AbortController();
});
afterEach(async () => {
  for (const part of PARTS) await startPart(part);
});
afterAll(() => closing.abort());

/** Asks again, as a client does that was told to come back. */
function untilDecided<T>(ask: () => Promise<Answer<T>>): Promise<Answer<T>> {
  const decided = async () => {
    const answer = await ask().catch(() => undefined);
    return answer === undefined || answer.status >= 500 ? undefined : answer;
  };
  return until('a decided answer', decided, RECOVERY_MS);
}

/** A well-formed user ID that is nobody's. */
function unknownUserId(): string {
  const digits = String(randomInt(10_000_000_000, 100_000_000_000));
  return `${digits}${luhnCheckDigit(digits)}`;
}

interface Timed {
  readonly answer: Answer<object>;
  readonly milliseconds: number;
}

async function timed(asked: Promise<Answer<object>>): Promise<Timed> {
  const start = performance.now();
  return { answer: await asked, milliseconds: performance.now() - start };
}

/** All that somebody sees who wants to tell answers apart: each of them, and that which they all are. */
function seen(all: readonly Timed[]) {
  const each = all.map(({ answer: { status, headers, body }, milliseconds }) => {
    const names = [...headers.keys()].toSorted();
    return { ...body, status, names, slot: Math.floor(milliseconds / 500) };
  });
  return {
    alike: () => {
      for (const one of each) expect(one).toEqual(each[0]);
      return each[0];
    },
  };
}

function expectAway(answer: Answer<object>): void {
  expect(answer).toMatchObject({ status: 503, body: { code: 'DEPENDENCY.UNAVAILABLE' } });
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
}

/** The next enrollment that a stream tells; the stream is left open. */
async function nextIn(events: ReturnType<PortalClient['events']>): Promise<Enrollment> {
  for (let part = await events.next(); part.done !== true; part = await events.next()) {
    if (part.value.kind === 'event') return JSON.parse(part.value.data) as Enrollment;
  }
  throw new Error('the stream ended');
}

describe('while PostgreSQL is away in the middle of the path', () => {
  it('the faces say when to come back, and afterwards streams, worker and path go on by themselves', async () => {
    const { portal, invitation, startPassword, enrollment } = await enrollTo.awaitingProvisioning(nextCustomer());
    const events = portal.events(closing.signal);
    await nextIn(events);
    const phone = await newPhone();
    const body = phone.provisioningBody(invitation, startPassword);
    await stopPart('postgres');
    expectAway(await portal.latest());
    expectAway(await portal.issue(issueBody()));
    expectAway(await phone.submit(body, 'while-away'));
    await startPart('postgres');
    const provisioned = await untilDecided(() => phone.submit(body, 'while-away'));
    const token = await phone.openProvisioning(bodyOf(provisioned, 201));
    await until('the stream to tell it', async () =>
      (await nextIn(events)).state === 'AWAITING_CONFIRMATION' ? true : undefined,
    );
    const otp = token.code();
    const confirmed = await untilDecided(() => portal.confirm({ otp }, { key: 'after' }));
    expect(bodyOf(confirmed)).toMatchObject({
      id: enrollment.id,
      state: 'ACTIVE',
      attempts: { startPasswordRemaining: 5 },
    });
  });
});

describe('while Temporal is away in the middle of the path', () => {
  it('an OTP is answered 503, the next one too and uncounted, and its key gets the answer later', async () => {
    const { portal, token } = await enrollTo.awaitingConfirmation(nextCustomer());
    await stopPart('temporal');
    const otp = token.wrongCode();
    const pending = { status: 503, body: { code: 'TRY.PENDING' } };
    expect(await portal.confirm({ otp }, { key: 'first' })).toMatchObject(pending);
    expect(await portal.confirm({ otp: token.code() })).toMatchObject(pending);
    expect(bodyOf(await portal.latest()).attempts.otpRemaining).toBe(4);
    await startPart('temporal');
    const answer = await untilDecided(() => portal.confirm({ otp }, { key: 'first' }));
    expect(['OTP.MISMATCH', 'TRY.LAPSED']).toContain(answer.body.code);
    const right = await untilDecided(() => portal.confirm({ otp: token.code() }));
    expect(bodyOf(right).state).toBe('ACTIVE');
  });
});

describe('while the worker is away', () => {
  const WRONG = '8350';

  it('nobody learns by a start password whether a pair of IDs is known, neither then nor afterwards', async () => {
    const { invitation } = await enrollTo.awaitingProvisioning(nextCustomer());
    const { portal, invitation: cancelled } = await enrollTo.awaitingProvisioning(nextCustomer());
    bodyOf(await portal.cancel());
    const pairs = [invitation, cancelled, { serviceId: invitation.serviceId, userId: unknownUserId() }];
    const phone = await newPhone();
    const bodies = pairs.map((ids) => phone.provisioningBody(ids, WRONG));
    const ask = (body: ProvisioningBody, key?: string) => phone.submit(body, key && `${key}-${body.userId}`);
    const tryAll = async (key?: string) => seen(await Promise.all(bodies.map((body) => timed(ask(body, key)))));
    await stopPart('worker');
    const pending = (await tryAll('while-away')).alike();
    expect(pending).toMatchObject({ status: 503, code: 'TRY.PENDING' });
    expect((await tryAll()).alike()).toMatchObject({ status: 503, code: 'TRY.PENDING', slot: 1 });
    await startPart('worker');
    const judged = await Promise.all(bodies.map((body) => untilDecided(() => ask(body, 'while-away'))));
    expect(judged.map(({ body }) => body.attemptsRemaining)).toEqual(pairs.map(() => 4));
    expect((await tryAll()).alike()).toMatchObject({ status: 401, attemptsRemaining: 3 });
  });
});

describe('while the mail server is away in the middle of the path', () => {
  it('a resend waits with it, the customer is told so, and the mail comes by itself', async () => {
    const { portal, invitation } = await enrollTo.awaitingProvisioning(nextCustomer());
    await stopPart('maildev');
    const body = issueBody();
    const { userId } = bodyOf(await portal.reissue(body));
    expect(userId).not.toBe(invitation.userId);
    expect(bodyOf(await portal.latest())).toMatchObject({ state: 'ISSUING', mail: { status: 'sending' } });
    await startPart('maildev');
    await waitForState(portal, 'AWAITING_PROVISIONING');
    await inbox().waitForInvitation(body.mailAddress, userId);
    expect(await inbox().mailsTo(body.mailAddress)).toHaveLength(1);
  });
});

describe('a wrong OTP', () => {
  it('33 stays counted over sessions and over the death of face and worker, up to the lock', async () => {
    const { loginId, portal, token } = await enrollTo.awaitingConfirmation(nextCustomer());
    const codes = token.wrongCodes();
    const wrong = (session: PortalClient) => {
      const [otp, key] = [codes.next().value ?? '', randomUUID()];
      return untilDecided(() => session.confirm({ otp }, { key }));
    };
    expect((await wrong(portal)).body.attemptsRemaining).toBe(4);
    await killPart('portal');
    await startPart('portal');
    expect((await wrong(portal)).body.attemptsRemaining).toBe(3);
    await killPart('worker');
    await startPart('worker');
    const elsewhere = new PortalClient(testStack().portalUrl);
    await elsewhere.logIn(loginId);
    for (const attemptsRemaining of [2, 1, 0])
      expect((await wrong(elsewhere)).body.attemptsRemaining).toBe(attemptsRemaining);
    expect(await elsewhere.confirm({ otp: token.code() })).toMatchObject({ status: 423, body: { code: 'OTP.LOCKED' } });
    expect((await portal.confirm({ otp: token.code() })).status).toBe(423);
  });
});

describe('a try whose face dies', () => {
  it('before the judgement stays counted once, is judged, and its key gets the answer', async () => {
    const database = await Database.connect();
    try {
      const { portal, token, enrollment } = await enrollTo.awaitingConfirmation(nextCustomer());
      await stopPart('worker');
      const otp = token.wrongCode();
      const lost = portal.confirm({ otp }, { key: 'lost' }).catch(() => undefined);
      await until('the try', async () => ((await database.pendingTries(enrollment.id)) === 1 ? true : undefined));
      await killPart('portal');
      await lost;
      await Promise.all([startPart('portal'), startPart('worker')]);
      const answer = await untilDecided(() => portal.confirm({ otp }, { key: 'lost' }));
      expect(answer).toMatchObject({ status: 422, body: { code: 'OTP.MISMATCH', attemptsRemaining: 4 } });
      expect(bodyOf(await portal.latest()).attempts.otpRemaining).toBe(4);
      expect(await database.pendingTries(enrollment.id)).toBe(0);
    } finally {
      await database.close();
    }
  });
});
