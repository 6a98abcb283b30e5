import { describe, expect, it } from '@jest/globals';
import type { TokenIds } from '../client/contract.types.js';
import { customersFor } from '../client/customers.js';
import { enrollTo, inbox, newPhone, waitForState } from '../client/enrollment.journey.js';
import { type Answer, bodyOf } from '../client/http.answer.js';
import { invitationIn } from '../client/inbox.client.js';
import { luhnCheckDigit } from '../client/luhn.js';
import type { PhoneClient } from '../client/phone.client.js';

const customer = customersFor('provisioning-refusal');
const EARLIEST_MS = 500;
const WRONG = '8350';

/** Nobody's, but right by its check digit. */
function otherUserId(userId: string): string {
  const digits = `${(Number(userId[0]) + 1) % 10}${userId.slice(1, -1)}`;
  return `${digits}${luhnCheckDigit(digits)}`;
}

interface Refused {
  readonly answer: Answer<object>;
  readonly milliseconds: number;
}

async function timed(phone: PhoneClient, ids: TokenIds, startPassword: string): Promise<Refused> {
  const start = performance.now();
  const answer = await phone.provision(ids, startPassword);
  return { answer, milliseconds: performance.now() - start };
}

/** Tries until the lock answers, one after the other. */
async function triesUntilLocked(phone: PhoneClient, ids: TokenIds): Promise<readonly Refused[]> {
  const tries: Refused[] = [];
  for (let count = 0; count < 7; count += 1) tries.push(await timed(phone, ids, WRONG));
  return tries;
}

function shapeOf({ answer }: Refused): object {
  const { status, headers, body } = answer;
  const names = [...headers.keys()].filter((name) => !name.startsWith('x-ratelimit')).toSorted();
  return { status, names, members: Object.keys(body).toSorted(), body };
}

describe('a refused provisioning', () => {
  it('14 is the same for a wrong start password, a wrong user ID and a wrong service ID, up to the lock', async () => {
    const { invitation } = await enrollTo.awaitingProvisioning(customer());
    const phone = await newPhone();
    const { serviceId, userId } = invitation;
    const known = await triesUntilLocked(phone, invitation);
    const wrongUser = await triesUntilLocked(phone, { serviceId, userId: otherUserId(userId) });
    const wrongService = await triesUntilLocked(phone, { serviceId: '99999999', userId });
    expect(known.map(({ answer }) => [answer.status, answer.body.code, answer.body.attemptsRemaining])).toEqual([
      ...[4, 3, 2, 1, 0].map((left) => [401, 'PROVISIONING.REFUSED', left]),
      [423, 'PROVISIONING.LOCKED', undefined],
      [423, 'PROVISIONING.LOCKED', undefined],
    ]);
    expect(wrongUser.map(shapeOf)).toEqual(known.map(shapeOf));
    expect(wrongService.map(shapeOf)).toEqual(known.map(shapeOf));
    for (const { milliseconds } of [...known, ...wrongUser, ...wrongService])
      expect(milliseconds).toBeGreaterThanOrEqual(EARLIEST_MS);
  });

  it('16 locks the enrollment after the last try, against the right start password too, and says so by mail', async () => {
    const { invitation, startPassword, portal, mailAddress } = await enrollTo.awaitingProvisioning(customer());
    const phone = await newPhone();
    for (let count = 0; count < 5; count += 1) await phone.provision(invitation, WRONG);
    expect(await phone.provision(invitation, startPassword)).toMatchObject({
      status: 423,
      body: { code: 'PROVISIONING.LOCKED' },
    });
    const locked = await waitForState(portal, 'LOCKED');
    expect(locked).toMatchObject({
      attempts: { startPasswordRemaining: 0 },
      stuck: { reason: 'START_PASSWORD_LOCKED' },
    });
    await inbox().waitForMail(mailAddress, (mail) => invitationIn(mail) === undefined);
  });

  it('counts only what was wrong', async () => {
    const { invitation, startPassword, portal } = await enrollTo.awaitingProvisioning(customer());
    const phone = await newPhone();
    await phone.provision(invitation, WRONG);
    expect(bodyOf(await portal.latest()).attempts.startPasswordRemaining).toBe(4);
    await phone.setUp(invitation, startPassword);
    expect(bodyOf(await portal.latest()).attempts.startPasswordRemaining).toBe(4);
  });

  it('25 answers a cancelled enrollment as one that never was', async () => {
    const { invitation, startPassword, portal } = await enrollTo.awaitingProvisioning(customer());
    bodyOf(await portal.cancel());
    const refused = await timed(await newPhone(), invitation, startPassword);
    expect(refused.answer).toMatchObject({ status: 401, body: { code: 'PROVISIONING.REFUSED', attemptsRemaining: 4 } });
    expect(refused.milliseconds).toBeGreaterThanOrEqual(EARLIEST_MS);
  });
});
