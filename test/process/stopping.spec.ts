import { Agent, request } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { customersFor } from '../client/customers.js';
import { enrollTo } from '../client/enrollment.journey.js';
import type { PortalClient } from '../client/portal.client.js';
import { startPart, stopPart } from '../harness/stack.js';

const nextCustomer = customersFor('stopping');
/** The supervisor of the stack ends by force what takes 15 s. */
const AT_ONCE_MS = 5_000;

/** Listens as a page does: when the stream ends it asks anew, over the same connection where that is kept open. */
function listen({ url, browser }: PortalClient): Promise<void> {
  const address = new URL('/api/v1/enrollment/events', url);
  const headers = { Accept: 'text/event-stream', Cookie: browser.cookies.headerFor(address) };
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return new Promise((fulfil, reject) => {
    const ask = () =>
      request(address, { agent, headers }, (stream) => {
        if (stream.statusCode === 200) fulfil();
        stream.on('error', reject).on('end', ask).resume();
      })
        .on('error', reject)
        .end();
    ask();
  });
}

describe('a face that is told to stop', () => {
  afterEach(() => startPart('portal'));

  it('does so at once, although pages listen to it', async () => {
    const { portal } = await enrollTo.signedIn(nextCustomer());
    await Promise.all([listen(portal), listen(portal)]);
    const toldAt = performance.now();
    await stopPart('portal');
    expect(performance.now() - toldAt).toBeLessThan(AT_ONCE_MS);
  });
});
