import { beforeAll, describe, expect, it } from '@jest/globals';
import { newSealingKey, type SealingKey, sealingPrivateJwk, sealingPublicKeyFault } from './sealing-key.js';

describe('the public sealing key that a face is given', () => {
  let key: SealingKey;
  beforeAll(async () => {
    key = await newSealingKey();
  });

  it('is right as the key ring holds it', () => {
    expect(sealingPublicKeyFault(JSON.stringify(key.publicKey))).toBeUndefined();
  });

  it.each<[string, (publicKey: SealingKey['publicKey']) => unknown]>([
    ['of another curve', (jwk) => ({ ...jwk, crv: 'P-384' })],
    ['off the curve', (jwk) => ({ ...jwk, y: jwk.x })],
    ['without a kid', ({ kid: _, ...jwk }) => jwk],
    ['that is a list', (jwk) => [jwk]],
    ['that is no object', () => null],
  ])('is none %s', (_, made) => {
    expect(sealingPublicKeyFault(JSON.stringify(made(key.publicKey)))).toContain('P-256 JWK with kid');
  });

  it('is none that is not JSON', () => {
    expect(sealingPublicKeyFault('{planted')).toMatch(/^(?!.*planted).*P-256/);
  });

  it('is never the private one, and the fault does not quote it', () => {
    const jwk = sealingPrivateJwk(key);
    const fault = sealingPublicKeyFault(JSON.stringify(jwk));
    expect(fault).toContain('private key');
    expect(fault).not.toContain(jwk.d);
  });
});
