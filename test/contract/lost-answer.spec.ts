import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { customersFor } from '../client/customers.js';
import { enrollTo, issueBody, type SetUp } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import { OperatorClient } from '../client/operators.js';
import { PortalClient } from '../client/portal.client.js';
import { Database } from '../harness/database.js';
import { testStack } from '../harness/stack.js';

const customer = customersFor('lost-answer');
const refused = (status: number, code: string) => ({ status, body: { code } });
const proofRequired = refused(403, 'REPLACEMENT.PROOF_REQUIRED');

let database: Database;
let first: OperatorClient;
let second: OperatorClient;
beforeAll(async () => {
  database = await Database.connect();
  [first, second] = [await OperatorClient.logIn('operator1'), await OperatorClient.logIn('supervisor1')];
});
afterAll(() => database?.close());

async function approveReplacement(portal: PortalClient): Promise<void> {
  const { customerId } = bodyOf(await portal.me());
  const { id } = bodyOf(await first.requestApproval('replace', customerId), 201);
  bodyOf(await second.approve(id));
}

/** A request that can be sent again as it was. */
function repeatable(portal: PortalClient, kind: 'issue' | 'reissue', currentOtp?: string) {
  const body = { ...issueBody(), currentOtp };
  const key = randomUUID();
  return {
    send: (by = portal) => by[kind](body, { key }),
    sendAnother: (by = portal) => by[kind](body, { key: randomUUID() }),
    sendChanged: (by = portal) => by[kind]({ ...body, ...issueBody() }, { key }),
  };
}

async function logInAgain({ loginId }: Pick<SetUp, 'loginId'>): Promise<PortalClient> {
  const portal = new PortalClient(testStack().portalUrl);
  await portal.logIn(loginId);
  return portal;
}

describe('a request whose answer was lost gets it when it is sent again', () => {
  it('although an approval was used up by it, the log-in became too old, it ended, and issues are held', async () => {
    const reached = await enrollTo.active(customer());
    const { portal, loginId } = reached;
    await approveReplacement(portal);
    const issue = repeatable(portal, 'issue');
    const issued = await issue.send();
    const { id } = bodyOf(issued, 201);
    await approveReplacement(portal);
    const reissue = repeatable(portal, 'reissue');
    const reissued = await reissue.send();
    expect(bodyOf(reissued)).toMatchObject({ id, generation: 2 });

    expect(await reissue.send()).toMatchObject({ status: 200, text: reissued.text });
    expect(await reissue.sendAnother()).toMatchObject(proofRequired);
    await database.loseLastAnswer();
    expect(bodyOf(await reissue.send())).toMatchObject({ id, generation: 2 });

    await database.makeLogInOld(loginId, 20);
    for (const [request, answer] of [[issue, issued] as const, [reissue, reissued] as const]) {
      expect(await request.send()).toMatchObject({ status: answer.status, body: { id } });
      expect(await request.sendAnother()).toMatchObject(refused(403, 'REAUTHENTICATION.REQUIRED'));
      expect(await request.sendChanged()).toMatchObject(refused(403, 'REAUTHENTICATION.REQUIRED'));
    }

    bodyOf(await portal.cancel());
    expect(await issue.send()).toMatchObject({ status: 201, text: issued.text });
    bodyOf(await portal.repudiateToken());
    const again = await logInAgain(reached);
    expect(await issue.send(again)).toMatchObject({ status: 201, text: issued.text });
    expect(bodyOf(await reissue.send(again))).toMatchObject({ id, generation: 2 });
    expect(await issue.sendAnother(again)).toMatchObject(refused(423, 'CUSTOMER.ON_HOLD'));
    expect(bodyOf(await again.latest())).toMatchObject({ id, generation: 2, state: 'CANCELLED' });
  });

  it('although its OTP was used up, and the token it proved is suspended', async () => {
    const { portal, token } = await enrollTo.active(customer());
    const issue = repeatable(portal, 'issue', token.code(1));
    const { id } = bodyOf(await issue.send(), 201);
    bodyOf(await portal.suspendToken());
    bodyOf(await portal.cancel());
    expect(await issue.sendAnother()).toMatchObject(proofRequired);
    expect(bodyOf(await issue.send(), 201).id).toBe(id);
    await database.loseLastAnswer();
    expect(bodyOf(await issue.send(), 201)).toMatchObject({ id, generation: 1, state: 'CANCELLED' });
  });
});

describe('a request that did not come to its work', () => {
  it('is held to a young log-in and a proof when it is sent again', async () => {
    const { portal, loginId } = await enrollTo.active(customer());
    const issue = repeatable(portal, 'issue');
    expect(await issue.send()).toMatchObject(proofRequired);
    await approveReplacement(portal);
    await database.makeLogInOld(loginId, 20);
    expect(await issue.send()).toMatchObject(refused(403, 'REAUTHENTICATION.REQUIRED'));
    await database.makeLogInOld(loginId, 0);
    bodyOf(await issue.send(), 201);
  });
});
