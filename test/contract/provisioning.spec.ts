import { describe, expect, it } from '@jest/globals';
import { compactDecrypt, decodeProtectedHeader, generateKeyPair } from 'jose';
import { customersFor } from '../client/customers.js';
import { enrollTo, issueBody, newMailAddress, newPhone } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';

const customer = customersFor('provisioning');

describe('POST /api/v1/provisionings', () => {
  it('gives a token that only this device can read, in a form that any JOSE and TOTP library takes', async () => {
    const { invitation, startPassword, enrollment, portal } = await enrollTo.awaitingProvisioning(customer());
    const phone = await newPhone();
    const answer = await phone.provision(invitation, startPassword);
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      tokenId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      displayName: expect.stringMatching(/./),
      serverTime: expect.stringMatching(/Z$/),
      key: expect.stringMatching(/^[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/),
    });
    const provisioning = bodyOf(answer, 201);
    expect(decodeProtectedHeader(provisioning.key)).toMatchObject({
      alg: 'ECDH-ES',
      enc: 'A256GCM',
      epk: { kty: 'EC', crv: 'P-256' },
    });
    const { privateKey } = await generateKeyPair('ECDH-ES', { crv: 'P-256' });
    await expect(compactDecrypt(provisioning.key, privateKey)).rejects.toThrow();
    const { uri, issuer, userId, secret, digits, period } = await phone.openProvisioning(provisioning);
    const { searchParams } = new URL(uri);
    expect(uri).toMatch(/^otpauth:\/\/totp\//);
    expect([...searchParams.keys()].toSorted()).toEqual(['algorithm', 'digits', 'issuer', 'period', 'secret']);
    expect(searchParams.get('issuer')).toBe(issuer);
    expect({ userId, digits, period, algorithm: searchParams.get('algorithm') }).toEqual({
      userId: enrollment.userId,
      digits: 6,
      period: 30,
      algorithm: 'SHA1',
    });
    // 160 bits in base32 without padding.
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(bodyOf(await portal.latest())).toMatchObject({
      state: 'AWAITING_CONFIRMATION',
      provisioning: { provisionedAt: expect.any(String), deviceKind: 'smartphone' },
      attempts: { startPasswordRemaining: 5 },
    });
  });

  it('20 gives the same device the same seed again until confirmation, and nobody after it', async () => {
    const { invitation, startPassword, portal } = await enrollTo.awaitingProvisioning(customer());
    const phone = await newPhone();
    const first = await phone.setUp(invitation, startPassword);
    const again = await phone.provision(invitation, startPassword);
    const second = await phone.openProvisioning(bodyOf(again, 201));
    expect(second.uri).toBe(first.uri);
    expect(bodyOf(await portal.latest()).attempts.startPasswordRemaining).toBe(5);
    bodyOf(await portal.confirm({ otp: first.code() }));
    expect(await phone.provision(invitation, startPassword)).toMatchObject({
      status: 401,
      body: { code: 'PROVISIONING.REFUSED' },
    });
  });

  it('22 (decided otherwise: one request, no handshake) gives who replays it nothing that they can open', async () => {
    const { invitation, startPassword } = await enrollTo.awaitingProvisioning(customer());
    const phone = await newPhone();
    const body = phone.provisioningBody(invitation, startPassword);
    const [first, replayed] = [bodyOf(await phone.submit(body), 201), bodyOf(await phone.submit(body), 201)];
    expect(replayed.tokenId).toBe(first.tokenId);
    await expect((await newPhone()).openProvisioning(replayed)).rejects.toThrow();
    const altered = { ...body, device: (await newPhone()).device };
    expect(await phone.submit(altered)).toMatchObject({ status: 409, body: { code: 'PROVISIONING.OTHER_DEVICE' } });
  });

  it('takes the IDs as people type them', async () => {
    const { invitation, startPassword } = await enrollTo.awaitingProvisioning(customer());
    const phone = await newPhone();
    const fullWidth = (digits: string) =>
      digits.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    const { serviceId, userId } = invitation;
    const grouped = `${userId.slice(0, 4)} ${userId.slice(4, 8)}-${fullWidth(userId.slice(8))}`;
    await phone.setUp({ serviceId: fullWidth(serviceId), userId: grouped }, startPassword);
  });

  it('is taken before the mail server has answered', async () => {
    const { enrollment, startPassword } = await enrollTo.issued(customer());
    await (await newPhone()).setUp(enrollment, startPassword);
  });

  it('keeps leading zeros of a start password', async () => {
    const { invitation } = await enrollTo.awaitingProvisioning(customer(), issueBody(newMailAddress(), '00471'));
    const phone = await newPhone();
    expect((await phone.provision(invitation, '0471')).status).toBe(401);
    await phone.setUp(invitation, '00471');
  });

  it("takes a phone whose clock is wrong, and tells the portal's reader that it is", async () => {
    const { invitation, startPassword, portal } = await enrollTo.awaitingProvisioning(customer());
    const phone = await newPhone({ clockOffsetSeconds: 300 });
    await phone.setUp(invitation, startPassword);
    expect(bodyOf(await portal.latest()).stuck).toMatchObject({ reason: 'CLOCK_SKEW' });
  });

  it('needs no Origin and gives no cookie', async () => {
    const { invitation, startPassword } = await enrollTo.awaitingProvisioning(customer());
    const answer = await (await newPhone()).provision(invitation, startPassword);
    expect(answer.status).toBe(201);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(answer.headers.get('cache-control')).toContain('no-store');
  });
});
