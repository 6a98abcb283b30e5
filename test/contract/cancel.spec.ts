import { describe, expect, it } from '@jest/globals';
import { customersFor } from '../client/customers.js';
import { enrollTo, issueBody } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import { Database } from '../harness/database.js';

const customer = customersFor('cancel');

describe('DELETE /api/v1/enrollment', () => {
  it.each([
    ['before the mail is out', enrollTo.issued],
    ['while the phone is awaited', enrollTo.awaitingProvisioning],
    ['while the OTP is awaited', enrollTo.awaitingConfirmation],
  ] as const)('ends the enrollment %s', async (_, reach) => {
    const { portal, enrollment } = await reach(customer());
    const answer = await portal.cancel();
    expect(answer).toMatchObject({
      status: 200,
      body: { id: enrollment.id, state: 'CANCELLED', stuck: null, repudiated: false },
    });
    expect(bodyOf(await portal.latest()).state).toBe('CANCELLED');
    expect(await portal.cancel()).toMatchObject({ status: 409, body: { code: 'ENROLLMENT.STATE' } });
    expect(await portal.confirm({ otp: '471928' })).toMatchObject({ status: 409, body: { code: 'ENROLLMENT.STATE' } });
  });

  it('gives its answer to the same Idempotency-Key, though the portal died before it could be kept', async () => {
    const database = await Database.connect();
    const { portal } = await enrollTo.issued(customer());
    const first = bodyOf(await portal.cancel({ key: 'cancel-once' }));
    await database.loseLastAnswer();
    expect(bodyOf(await portal.cancel({ key: 'cancel-once' }))).toMatchObject({ id: first.id, state: 'CANCELLED' });
    await database.close();
  });

  it('leaves the way free for another issue', async () => {
    const { portal, enrollment } = await enrollTo.issued(customer());
    bodyOf(await portal.cancel());
    const next = bodyOf(await portal.issue(issueBody()), 201);
    expect(next).toMatchObject({ generation: 1, state: 'ISSUING' });
    expect(next.id).not.toBe(enrollment.id);
  });

  it('answers 409 when there is nothing to end any more', async () => {
    const { portal } = await enrollTo.active(customer());
    expect(await portal.cancel()).toMatchObject({ status: 409, body: { code: 'ENROLLMENT.STATE' } });
    expect(bodyOf(await portal.latest()).state).toBe('ACTIVE');
  });

  it('answers 409 when there never was anything, as every other command does', async () => {
    const { portal } = await enrollTo.signedIn(customer());
    for (const answer of [await portal.cancel(), await portal.resend(), await portal.confirm({ otp: '471928' })]) {
      expect(answer).toMatchObject({ status: 409, body: { code: 'ENROLLMENT.STATE' } });
    }
  });
});
