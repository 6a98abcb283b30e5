import { closeRepudiationCase, resumeToken, revokeToken, suspendToken } from '@enrollment/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { customersFor } from '../client/customers.js';
import { enrollTo, inbox, issueBody, newPhone, type SetUp, waitForState } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import { PortalClient } from '../client/portal.client.js';
import { Database } from '../harness/database.js';
import { OPERATOR, Operators, SECOND_OPERATOR } from '../harness/operators.js';
import { testStack } from '../harness/stack.js';

const customer = customersFor('token');
const proofRequired = { status: 403, body: { code: 'REPLACEMENT.PROOF_REQUIRED' } };
const onHold = { status: 423, body: { code: 'CUSTOMER.ON_HOLD' } };
let database: Database;
let operators: Operators;

beforeAll(async () => {
  [database, operators] = await Promise.all([Database.connect(), Operators.connect()]);
});
afterAll(async () => {
  await operators.close();
  await database.close();
});

async function standingOf({ portal }: Pick<SetUp, 'portal'>) {
  const { customerId } = bodyOf(await portal.me());
  const { tokenId } = bodyOf(await portal.token());
  return { customerId, tokenId: tokenId ?? '' };
}

async function loggedInAgain(loginId: string): Promise<PortalClient> {
  const portal = new PortalClient(testStack().portalUrl);
  await portal.logIn(loginId);
  return portal;
}

const refusedAs = (code: string) => expect.objectContaining({ code });
const by = (approvalId: string) => ({ actor: OPERATOR, approvalId, now: new Date() });

describe('a customer who has lost the phone', () => {
  it('needs a session, the own origin, and a token', async () => {
    const { portal } = await enrollTo.signedIn(customer());
    expect(bodyOf(await portal.token())).toEqual({
      status: 'none',
      tokenId: null,
      activatedAt: null,
      suspendedAt: null,
      onHold: false,
      otpDigits: null,
    });
    const stranger = new PortalClient(testStack().portalUrl);
    for (const act of ['suspendToken', 'repudiateToken'] as const) {
      expect(await portal[act]()).toMatchObject({ status: 409, body: { code: 'TOKEN.STATE' } });
      expect(await portal[act]({ origin: 'https://elsewhere.example' })).toMatchObject({
        status: 403,
        body: { code: 'ORIGIN.FOREIGN' },
      });
      expect(await portal[act]({ origin: null })).toMatchObject({ status: 403 });
      expect((await stranger[act]()).status).toBe(401);
    }
    expect((await stranger.token()).status).toBe(401);
  });

  it('suspends the token at once, twice as once; its OTP proves nothing, two operators do', async () => {
    const reached = await enrollTo.active(customer());
    const { portal, token, enrollment } = reached;
    const { customerId, tokenId } = await standingOf(reached);
    const suspended = bodyOf(await portal.suspendToken());
    expect(suspended).toMatchObject({ status: 'suspended', tokenId, suspendedAt: expect.any(String), onHold: false });
    expect(bodyOf(await portal.suspendToken())).toEqual(suspended);
    expect((await portal.me()).body.activeToken).toBeNull();
    expect(await database.tokenEvents(enrollment.id)).toEqual(['token.suspended']);

    expect(await portal.issue(issueBody())).toMatchObject(proofRequired);
    expect(await portal.issue({ ...issueBody(), currentOtp: token.code(1) })).toMatchObject(proofRequired);
    const asked = await operators.ask({ kind: 'replace', targetId: customerId });
    expect(await portal.issue(issueBody())).toMatchObject(proofRequired);
    await operators.approve(asked);
    const body = issueBody();
    const { userId } = bodyOf(await portal.issue(body), 201);
    expect(await portal.reissue(issueBody())).toMatchObject(proofRequired);
    const invitation = await inbox().waitForInvitation(body.mailAddress, userId);
    const next = await (await newPhone()).setUp(invitation, body.startPassword);
    await waitForState(portal, 'AWAITING_CONFIRMATION');
    bodyOf(await portal.confirm({ otp: next.code() }));
    expect(await database.tokenStatuses(customerId)).toEqual(['replaced', 'active']);
    expect(bodyOf(await portal.token())).toMatchObject({ status: 'active', suspendedAt: null });
  });

  it('ends with it what whoever found it has begun: a replacement proved before comes to nothing', async () => {
    const { portal, token } = await enrollTo.active(customer());
    const body = { ...issueBody(), currentOtp: token.code(1) };
    const { userId } = bodyOf(await portal.issue(body), 201);
    const invitation = await inbox().waitForInvitation(body.mailAddress, userId);
    const next = await (await newPhone()).setUp(invitation, body.startPassword);
    await waitForState(portal, 'AWAITING_CONFIRMATION');
    bodyOf(await portal.suspendToken());
    expect(await portal.confirm({ otp: next.code() })).toMatchObject({
      status: 409,
      body: { code: 'ENROLLMENT.STATE' },
    });
    await waitForState(portal, 'CANCELLED');
    expect(bodyOf(await portal.token())).toMatchObject({ status: 'suspended' });
  });

  it('gets it back by two operators, and by no fewer', async () => {
    const reached = await enrollTo.active(customer());
    const { portal, enrollment, token } = reached;
    const { customerId, tokenId } = await standingOf(reached);
    await suspendToken(operators.dataSource, { customerId, actor: OPERATOR, now: new Date() });
    expect(bodyOf(await portal.token()).status).toBe('suspended');
    const asked = await operators.ask({ kind: 'resume', targetId: tokenId });
    const resume = () => resumeToken(operators.dataSource, { tokenId, ...by(asked) });
    await expect(resume()).rejects.toEqual(refusedAs('APPROVAL.REQUIRED'));
    await expect(operators.approve(asked, OPERATOR)).rejects.toEqual(refusedAs('APPROVAL.OWN'));
    await expect(revokeToken(operators.dataSource, { tokenId, ...by(asked) })).rejects.toEqual(
      refusedAs('APPROVAL.REQUIRED'),
    );
    await operators.approve(asked);
    await resume();
    await expect(resume()).rejects.toEqual(refusedAs('TOKEN.STATE'));
    expect(bodyOf(await portal.token())).toMatchObject({ status: 'active', suspendedAt: null });
    expect(await database.tokenEvents(enrollment.id)).toEqual(['token.suspended', 'token.resumed']);
    bodyOf(await portal.issue({ ...issueBody(), currentOtp: token.code(1) }), 201);
  });
});

describe('a customer who knows nothing of the token', () => {
  it('says so logged in, with the same effect as from the activation mail; two operators close the case', async () => {
    const loginId = customer();
    const reached = await enrollTo.active(loginId);
    const { enrollment } = reached;
    const { customerId, tokenId } = await standingOf(reached);
    expect(bodyOf(await reached.portal.repudiateToken())).toMatchObject({ status: 'suspended', tokenId, onHold: true });
    expect((await reached.portal.token()).status).toBe(401);
    const portal = await loggedInAgain(loginId);
    expect(bodyOf(await portal.repudiateToken())).toMatchObject({ status: 'suspended', onHold: true });
    expect((await portal.token()).status).toBe(401);
    const told = ['token.repudiated', 'token.suspended'];
    expect(await database.tokenEvents(enrollment.id)).toEqual(told);
    const [opened, ...more] = await database.cases(customerId);
    const caseId = opened?.id ?? '';
    expect(opened).toMatchObject({ tokenId, recipient: null, closedAt: null });
    expect(more).toEqual([]);

    const later = await loggedInAgain(loginId);
    const resumption = await operators.approved({ kind: 'resume', targetId: tokenId });
    const resume = () => resumeToken(operators.dataSource, { tokenId, ...by(resumption) });
    await expect(resume()).rejects.toEqual(refusedAs('CUSTOMER.ON_HOLD'));
    await operators.approved({ kind: 'replace', targetId: customerId });
    expect(await later.issue(issueBody())).toMatchObject(onHold);

    const asked = await operators.ask({ kind: 'close-case', targetId: customerId });
    const close = () => closeRepudiationCase(operators.dataSource, { caseId, ...by(asked) });
    await expect(close()).rejects.toEqual(refusedAs('APPROVAL.REQUIRED'));
    await expect(operators.approve(asked, OPERATOR)).rejects.toEqual(refusedAs('APPROVAL.OWN'));
    await expect(operators.approve(asked, { ...SECOND_OPERATOR, name: loginId })).rejects.toEqual(
      refusedAs('APPROVAL.OWN'),
    );
    await operators.approve(asked);
    const viewer = { ...OPERATOR, role: 'viewer' as const };
    const closing = { caseId, actor: viewer, approvalId: asked, now: new Date() };
    await expect(closeRepudiationCase(operators.dataSource, closing)).rejects.toEqual(refusedAs('ROLE.REQUIRED'));
    await close();
    await expect(close()).rejects.toEqual(refusedAs('TOKEN.STATE'));
    expect(bodyOf(await later.token())).toMatchObject({ status: 'suspended', onHold: false });
    expect(await database.cases(customerId)).toMatchObject([{ id: caseId, closedAt: expect.any(Date) }]);

    const revocation = await operators.approved({ kind: 'revoke', targetId: tokenId });
    await revokeToken(operators.dataSource, { tokenId, ...by(revocation) });
    const all = [...told, 'token.case-closed', 'token.revoked'];
    expect(await database.tokenEvents(enrollment.id)).toEqual(all);
    expect(await database.liveSecrets(enrollment.id)).toEqual({ seeds: 0, sealed: 0 });
    expect(bodyOf(await later.token())).toMatchObject({ status: 'none', onHold: false });
    bodyOf(await later.issue(issueBody()), 201);
  });
});
