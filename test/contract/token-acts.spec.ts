import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { customersFor } from '../client/customers.js';
import { enrollTo, inbox, issueBody, type SetUp } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import { notMeUrlIn } from '../client/inbox.client.js';
import { NotMePage } from '../client/not-me.page.js';
import { type Case, OperatorClient } from '../client/operators.js';
import { PortalClient } from '../client/portal.client.js';
import { Database } from '../harness/database.js';
import { testStack } from '../harness/stack.js';

const customer = customersFor('token-acts');
const refused = (status: number, code: string) => ({ status, body: { code } });
const notFound = refused(404, 'REQUEST.NOT_FOUND');

let database: Database;
let first: OperatorClient;
let second: OperatorClient;
beforeAll(async () => {
  database = await Database.connect();
  [first, second] = [await OperatorClient.logIn('operator1'), await OperatorClient.logIn('supervisor1')];
});
afterAll(() => database?.close());

async function approvedByTwo(kind: string, targetId: string): Promise<string> {
  const { id } = bodyOf(await first.requestApproval(kind, targetId), 201);
  bodyOf(await second.approve(id));
  return id;
}

const tokenIdOf = async ({ portal }: Pick<SetUp, 'portal'>): Promise<string> =>
  bodyOf(await portal.token()).tokenId ?? '';

interface Repudiated {
  readonly enrollmentId: string;
  readonly mailAddress: string;
  readonly portal: PortalClient;
  readonly token: SetUp['token'];
  readonly tokenId: string;
  readonly held: Case;
}

/** A customer who said "not me" and has logged in again. */
async function repudiated(): Promise<Repudiated> {
  const loginId = customer();
  const reached = await enrollTo.active(loginId);
  const tokenId = await tokenIdOf(reached);
  bodyOf(await reached.portal.repudiateToken());
  const portal = new PortalClient(testStack().portalUrl);
  await portal.logIn(loginId);
  const held = bodyOf(await first.openCases()).items.find((open) => open.tokenId === tokenId);
  if (held === undefined) throw new Error('the case is not listed');
  expect(held).toMatchObject({ loginId, tokenInUseId: tokenId, recipient: null, closedAt: null });
  return {
    enrollmentId: reached.enrollment.id,
    mailAddress: reached.mailAddress,
    portal,
    token: reached.token,
    tokenId,
    held,
  };
}

async function closeByTwo({ id, customerId }: Case): Promise<void> {
  const approvalId = await approvedByTwo('close-case', customerId);
  expect(bodyOf(await first.closeCase(id, approvalId))).toMatchObject({ id, closedAt: expect.any(String) });
  expect(bodyOf(await first.openCases()).items.map((open) => open.id)).not.toContain(id);
}

describe('a "not me"', () => {
  it('holds issues until two operators close it; resumed by two, the token proves the next issue', async () => {
    const { portal, token, tokenId, held } = await repudiated();
    const onHold = refused(423, 'CUSTOMER.ON_HOLD');
    expect(await portal.issue(issueBody())).toMatchObject(onHold);
    expect(await first.closeCase(held.id)).toMatchObject(refused(403, 'APPROVAL.REQUIRED'));
    const resumption = await approvedByTwo('resume', tokenId);
    expect(await first.actOnToken(tokenId, 'resumption', resumption)).toMatchObject(onHold);
    expect(await first.closeCase(held.id, resumption)).toMatchObject(refused(403, 'APPROVAL.REQUIRED'));

    await closeByTwo(held);
    expect(await first.closeCase(held.id, resumption)).toMatchObject(refused(409, 'TOKEN.STATE'));
    expect(bodyOf(await portal.token())).toMatchObject({ status: 'suspended', onHold: false });
    expect(await portal.issue(issueBody())).toMatchObject(refused(403, 'REPLACEMENT.PROOF_REQUIRED'));
    expect(bodyOf(await first.actOnToken(tokenId, 'resumption', resumption))).toMatchObject({
      id: tokenId,
      status: 'active',
      suspendedAt: null,
    });
    bodyOf(await portal.issue({ ...issueBody(), currentOtp: token.code(1) }), 201);
  });

  it('whose token two operators revoke leaves nothing to prove: the next issue is a first one', async () => {
    const { portal, tokenId, held, mailAddress, enrollmentId } = await repudiated();
    await closeByTwo(held);
    expect(await first.actOnToken(tokenId, 'revocation')).toMatchObject(refused(403, 'APPROVAL.REQUIRED'));
    const revoked = bodyOf(await second.actOnToken(tokenId, 'revocation', await approvedByTwo('revoke', tokenId)));
    const [told] = await database.eventData(enrollmentId, 'token.revoked');
    expect(told).toMatchObject({ approvedBy: 'supervisor1', approverRole: 'supervisor' });
    expect(revoked).toMatchObject({ status: 'revoked', suspendedAt: null, endedAt: expect.any(String) });
    expect(await first.requestApproval('revoke', tokenId)).toMatchObject(refused(409, 'ENROLLMENT.STATE'));
    bodyOf(await portal.issue(issueBody()), 201);
    // Whoever set the revoked token up has a link of their own.
    const mail = await inbox().waitForMail(mailAddress, ({ subject }) => subject.includes('利用を開始しました'));
    await new NotMePage(notMeUrlIn(mail)).tap();
    expect(bodyOf(await portal.token())).toMatchObject({ status: 'none', onHold: false });
    expect(bodyOf(await portal.latest()).state).not.toBe('CANCELLED');
  });
});

describe('a suspension by an operator', () => {
  it('needs one, works at once, and twice is once; a token that is not in use is answered so', async () => {
    const reached = await enrollTo.active(customer());
    const tokenId = await tokenIdOf(reached);
    expect(await first.actOnToken(tokenId, 'resumption', randomUUID())).toMatchObject(refused(409, 'TOKEN.STATE'));
    const suspended = bodyOf(await first.actOnToken(tokenId, 'suspension'));
    expect(suspended).toMatchObject({ id: tokenId, status: 'suspended', suspendedAt: expect.any(String) });
    expect(bodyOf(await second.actOnToken(tokenId, 'suspension'))).toEqual(suspended);
    expect(bodyOf(await reached.portal.token())).toMatchObject({ status: 'suspended', onHold: false });
    expect(await database.tokenEvents(reached.enrollment.id)).toEqual(['token.suspended']);
    bodyOf(await first.actOnToken(tokenId, 'revocation', await approvedByTwo('revoke', tokenId)));
    expect(await first.actOnToken(tokenId, 'suspension')).toMatchObject(refused(409, 'TOKEN.STATE'));
  });
});

describe('acts on tokens and cases', () => {
  it('are not for other roles, nor for other services, nor on what is not there', async () => {
    const { tokenId, held } = await repudiated();
    const elsewhere = await OperatorClient.logIn('operator2');
    await database.limitOperator('operator2', ['20020002']);
    const ways = [
      { who: elsewhere, token: tokenId, case: held.id, answer: notFound },
      { who: first, token: randomUUID(), case: randomUUID(), answer: notFound },
      { who: first, token: 'nothing', case: 'nothing', answer: notFound },
      {
        who: await OperatorClient.logIn('viewer1'),
        token: tokenId,
        case: held.id,
        answer: refused(403, 'ROLE.REQUIRED'),
      },
    ];
    for (const { who, token, case: caseId, answer } of ways) {
      for (const act of ['suspension', 'resumption', 'revocation'] as const) {
        const approvalId = act === 'suspension' ? undefined : randomUUID();
        expect(await who.actOnToken(token, act, approvalId)).toMatchObject(answer);
      }
      expect(await who.closeCase(caseId, randomUUID())).toMatchObject(answer);
    }
    expect(bodyOf(await elsewhere.openCases()).items.map(({ id }) => id)).not.toContain(held.id);
    expect(bodyOf(await first.openCases()).items.map(({ id }) => id)).toContain(held.id);
  });

  it("are never on one's own", async () => {
    const reached = await enrollTo.active('supervisor1');
    const tokenId = await tokenIdOf(reached);
    const own = refused(403, 'ENROLLMENT.OWN');
    expect(await second.actOnToken(tokenId, 'suspension')).toMatchObject(own);
    expect(await second.actOnToken(tokenId, 'revocation', randomUUID())).toMatchObject(own);
    expect(bodyOf(await reached.portal.token()).status).toBe('active');
  });
});
