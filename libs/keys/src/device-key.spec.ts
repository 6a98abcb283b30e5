import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { compactDecrypt } from 'jose';
import { type DeviceKey, deviceThumbprint, encryptForDevice, validateDeviceKey } from './device-key.js';

function p256() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { jwk: publicKey.export({ format: 'jwk' }) as unknown as DeviceKey, privateKey };
}

describe('a device key', () => {
  it('keeps only the members of its thumbprint', () => {
    const { jwk } = p256();
    expect(validateDeviceKey({ ...jwk, kid: 'mine', use: 'enc', ext: true })).toEqual({ valid: true, key: jwk });
  });

  it('is refused with a private part', () => {
    const jwk = p256().privateKey.export({ format: 'jwk' });
    expect(validateDeviceKey(jwk)).toEqual({ valid: false, fault: 'private-key' });
  });

  it.each([
    ['null', null],
    ['a text', 'EC'],
    ['another curve', { ...p256().jwk, crv: 'P-384' }],
    ['another type', { kty: 'OKP', crv: 'X25519', x: 'AAAA' }],
  ])('is refused: %s', (_, jwk) => {
    expect(validateDeviceKey(jwk)).toEqual({ valid: false, fault: 'not-an-ec-p256-key' });
  });

  it.each([
    ['missing', undefined],
    ['a number', 7],
    ['short', 'AAAA'],
    ['padded', `${'A'.repeat(43)}=`],
    ['with base64 characters', `${'A'.repeat(42)}+`],
    ['in a second spelling', `${'A'.repeat(42)}B`],
  ])('is refused with a coordinate %s', (_, y) => {
    expect(validateDeviceKey({ ...p256().jwk, y })).toEqual({ valid: false, fault: 'malformed-coordinate' });
  });

  it.each([
    ['of another key', () => ({ ...p256().jwk, y: p256().jwk.y })],
    ['at zero', () => ({ ...p256().jwk, x: 'A'.repeat(43), y: 'A'.repeat(43) })],
    ['beyond the field', () => ({ ...p256().jwk, x: `${'_'.repeat(42)}8` })],
  ])('is refused off the curve: %s', (_, jwk) => {
    expect(validateDeviceKey(jwk())).toEqual({ valid: false, fault: 'off-the-curve' });
  });

  it('has the thumbprint of RFC 7638', async () => {
    const { jwk } = p256();
    const print = await deviceThumbprint(jwk);
    expect(print).toMatch(/^[A-Za-z0-9_-]{43}$/);
    await expect(deviceThumbprint({ ...jwk, kid: 'mine' } as DeviceKey)).resolves.toBe(print);
  });

  it('opens what was encrypted for it, with any JOSE library', async () => {
    const { jwk, privateKey } = p256();
    const jwe = await encryptForDevice(jwk, 'otpauth://totp/x');
    const { plaintext, protectedHeader } = await compactDecrypt(jwe, privateKey);
    expect(Buffer.from(plaintext).toString()).toBe('otpauth://totp/x');
    expect(protectedHeader).toMatchObject({ alg: 'ECDH-ES', enc: 'A256GCM' });
  });
});
