import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '@temporalio/client';
import { customersFor } from '../client/customers.js';
import { enrollTo, newPhone, waitForState } from '../client/enrollment.journey.js';
import { type ToldHistory, unfollowed } from '../harness/replay.js';
import { closeTemporal, connectTemporal } from '../harness/temporal.js';

const nextCustomer = customersFor('replay');
/** Of what other specs have left on this system; the newest. */
const MOST = 100;

let temporal: Client;
beforeAll(async () => {
  temporal = await connectTemporal();
});
afterAll(() => closeTemporal(temporal));

async function* newest(told: AsyncIterable<ToldHistory>): AsyncGenerator<ToldHistory> {
  let count = 0;
  for await (const history of told) {
    yield history;
    count += 1;
    if (count === MOST) return;
  }
}

describe('histories of the running system', () => {
  it('are followed again, of tries that came all at once and of all else that happened here', async () => {
    const { portal, invitation, startPassword } = await enrollTo.awaitingProvisioning(nextCustomer());
    const phone = await newPhone();
    await Promise.all(['830001', '830002', '830003'].map((wrong) => phone.provision(invitation, wrong)));
    const token = await phone.setUp(invitation, startPassword);
    const codes = token.wrongCodes();
    await Promise.all([1, 2, 3].map(() => portal.confirm({ otp: codes.next().value ?? '' })));
    await portal.confirm({ otp: token.code() });
    await waitForState(portal, 'ACTIVE');
    expect(await unfollowed(newest(temporal.workflow.list().intoHistories({ concurrency: 4 })))).toEqual([]);
  });
});
