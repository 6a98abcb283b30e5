import { describe, expect, it } from '@jest/globals';
import { customersFor } from '../client/customers.js';
import { enrollTo } from '../client/enrollment.journey.js';
import { PortalClient } from '../client/portal.client.js';
import { testStack } from '../harness/stack.js';

const customer = customersFor('service');
const { portalUrl, tokenSiteUrl } = testStack();

describe('GET /api/v1/service', () => {
  it('tells everybody what the pages need to know', async () => {
    const answer = await new PortalClient(portalUrl).service();
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      serviceId: expect.any(String),
      name: { ja: expect.any(String), en: expect.any(String) },
      sender: {
        name: { ja: expect.any(String), en: expect.any(String) },
        address: expect.any(String),
        domain: expect.any(String),
      },
      tokenSiteUrl,
      accent: null,
      policy: {
        mailAddressLength: { min: 4, max: 254 },
        startPasswordLength: { min: 4, max: 8 },
        otpDigits: 6,
        refuseWeakStartPasswords: true,
        replacementProof: 'otp',
        resendsPerGeneration: 3,
        resendIntervalSeconds: 60,
      },
    });
  });
});

describe('GET /api/v1/me', () => {
  it('names the customer, who has no token yet', async () => {
    const { portal, loginId } = await enrollTo.signedIn(customer());
    const answer = await portal.me();
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      customerId: expect.any(String),
      loginId,
      displayName: expect.any(String),
      activeToken: null,
    });
  });

  it('names the token once it is active', async () => {
    const { portal, enrollment } = await enrollTo.active(customer());
    const { activeToken } = (await portal.me()).body;
    expect(activeToken).toEqual({ tokenId: expect.any(String), activatedAt: enrollment.activatedAt });
  });
});

describe.each([
  ['portal', portalUrl],
  ['token site', tokenSiteUrl],
])('the %s', (_, url) => {
  it('is alive and ready', async () => {
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  });

  it('describes its API', async () => {
    const response = await fetch(`${url}/api/openapi.json`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ openapi: expect.stringMatching(/^3\./), paths: expect.any(Object) });
    const page = await fetch(`${url}/api/docs`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
  });

  it('keeps its metrics to a port of their own', async () => {
    const response = await fetch(`${url}/metrics`);
    expect(await response.text()).not.toContain('process_cpu');
  });

  it('serves nothing but its own files to a page, by Content-Security-Policy', async () => {
    const response = await fetch(`${url}/api/v1/time`);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
  });
});
