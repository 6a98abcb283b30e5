import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Enrollment } from '../client/contract.types.js';
import { customersFor } from '../client/customers.js';
import { enrollTo, inbox, issueBody, newPhone } from '../client/enrollment.journey.js';
import { readUntil, type StreamPart } from '../client/event.stream.js';
import { bodyOf } from '../client/http.answer.js';
import { Database } from '../harness/database.js';
import { IMPATIENT, STUCK_AFTER_SECONDS } from '../harness/stuck.causes.js';

const customer = customersFor('events');

function idOf(part: StreamPart | undefined): string {
  return part?.kind === 'event' ? part.id : '';
}

function transactionOf(id: string): bigint {
  return BigInt(id.split('-')[0] ?? '');
}

describe('GET /api/v1/enrollment/events', () => {
  let closing: AbortController;
  beforeEach(() => {
    closing = new AbortController();
  });
  afterEach(() => closing.abort());

  it('is an event stream that nobody keeps or changes', async () => {
    const { portal } = await enrollTo.signedIn(customer());
    const { status, headers } = await portal.openEvents(closing.signal);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('text/event-stream');
    expect(headers.get('cache-control')).toMatch(/no-store|no-cache/);
  });

  it('tells the enrollment at once, as GET does', async () => {
    const { portal } = await enrollTo.awaitingProvisioning(customer());
    const enrollment = await readUntil(portal.events(closing.signal), () => true);
    // The notice to the address that the bank knew may be accepted meanwhile, which moves the time alone.
    expect(enrollment).toEqual({ ...bodyOf(await portal.latest()), updatedAt: expect.any(String) });
  });

  it('tells every change from issue to activation', async () => {
    const { portal } = await enrollTo.signedIn(customer());
    const events = portal.events(closing.signal);
    const body = issueBody();
    const isNew = ({ state }: Enrollment) => state === 'ISSUING' || state === 'AWAITING_PROVISIONING';
    const [, issued] = await Promise.all([readUntil(events, isNew), portal.issue(body)]);
    const { userId } = bodyOf(issued, 201);
    await readUntil(events, ({ mail }) => mail.status === 'accepted');
    const invitation = await inbox().waitForInvitation(body.mailAddress, userId);
    const phone = await newPhone();
    await phone.openLink(invitation.linkCode);
    await readUntil(events, ({ provisioning }) => provisioning.linkOpenedAt !== null);
    await phone.provision(invitation, '8350');
    await readUntil(events, ({ attempts }) => attempts.startPasswordRemaining === 4);
    const token = await phone.setUp(invitation, body.startPassword);
    await readUntil(events, ({ state }) => state === 'AWAITING_CONFIRMATION');
    await portal.confirm({ otp: token.wrongCode() });
    await readUntil(events, ({ attempts }) => attempts.otpRemaining === 4);
    await portal.confirm({ otp: token.code() });
    const last = await readUntil(events, ({ state }) => state === 'ACTIVE');
    expect(last.activatedAt).not.toBeNull();
    const database = await Database.connect();
    const told = await database.eventTypes(last.id).finally(() => database.close());
    // The mail to the address that the bank knew is accepted whenever it is.
    expect(told.slice(0, 2)).toEqual(['enrollment.issued', 'mail.accepted']);
    expect(told.filter((type) => type !== 'mail.accepted')).toEqual([
      'enrollment.issued',
      'link.opened',
      'provisioning.rejected',
      'provisioned',
      'confirmation.rejected',
      'activated',
    ]);
  });

  it('tells what time alone changes, at its moment', async () => {
    const database = await Database.connect();
    const restore = await database.usePolicy(IMPATIENT);
    try {
      const { portal } = await enrollTo.issued(customer());
      const isLeft = ({ stuck }: Enrollment) => stuck?.reason === 'LINK_NOT_OPENED';
      const { stuck, mail } = await readUntil(portal.events(closing.signal), isLeft);
      expect(Date.parse(stuck?.since ?? '')).toBe(Date.parse(mail.at ?? '') + STUCK_AFTER_SECONDS * 1000);
    } finally {
      await restore();
      await database.close();
    }
  });

  it('tells whoever comes back with a Last-Event-ID what happened meanwhile', async () => {
    const { portal } = await enrollTo.awaitingProvisioning(customer());
    const leaving = new AbortController();
    const first = await portal.events(leaving.signal).next();
    leaving.abort();
    const id = idOf(first.value);
    expect(id).toMatch(/^\d+-\d+$/);
    await portal.cancel();
    for (const lastEventId of [id, 'no position', '999999999999999999-1']) {
      const next = await portal.events(closing.signal, lastEventId).next();
      expect(next.value).toMatchObject({
        kind: 'event',
        event: 'enrollment',
        data: expect.stringContaining('CANCELLED'),
      });
      expect(transactionOf(idOf(next.value))).toBeGreaterThanOrEqual(transactionOf(id));
    }
  });

  it('beats every 15 seconds, and ends then when the session has ended', async () => {
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(20_000)]);
    const { portal: quiet } = await enrollTo.signedIn(customer());
    const { portal: leaving } = await enrollTo.awaitingProvisioning(customer());
    const leave = async () => {
      const events = leaving.events(signal);
      await readUntil(events, () => true);
      await leaving.logOut();
      await expect(readUntil(events, () => false)).rejects.toThrow('the stream ended before');
    };
    const [heartbeat] = await Promise.all([quiet.events(signal).next(), leave()]);
    expect(heartbeat.value).toEqual({ kind: 'comment' });
  });
});
