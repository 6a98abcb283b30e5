import { describe, expect, it } from '@jest/globals';
import { readOtpauth, UnusableOtpauth } from './otpauth.uri.js';

const LABEL = 'otpauth://totp/%E3%83%87%E3%83%A2%E9%8A%80%E8%A1%8C:123456789015';
const uri = (members: string) => `${LABEL}?issuer=%E3%83%87%E3%83%A2%E9%8A%80%E8%A1%8C&${members}`;

describe('an otpauth URI', () => {
  it('gives the seed and the shape of the codes', () => {
    const read = readOtpauth(uri('secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA256&digits=8&period=60'));
    expect(new TextDecoder().decode(read.seed)).toBe('12345678901234567890');
    expect(read).toMatchObject({ algorithm: 'SHA256', digits: 8, periodSeconds: 60 });
  });

  it('reads a seed whose last letter is not full', () => {
    const { seed } = readOtpauth(uri('secret=MZXW6YTB&algorithm=SHA1&digits=6&period=30'));
    expect(new TextDecoder().decode(seed)).toBe('fooba');
    const short = readOtpauth(uri('secret=MZXW6&algorithm=SHA1&digits=6&period=30'));
    expect(new TextDecoder().decode(short.seed)).toBe('foo');
  });

  it.each([
    ['another kind', 'otpauth://hotp/a:b?secret=MZXW6&algorithm=SHA1&digits=6&period=30'],
    ['no seed', uri('algorithm=SHA1&digits=6&period=30')],
    ['letters outside base32', uri('secret=0189&algorithm=SHA1&digits=6&period=30')],
    ['an unknown algorithm', uri('secret=MZXW6&algorithm=MD5&digits=6&period=30')],
    ['seven digits', uri('secret=MZXW6&algorithm=SHA1&digits=7&period=30')],
    ['no period', uri('secret=MZXW6&algorithm=SHA1&digits=6')],
  ])('is refused with %s, and not quoted', (_, text) => {
    expect(() => readOtpauth(text)).toThrow(UnusableOtpauth);
    expect(() => readOtpauth(text)).not.toThrow(/MZXW6|0189/);
  });
});
