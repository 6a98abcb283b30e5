import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { customersFor, knownMailAddress } from '../client/customers.js';
import { enrollTo, inbox, issueBody, newPhone, type SetUp, waitForState } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import { OperatorClient } from '../client/operators.js';
import { Database } from '../harness/database.js';

const customer = customersFor('replacement');
let database: Database;
beforeAll(async () => {
  database = await Database.connect();
});
afterAll(() => database?.close());

/** An issue by somebody who still has the old token in hand. */
async function issueWithProof({ portal, token }: SetUp) {
  // The code that activated the token is used up; the next time step's is accepted within the window.
  const body = { ...issueBody(), currentOtp: token.code(1) };
  return { body, answer: await portal.issue(body) };
}

describe('an issue by a customer with an active token', () => {
  it('needs a right OTP of that token', async () => {
    const { portal, token, enrollment } = await enrollTo.active(customer());
    expect(await portal.issue(issueBody())).toMatchObject({
      status: 403,
      body: { code: 'REPLACEMENT.PROOF_REQUIRED' },
    });
    const wrong = { ...issueBody(), currentOtp: token.wrongCode() };
    expect(await portal.issue(wrong)).toMatchObject({ status: 403, body: { code: 'REPLACEMENT.PROOF_REQUIRED' } });
    expect(await portal.issue({ ...issueBody(), currentOtp: '１２３４５６' })).toMatchObject({ status: 400 });
    expect(bodyOf(await portal.latest())).toMatchObject({ id: enrollment.id, state: 'ACTIVE' });
  });

  it('does not take the OTP that was used already', async () => {
    const { portal, token } = await enrollTo.awaitingConfirmation(customer());
    const otp = token.code();
    bodyOf(await portal.confirm({ otp }));
    const answer = await portal.issue({ ...issueBody(), currentOtp: otp });
    expect(answer.status).not.toBe(201);
  });

  it('13 leaves the old token in force until the new one is confirmed', async () => {
    const customerBefore = await enrollTo.active(customer());
    const { portal, enrollment } = customerBefore;
    const { tokenId } = (await portal.me()).body.activeToken ?? {};
    const { body, answer } = await issueWithProof(customerBefore);
    const next = bodyOf(answer, 201);
    expect(next.id).not.toBe(enrollment.id);
    expect((await portal.me()).body.activeToken).toMatchObject({ tokenId });
    const invitation = await inbox().waitForInvitation(body.mailAddress, next.userId);
    const token = await (await newPhone()).setUp(invitation, body.startPassword);
    await waitForState(portal, 'AWAITING_CONFIRMATION');
    expect((await portal.me()).body.activeToken).toMatchObject({ tokenId });
    expect((await portal.confirm({ otp: token.code() })).status).toBe(200);
    expect((await portal.me()).body.activeToken?.tokenId).not.toBe(tokenId);
    const told = (await database.eventTypes(next.id)).filter((type) => type !== 'mail.accepted');
    expect(told.slice(-2)).toEqual(['token.replaced', 'activated']);
    expect(await database.eventData(next.id, 'token.replaced')).toMatchObject([{ tokenId }]);
  });

  it('leaves the old token in force when the new issue is cancelled', async () => {
    const customerBefore = await enrollTo.active(customer());
    const { portal } = customerBefore;
    const { activeToken } = (await portal.me()).body;
    bodyOf((await issueWithProof(customerBefore)).answer, 201);
    bodyOf(await portal.cancel());
    expect((await portal.me()).body.activeToken).toEqual(activeToken);
  });
});

describe('a reissue by a customer with an active token', () => {
  it('needs a right OTP of that token as well, one for each', async () => {
    const { portal, token } = await enrollTo.awaitingConfirmation(customer());
    await token.insideTimeStep();
    // Each code counts once, so that three in a row need all the steps of the acceptance window.
    const [first, second, third] = [token.code(-1), token.code(), token.code(1)];
    bodyOf(await portal.confirm({ otp: first }));
    const { generation } = bodyOf(await portal.issue({ ...issueBody(), currentOtp: second }), 201);
    const key = randomUUID();
    const required = { status: 403, body: { code: 'REPLACEMENT.PROOF_REQUIRED' } };
    expect(await portal.reissue({ ...issueBody(), startPassword: '' }, { key })).toMatchObject(required);
    expect(await portal.reissue({ ...issueBody(), currentOtp: token.wrongCode() })).toMatchObject(required);
    expect(await portal.reissue({ ...issueBody(), currentOtp: second })).toMatchObject(required);
    expect(bodyOf(await portal.latest()).generation).toBe(generation);
    const proven = { ...issueBody(), currentOtp: third };
    const reissued = bodyOf(await portal.reissue(proven, { key }));
    expect(reissued.generation).toBe(generation + 1);
    expect(bodyOf(await portal.reissue(proven, { key }))).toEqual(reissued);
  });
});

describe('an issue with another address than the bank knows', () => {
  it('is told to the known one, without what only the phone needs', async () => {
    const { loginId, invitation } = await enrollTo.awaitingProvisioning(customer());
    const mail = await inbox().waitForMail(knownMailAddress(loginId));
    expect(mail.text).not.toContain(invitation.linkCode);
    expect(mail.text.replace(/[ -]/g, '')).not.toContain(invitation.userId);
  });

  it('is followed by the news of the activation at both', async () => {
    const { loginId, mailAddress } = await enrollTo.active(customer());
    const isNews = ({ subject }: { readonly subject: string }) => subject.includes('利用を開始しました');
    await inbox().waitForMail(mailAddress, isNews);
    await inbox().waitForMail(knownMailAddress(loginId), isNews);
  });
});

describe('wrong OTPs of the active token', () => {
  const required = { status: 403, body: { code: 'REPLACEMENT.PROOF_REQUIRED' } };
  const locked = { status: 423, body: { code: 'OTP.LOCKED' } };
  let first: OperatorClient;
  let second: OperatorClient;
  beforeAll(async () => {
    [first, second] = [await OperatorClient.logIn('operator1'), await OperatorClient.logIn('supervisor1')];
  });

  async function approvedByTwo(kind: string, targetId: string): Promise<string> {
    const { id } = bodyOf(await first.requestApproval(kind, targetId), 201);
    bodyOf(await second.approve(id));
    return id;
  }

  /** So many at once, each another code. */
  function typeWrong({ portal, token }: SetUp, times: number) {
    const codes = token.wrongCodes();
    const bodies = Array.from({ length: times }, () => ({ ...issueBody(), currentOtp: codes.next().value ?? '' }));
    return Promise.all(bodies.map((body) => portal.issue(body)));
  }

  it('lock it after the fifth in a row, however many come at once; an approval by two still replaces it', async () => {
    const reached = await enrollTo.active(customer());
    const { portal, token, enrollment } = reached;
    const answers = await typeWrong(reached, 9);
    const count = (status: number): number => answers.filter((answer) => answer.status === status).length;
    expect([count(403), count(423)]).toEqual([5, 4]);
    const told = await database.eventData(enrollment.id, 'confirmation.rejected');
    expect(told).toMatchObject([4, 3, 2, 1, 0].map((attemptsRemaining) => ({ of: 'replacement', attemptsRemaining })));

    expect(await portal.issue({ ...issueBody(), currentOtp: token.code(1) })).toMatchObject(locked);
    expect(await portal.issue(issueBody())).toMatchObject(required);
    expect((await portal.me()).body.activeToken).not.toBeNull();
    await approvedByTwo('replace', bodyOf(await portal.me()).customerId);
    bodyOf(await portal.issue(issueBody()), 201);
  });

  it('are counted anew after a right one', async () => {
    const reached = await enrollTo.active(customer());
    const { portal } = reached;
    for (const attemptsRemaining of [4, 3, 2, 1]) {
      const [answer] = await typeWrong(reached, 1);
      expect(answer).toMatchObject({ ...required, body: { ...required.body, attemptsRemaining } });
    }
    bodyOf((await issueWithProof(reached)).answer, 201);
    bodyOf(await portal.cancel());
    const [answer] = await typeWrong(reached, 1);
    expect(answer).toMatchObject({ status: 403, body: { attemptsRemaining: 4 } });
  });

  it('are counted anew after a suspension that two operators ended', async () => {
    const reached = await enrollTo.active(customer());
    const { portal } = reached;
    await typeWrong(reached, 5);
    expect((await issueWithProof(reached)).answer).toMatchObject(locked);
    const { tokenId } = bodyOf(await portal.suspendToken());
    bodyOf(await first.actOnToken(tokenId ?? '', 'resumption', await approvedByTwo('resume', tokenId ?? '')));
    bodyOf((await issueWithProof(reached)).answer, 201);
  });
});
