import { it } from '@jest/globals';
import { customersFor } from '../client/customers.js';
import { enrollTo } from '../client/enrollment.journey.js';
import { PortalClient } from '../client/portal.client.js';
import { testStack } from '../harness/stack.js';
import { describeWithSchemathesis, fuzz } from './schemathesis.js';

const customer = customersFor('fuzz');
const { portalUrl, tokenSiteUrl, backOfficeUrl } = testStack();

function headersOf({ browser, url }: PortalClient): Record<string, string> {
  return { Cookie: browser.cookies.headerFor(new URL(url)), Origin: url };
}

describeWithSchemathesis('whatever is asked, the answer is one of the OpenAPI document of', () => {
  it('the portal, with a session', async () => {
    const { portal } = await enrollTo.awaitingProvisioning(customer());
    // The stream does not end by itself, and the repudiation ends the session.
    const exclude = ['/api/v1/enrollment/events', '/api/v1/token/repudiation'];
    await fuzz({ url: portalUrl, headers: headersOf(portal), exclude });
  });

  it('the portal, without a session', async () => {
    await fuzz({ url: portalUrl });
  });

  it('the token site', async () => {
    await fuzz({ url: tokenSiteUrl });
  });

  it('the back office', async () => {
    const operator = new PortalClient(backOfficeUrl);
    await operator.logIn('operator1');
    await fuzz({ url: backOfficeUrl, headers: headersOf(operator) });
  });
});
