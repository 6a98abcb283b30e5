import { DEFAULT_POLICY } from '@enrollment/domain';
import { describe, expect, it } from '@jest/globals';
import type { TokenIds } from '../client/contract.types.js';
import { customersFor } from '../client/customers.js';
import { enrollTo, inbox, issueBody, newPhone, waitForState } from '../client/enrollment.journey.js';
import { type Answer, bodyOf } from '../client/http.answer.js';
import { invitationIn } from '../client/inbox.client.js';
import { luhnCheckDigit } from '../client/luhn.js';
import type { PhoneClient } from '../client/phone.client.js';
import { Database } from '../harness/database.js';

const customer = customersFor('provisioning-refusal');
const EARLIEST_MS = 500;
const WRONG = '8350';

/** Nobody's, but right by its check digit. */
function otherUserId(userId: string): string {
  const digits = `${(Number(userId[0]) + 1) % 10}${userId.slice(1, -1)}`;
  return `${digits}${luhnCheckDigit(digits)}`;
}

async function superseded(): Promise<TokenIds> {
  const { portal, invitation } = await enrollTo.awaitingProvisioning(customer());
  bodyOf(await portal.reissue(issueBody()));
  return invitation;
}

async function cancelled(): Promise<TokenIds> {
  const { portal, invitation } = await enrollTo.awaitingProvisioning(customer());
  bodyOf(await portal.cancel());
  return invitation;
}

async function lockedByOtps(): Promise<TokenIds> {
  const { portal, invitation, token } = await enrollTo.awaitingConfirmation(customer());
  const codes = token.wrongCodes();
  for (let count = 0; count < 5; count += 1) await portal.confirm({ otp: codes.next().value ?? '' });
  await waitForState(portal, 'LOCKED');
  return invitation;
}

async function expired(): Promise<TokenIds> {
  const database = await Database.connect();
  const short = { ...DEFAULT_POLICY, provisioningDeadlineSeconds: 3, businessDayEnd: null, reminderPercent: null };
  const restore = await database.usePolicy(short);
  const { portal, mailAddress, enrollment } = await enrollTo.issued(customer()).finally(restore);
  await database.close();
  await waitForState(portal, 'EXPIRED');
  return inbox().waitForInvitation(mailAddress, enrollment.userId);
}

async function pairsOfEveryStanding(): Promise<Readonly<Record<string, TokenIds>>> {
  // First and alone: nobody else may begin under its policy.
  const lapsed = await expired();
  const [open, setUp, active, ...others] = await Promise.all([
    enrollTo.awaitingProvisioning(customer()),
    enrollTo.awaitingConfirmation(customer()),
    enrollTo.active(customer()),
    superseded(),
    cancelled(),
    lockedByOtps(),
  ]);
  const { serviceId, userId } = open.invitation;
  return {
    open: open.invitation,
    setUp: setUp.invitation,
    active: active.invitation,
    superseded: others[0],
    cancelled: others[1],
    locked: others[2],
    expired: lapsed,
    unknownUser: { serviceId, userId: otherUserId(userId) },
    unknownService: { serviceId: '99999999', userId },
  };
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
  it('14 is the same up to the lock, whatever the pair of IDs names or named, for either kind of device', async () => {
    const pairs = await pairsOfEveryStanding();
    const phones = [await newPhone(), await newPhone({ kind: 'feature-phone' })] as const;
    const courses = await Promise.all(
      Object.values(pairs).map((ids, index) => triesUntilLocked(phones[index % 2 === 0 ? 0 : 1], ids)),
    );
    const expected = [
      ...[4, 3, 2, 1, 0].map((left) => [401, 'PROVISIONING.REFUSED', left]),
      [423, 'PROVISIONING.LOCKED', undefined],
      [423, 'PROVISIONING.LOCKED', undefined],
    ];
    const codes = courses.map((tries) =>
      tries.map(({ answer: { status, body } }) => [status, body.code, body.attemptsRemaining]),
    );
    expect(Object.fromEntries(Object.keys(pairs).map((name, index) => [name, codes[index]]))).toEqual(
      Object.fromEntries(Object.keys(pairs).map((name) => [name, expected])),
    );
    for (const tries of courses) expect(tries.map(shapeOf)).toEqual(courses[0]?.map(shapeOf));
    for (const { milliseconds } of courses.flat()) expect(milliseconds).toBeGreaterThanOrEqual(EARLIEST_MS);
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
