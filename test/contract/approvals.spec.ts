import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { customersFor } from '../client/customers.js';
import { enrollTo, issueBody, type SetUp, waitForState } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import { type ApprovalPage, OperatorClient, REASON } from '../client/operators.js';
import { Database } from '../harness/database.js';

const customer = customersFor('approvals');

let database: Database;
let first: OperatorClient;
let second: OperatorClient;
beforeAll(async () => {
  database = await Database.connect();
  [first, second] = [await OperatorClient.logIn('operator1'), await OperatorClient.logIn('supervisor1')];
});
afterAll(() => database?.close());

async function lockedByOtp(): Promise<SetUp> {
  const setUp = await enrollTo.awaitingConfirmation(customer());
  const otp = setUp.token.wrongCode();
  for (let count = 0; count < 5; count += 1) await setUp.portal.confirm({ otp });
  await waitForState(setUp.portal, 'LOCKED');
  return setUp;
}

const unlock = (approvalId?: string) => ({ action: 'unlock', reason: REASON, approvalId });

describe('an unlock', () => {
  it('takes two people, once, and the customer goes on with the same token', async () => {
    const { portal, token, enrollment } = await lockedByOtp();
    const required = { status: 403, body: { code: 'APPROVAL.REQUIRED' } };
    expect(await first.act(enrollment.id, unlock())).toMatchObject(required);

    const asked = bodyOf(await first.requestApproval('unlock', enrollment.id), 201);
    expect(asked).toMatchObject({
      kind: 'unlock',
      targetId: enrollment.id,
      requestedBy: { name: 'operator1', role: 'operator', reason: REASON },
      approvedBy: null,
    });
    expect(await first.act(enrollment.id, unlock(asked.id))).toMatchObject(required);
    expect(await first.approve(asked.id)).toMatchObject({ status: 403, body: { code: 'APPROVAL.OWN' } });
    expect(bodyOf(await second.openApprovals()).items.map(({ id }) => id)).toContain(asked.id);
    expect(bodyOf(await second.approve(asked.id))).toMatchObject({ approvedBy: { name: 'supervisor1' }, usedAt: null });

    expect(bodyOf(await first.act(enrollment.id, unlock(asked.id)))).toMatchObject({ state: 'AWAITING_CONFIRMATION' });
    expect(bodyOf(await second.openApprovals()).items.map(({ id }) => id)).not.toContain(asked.id);
    expect(bodyOf(await portal.latest()).attempts.otpRemaining).toBe(5);
    expect(await first.act(enrollment.id, unlock(asked.id))).toMatchObject(required);
    expect(bodyOf(await portal.confirm({ otp: token.code() })).state).toBe('ACTIVE');
  });

  it('leaves the budget of the day: ten wrong OTPs are ten', async () => {
    const { portal, token, enrollment } = await lockedByOtp();
    const { id } = bodyOf(await first.requestApproval('unlock', enrollment.id), 201);
    bodyOf(await second.approve(id));
    bodyOf(await first.act(enrollment.id, unlock(id)));
    const otp = token.wrongCode();
    for (let count = 0; count < 5; count += 1) expect((await portal.confirm({ otp })).status).toBe(422);
    expect(await portal.confirm({ otp })).toMatchObject({ status: 429, body: { code: 'BUDGET.TRIES' } });
  });
});

describe('GET /api/v1/approvals', () => {
  it('shows those who wait for longest first, page by page, so that nobody pushes others off the list', async () => {
    const { enrollment } = await lockedByOtp();
    const asked = [
      bodyOf(await first.requestApproval('unlock', enrollment.id), 201).id,
      bodyOf(await second.requestApproval('unlock', enrollment.id), 201).id,
    ];
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: ApprovalPage = bodyOf(await second.openApprovals(`limit=1${cursor && `&cursor=${cursor}`}`));
      expect(page.items).toHaveLength(1);
      expect(page.total).toBeGreaterThanOrEqual(2);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen.filter((id) => asked.includes(id))).toEqual(asked);
    expect(new Set(seen).size).toBe(seen.length);
    for (const query of ['limit=0', 'limit=201', 'cursor=AAAA', 'more=1'])
      expect((await second.openApprovals(query)).status).toBe(400);
  });
});

describe('POST /api/v1/approvals', () => {
  it('answers 409 where there is nothing to approve, 404 where there is nothing', async () => {
    const { portal, enrollment } = await enrollTo.issued(customer());
    const state = { status: 409, body: { code: 'ENROLLMENT.STATE' } };
    expect(await first.requestApproval('unlock', enrollment.id)).toMatchObject(state);
    const { customerId } = bodyOf(await portal.me());
    expect(await first.requestApproval('replace', customerId)).toMatchObject(state);
    expect((await first.requestApproval('replace', enrollment.id)).status).toBe(404);
    expect((await first.approve(enrollment.id)).status).toBe(404);
    expect((await first.approve('nothing')).status).toBe(404);
  });

  it('answers 403 to who may not approve, and keeps who it was, and 400 without a reason', async () => {
    const { enrollment } = await lockedByOtp();
    const asked = bodyOf(await second.requestApproval('unlock', enrollment.id), 201);
    const viewer = await OperatorClient.logIn('viewer1');
    const engineer = await OperatorClient.logIn('engineer1');
    const role = { status: 403, body: { code: 'ROLE.REQUIRED' } };
    for (const other of [viewer, engineer]) expect(await other.openApprovals()).toMatchObject(role);
    expect(await viewer.approval(asked.id)).toMatchObject(role);
    expect(await viewer.requestApproval('unlock', enrollment.id, '')).toMatchObject(role);
    expect(await viewer.requestApproval('nothing', enrollment.id)).toMatchObject(role);
    expect(await engineer.approve(asked.id)).toMatchObject(role);
    expect(await engineer.refuse(asked.id)).toMatchObject(role);
    expect(await engineer.withdraw(asked.id)).toMatchObject(role);
    expect(await second.approve(asked.id)).toMatchObject({ status: 403, body: { code: 'APPROVAL.OWN' } });
    expect(await database.barredApprovals(enrollment.id)).toEqual([
      { step: 'request', name: 'viewer1', refused: 'ROLE.REQUIRED' },
      { step: 'approve', name: 'engineer1', refused: 'ROLE.REQUIRED' },
      { step: 'refuse', name: 'engineer1', refused: 'ROLE.REQUIRED' },
      { step: 'withdraw', name: 'engineer1', refused: 'ROLE.REQUIRED' },
      { step: 'approve', name: 'supervisor1', refused: 'APPROVAL.OWN' },
    ]);
    expect(await first.requestApproval('unlock', enrollment.id, ' ')).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'reason', code: 'REQUIRED' }] },
    });
    const { id } = bodyOf(await first.requestApproval('unlock', enrollment.id), 201);
    expect((await second.approve(id, 'two\nlines')).status).toBe(400);
    expect((await second.refuse(id, '')).status).toBe(400);

    const repeated = bodyOf(await first.requestApproval('unlock', enrollment.id, 'asked again'), 201);
    expect(repeated).toMatchObject({ id, requestedBy: { reason: REASON }, ended: null });
    const refused = bodyOf(await second.refuse(id, 'the caller could not name the branch'));
    const ended = { as: 'refused', by: { name: 'supervisor1', reason: 'the caller could not name the branch' } };
    expect(refused).toMatchObject({ id, usedAt: null, ended });
    expect(bodyOf(await first.approval(id))).toEqual(refused);
    expect(bodyOf(await first.openApprovals()).items.map((open) => open.id)).not.toContain(id);
    const closed = { status: 409, body: { code: 'APPROVAL.CLOSED' } };
    expect(await second.approve(id)).toMatchObject(closed);
    expect(await first.withdraw(id)).toMatchObject(closed);
    expect(await first.withdraw(asked.id)).toMatchObject({ status: 403, body: { code: 'APPROVAL.NOT_YOURS' } });
    expect(bodyOf(await second.withdraw(asked.id)).ended).toMatchObject({ as: 'withdrawn' });
    expect((await first.withdraw('nothing')).status).toBe(404);
  });
});

describe('a customer who lost the token', () => {
  it('replaces it once by an approval of two operators, without an OTP', async () => {
    const { portal, enrollment } = await enrollTo.active(customer());
    const required = { status: 403, body: { code: 'REPLACEMENT.PROOF_REQUIRED' } };
    expect(await portal.issue(issueBody())).toMatchObject(required);
    const { customerId } = bodyOf(await portal.me());
    const { id } = bodyOf(await first.requestApproval('replace', customerId), 201);
    expect(await portal.issue(issueBody())).toMatchObject(required);
    bodyOf(await second.approve(id));

    const issued = bodyOf(await portal.issue(issueBody()), 201);
    expect(issued.id).not.toBe(enrollment.id);
    expect(await portal.reissue(issueBody())).toMatchObject(required);
    const again = bodyOf(await first.requestApproval('replace', customerId), 201);
    bodyOf(await second.approve(again.id));
    expect(bodyOf(await portal.reissue(issueBody()))).toMatchObject({ id: issued.id, generation: 2 });
    expect(await portal.reissue(issueBody())).toMatchObject(required);
  });
});
