import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { otpauthUri, parseOtpauthUri, type TokenDescription } from './otpauth-uri.js';

const TOKEN: TokenDescription = {
  issuer: 'デモ銀行 Business: A&B',
  userId: '123456789015',
  seed: Buffer.from('12345678901234567890'),
  algorithm: 'SHA1',
  digits: 6,
  periodSeconds: 30,
};

describe('an otpauth URI', () => {
  it('has both issuers, every member and a secret without padding', () => {
    expect(otpauthUri({ ...TOKEN, issuer: 'Demo Bank', algorithm: 'SHA512', digits: 8, periodSeconds: 60 })).toBe(
      'otpauth://totp/Demo%20Bank:123456789015?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Demo%20Bank&algorithm=SHA512&digits=8&period=60',
    );
    expect(otpauthUri({ ...TOKEN, seed: new Uint8Array(32) })).not.toContain('==');
  });

  it.each(['SHA1', 'SHA256', 'SHA512'] as const)('is read as it was written with %s', (algorithm) => {
    const token = { ...TOKEN, algorithm };
    const { seed, ...rest } = parseOtpauthUri(otpauthUri(token));
    expect(Buffer.from(seed)).toEqual(token.seed);
    expect({ ...rest, seed: token.seed }).toEqual(token);
  });

  it.each([
    ['no URI', 'GEZDGNBVGY3TQOJQ'],
    ['another scheme', 'https://totp/A:1?secret=GEZDGNBV&issuer=A&algorithm=SHA1&digits=6&period=30'],
    ['a counter token', 'otpauth://hotp/A:1?secret=GEZDGNBV&issuer=A&algorithm=SHA1&digits=6&period=30'],
    ['two issuers', 'otpauth://totp/A:1?secret=GEZDGNBV&issuer=B&algorithm=SHA1&digits=6&period=30'],
    ['no user ID', 'otpauth://totp/A?secret=GEZDGNBV&issuer=A&algorithm=SHA1&digits=6&period=30'],
    ['no secret', 'otpauth://totp/A:1?issuer=A&algorithm=SHA1&digits=6&period=30'],
    ['a secret not in base32', 'otpauth://totp/A:1?secret=GEZDGNB1&issuer=A&algorithm=SHA1&digits=6&period=30'],
    ['an unknown hash', 'otpauth://totp/A:1?secret=GEZDGNBV&issuer=A&algorithm=MD5&digits=6&period=30'],
    ['odd digits', 'otpauth://totp/A:1?secret=GEZDGNBV&issuer=A&algorithm=SHA1&digits=7&period=30'],
    ['no period', 'otpauth://totp/A:1?secret=GEZDGNBV&issuer=A&algorithm=SHA1&digits=6&period=0'],
  ])('is refused: %s, without quoting it', (_, uri) => {
    const read = () => parseOtpauthUri(uri);
    expect(read).toThrow(expect.objectContaining({ name: 'MalformedOtpauthUri' }));
    try {
      read();
    } catch (error) {
      expect(inspect(error, { showHidden: true })).not.toContain('GEZDGN');
    }
  });
});
