import { userIdFrom } from '@enrollment/domain';
import { describe, expect, it } from '@jest/globals';
import { provisioningBody } from './provisioning.schema.js';

/** The public key of RFC 7517 appendix A.1. */
const publicKey = {
  kty: 'EC',
  crv: 'P-256',
  x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
  y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
};
const userId = userIdFrom('31415926535');
const body = {
  serviceId: '10010001',
  userId,
  startPassword: '0742',
  consent: { version: '1', accepted: true },
  device: { id: '5f0c954e-1c2a-4f4a-9d4e-6a3f2f3c9b10', kind: 'smartphone', name: 'phone', publicKey },
  clock: 1_790_000_000_000,
};
const withKey = (jwk: object) => ({ ...body, device: { ...body.device, publicKey: jwk } });

describe('body of a provisioning', () => {
  it('is taken as the contract has it', () => expect(provisioningBody.safeParse(body).success).toBe(true));

  it('has its IDs folded', () => {
    const typed = { ...body, serviceId: '１００１ 0001', userId: userId.replace(/(\d{4})(?=\d)/g, '$1-') };
    expect(provisioningBody.parse(typed)).toMatchObject({ serviceId: '10010001', userId });
  });

  it('loses members of the key that nobody asked for', () => {
    const { device } = provisioningBody.parse(withKey({ ...publicKey, kid: 'x', use: 'enc' }));
    expect(device.publicKey).toEqual(publicKey);
  });

  it.each([
    ['a private key', withKey({ ...publicKey, d: 'x' })],
    ['a point off the curve', withKey({ ...publicKey, y: publicKey.x })],
    ['another curve', withKey({ ...publicKey, crv: 'P-384' })],
    ['a full-width start password', { ...body, startPassword: '０７４２' }],
    ['a start password as a number', { ...body, startPassword: 742 }],
    ['no consent', { ...body, consent: { version: '1', accepted: false } }],
    ['an unknown field', { ...body, extra: 1 }],
  ])('is refused with %s', (_, wrong) => expect(provisioningBody.safeParse(wrong).success).toBe(false));
});
