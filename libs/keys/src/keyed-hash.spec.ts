import { describe, expect, it } from '@jest/globals';
import { derivedUuid, keyedHash, keyedTag } from './keyed-hash.js';
import { linkCode, linkCodeHash } from './link-code.js';
import { newSymmetricKey, symmetricKey } from './symmetric-key.js';

const key = symmetricKey('AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8');

describe('a keyed hash', () => {
  it('is the same for the same key, purpose and parts', () => {
    expect(keyedHash(key, 'mail', 'a@example.jp')).toBe(keyedHash(key, 'mail', 'a@example.jp'));
    expect(keyedHash(key, 'mail', 'a@example.jp')).toHaveLength(43);
  });

  it.each([
    ['another purpose', keyedHash(key, 'user', 'ab', 'c')],
    ['another division of the parts', keyedHash(key, 'mail', 'a', 'bc')],
    ['fewer parts', keyedHash(key, 'mail', 'abc')],
    ['another key', keyedHash(newSymmetricKey(), 'mail', 'ab', 'c')],
  ])('differs for %s', (_, other) => {
    expect(other).not.toBe(keyedHash(key, 'mail', 'ab', 'c'));
  });

  it('is cut to 80 bits for a return path', () => {
    expect(keyedTag(key, 80, 'verp', 'mail-1')).toHaveLength(10);
  });
});

describe('a derived UUID', () => {
  it('is a stable UUID of version 8', () => {
    const uuid = derivedUuid(key, 'try', 'subject', 'key-1');
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(derivedUuid(key, 'try', 'subject', 'key-1')).toBe(uuid);
    expect(derivedUuid(key, 'try', 'subject', 'key-2')).not.toBe(uuid);
  });
});

describe('a link code', () => {
  it('has 128 bits, is the same each time, and another for each generation', () => {
    const code = linkCode(key, 'generation-1');
    expect(Buffer.from(code, 'base64url')).toHaveLength(16);
    expect(linkCode(key, 'generation-1')).toBe(code);
    expect(linkCode(key, 'generation-2')).not.toBe(code);
  });

  it('is stored as its SHA-256', () => {
    expect(linkCodeHash('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0'); // FIPS 180-4
  });
});
