import { randomUUID } from 'node:crypto';
import { DEFAULT_POLICY, type Policy } from '@enrollment/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { customersFor } from '../client/customers.js';
import { enrollTo, issueBody, newMailAddress } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import { OperatorClient } from '../client/operators.js';
import { Database } from '../harness/database.js';

const customer = customersFor('policy');

/** What no other test of the whole system has otherwise than as delivered. */
const STRICT = {
  otpDigits: 8,
  otpPeriodSeconds: 60,
  otpAlgorithm: 'SHA512',
  acceptanceSteps: 0,
  diagnosisSteps: 0,
  replacementProof: 'none',
  confirmationDeadlineSeconds: 600,
  businessDayEnd: '15:30',
} as const satisfies Partial<Policy>;
const LENIENT = {
  acceptanceSteps: 2,
  diagnosisSteps: 120,
  refuseWeakStartPasswords: false,
  mailAddressLength: { min: 20, max: 24 },
} as const satisfies Partial<Policy>;

let database: Database;
beforeAll(async () => {
  database = await Database.connect();
});
afterAll(() => database?.close());

async function under<T>(policy: Partial<Policy>, work: () => Promise<T>): Promise<T> {
  const restore = await database.usePolicy({ ...DEFAULT_POLICY, ...policy });
  try {
    return await work();
  } finally {
    await restore();
  }
}

const OF_PAGE = { status: 400, body: { code: 'VALIDATION' } };
const mailAddressOf = (length: number): string => newMailAddress().slice(-length).replace(/^-/, 'x');

describe('a policy other than the one delivered is obeyed', () => {
  it('in the OTP: 8 digits of 60 seconds by SHA-512, of this time step alone and without a diagnosis', () =>
    under(STRICT, async () => {
      const { portal, token, enrollment } = await enrollTo.awaitingConfirmation(customer());
      expect(token).toMatchObject({ digits: 8, period: 60 });
      expect(new URL(token.uri).searchParams.get('algorithm')).toBe('SHA512');
      // RFC 4648 §6: 64 octets are 103 digits of base32.
      expect(token.secret).toHaveLength(103);
      // At 15:30 in Japan, however soon ten minutes are over.
      expect(enrollment.deadline).toMatch(/T06:30:00/);
      await token.insideTimeStep();
      expect(await portal.confirm({ otp: token.code().slice(2) })).toMatchObject(OF_PAGE);
      const late = await portal.confirm({ otp: token.code(-1) });
      expect(late).toMatchObject({ status: 422, body: { code: 'OTP.MISMATCH', attemptsRemaining: 4 } });
      expect(late.body).not.toHaveProperty('clockOffsetSeconds');
      expect(bodyOf(await portal.confirm({ otp: token.code() })).state).toBe('ACTIVE');
      // No proof is asked for, so nobody has to wait for the next code.
      expect((await portal.issue(issueBody())).status).toBe(201);
    }));

  it('in the proof of a replacement: an approval by two operators, where an OTP is none', () =>
    under({ replacementProof: 'approval' }, async () => {
      const { portal, token } = await enrollTo.active(customer());
      const proven = { ...issueBody(), currentOtp: token.code(1) };
      const required = { status: 403, body: { code: 'REPLACEMENT.PROOF_REQUIRED' } };
      expect(await portal.issue(proven)).toMatchObject(required);
      const { customerId } = bodyOf(await portal.me());
      const [first, second] = [await OperatorClient.logIn('operator1'), await OperatorClient.logIn('supervisor1')];
      const { id } = bodyOf(await first.requestApproval('replace', customerId), 201);
      bodyOf(await second.approve(id));
      bodyOf(await portal.issue(issueBody()), 201);
    }));

  it('in how far a clock may be off: two steps are accepted, 120 are diagnosed and not one more', () =>
    under({ acceptanceSteps: LENIENT.acceptanceSteps, diagnosisSteps: LENIENT.diagnosisSteps }, async () => {
      const { portal, token } = await enrollTo.awaitingConfirmation(customer());
      await token.insideTimeStep();
      const beyond = await portal.confirm({ otp: token.code(121) });
      expect(beyond.status).toBe(422);
      expect(beyond.body).not.toHaveProperty('clockOffsetSeconds');
      const { body } = await portal.confirm({ otp: token.code(-120) });
      expect(body).toMatchObject({ code: 'OTP.MISMATCH', clockOffsetSeconds: -3600 });
      expect((await portal.confirm({ otp: token.code(2) })).status).toBe(200);
    }));

  it('in what may be typed: a weak start password, and mail addresses of this length alone', () =>
    under(LENIENT, async () => {
      const { portal } = await enrollTo.signedIn(customer());
      for (const length of [19, 25])
        expect(await portal.issue(issueBody(mailAddressOf(length), '1234'))).toMatchObject({
          ...OF_PAGE,
          body: { errors: expect.arrayContaining([expect.objectContaining({ field: 'mailAddress', code: 'LENGTH' })]) },
        });
      expect((await portal.issue(issueBody(mailAddressOf(20), '1234'))).status).toBe(201);
      expect((await portal.reissue(issueBody(mailAddressOf(24), '00000000'))).status).toBe(200);
    }));
});

/** Has another length, time step and hash than what is delivered. */
const LONG = { otpDigits: 8, otpPeriodSeconds: 60, otpAlgorithm: 'SHA512' } as const satisfies Partial<Policy>;
const malformed = (field: string) => ({
  ...OF_PAGE,
  body: { code: 'VALIDATION', errors: [expect.objectContaining({ field, code: 'FORMAT' })] },
});

describe('an enrollment keeps the policy that it was opened with', () => {
  it('in the digits of its OTP, when new ones have fewer; others are told so and counted as no try', async () => {
    const { portal, token, enrollment } = await under(LONG, () => enrollTo.awaitingConfirmation(customer()));
    expect(bodyOf(await portal.service()).policy.otpDigits).toBe(6);
    expect(enrollment.policy.otpDigits).toBe(8);
    await token.insideTimeStep();
    const key = randomUUID();
    expect(await portal.confirm({ otp: token.code().slice(2) }, { key })).toMatchObject(malformed('otp'));
    expect(bodyOf(await portal.latest()).attempts.otpRemaining).toBe(5);
    expect(bodyOf(await portal.confirm({ otp: token.code() }, { key })).state).toBe('ACTIVE');
  });

  it('in the digits of its OTP, when new ones have more; the same request again gets its first answer', async () => {
    const { portal, token } = await enrollTo.awaitingConfirmation(customer());
    const [key, otp] = [randomUUID(), token.code()];
    await under(LONG, async () => {
      expect(await portal.confirm({ otp: `${otp}00` })).toMatchObject(malformed('otp'));
      const first = bodyOf(await portal.confirm({ otp }, { key }));
      expect(first).toMatchObject({ state: 'ACTIVE', attempts: { otpRemaining: 5 } });
      expect(bodyOf(await portal.confirm({ otp }, { key }))).toEqual(first);
    });
  });

  it('in its token, which proves a replacement by as many digits as it shows', async () => {
    const { portal, token } = await under(LONG, () => enrollTo.awaitingConfirmation(customer()));
    await token.insideTimeStep();
    // Each code counts once, so that three in a row need all the steps of the acceptance window.
    const [first, second, third] = [token.code(-1), token.code(), token.code(1)];
    bodyOf(await portal.confirm({ otp: first }));
    expect(bodyOf(await portal.token()).otpDigits).toBe(8);
    const short = { ...issueBody(), currentOtp: second.slice(2) };
    expect(await portal.issue(short)).toMatchObject(malformed('currentOtp'));
    const next = bodyOf(await portal.issue({ ...issueBody(), currentOtp: second }), 201);
    expect(next.policy.otpDigits).toBe(6);
    expect(await portal.reissue(short)).toMatchObject(malformed('currentOtp'));
    expect((await portal.reissue({ ...issueBody(), currentOtp: third })).status).toBe(200);
  });

  it('in what may be typed to have it issued again', async () => {
    const { portal } = await under(LENIENT, () => enrollTo.issued(customer(), issueBody(mailAddressOf(20))));
    expect(await portal.reissue(issueBody(mailAddressOf(25)))).toMatchObject(OF_PAGE);
    expect((await portal.reissue(issueBody(mailAddressOf(24), '1234'))).status).toBe(200);
    bodyOf(await portal.cancel());
    expect(await portal.issue(issueBody(mailAddressOf(25), '1234'))).toMatchObject(OF_PAGE);
    expect((await portal.issue(issueBody(mailAddressOf(25)))).status).toBe(201);
  });
});
