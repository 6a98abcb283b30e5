import { newSymmetricKey } from '@enrollment/keys';
import { expect, it } from '@jest/globals';
import { openIdToken, sealIdToken } from './sealed-id-token.js';

const owner = { issuer: 'https://id.example', subject: 'customer001' };

it("opens for the session's own person and nobody else", () => {
  const key = newSymmetricKey();
  const sealed = sealIdToken(key, owner, 'header.claims.signature');
  expect(sealed).not.toContain('claims');
  expect(openIdToken(key, owner, sealed)).toBe('header.claims.signature');
  expect(() => openIdToken(key, { ...owner, subject: 'customer002' }, sealed)).toThrow();
});
