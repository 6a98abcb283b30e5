import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { mailOfReturnPath, returnPath } from './return-path.js';
import { newSymmetricKey, symmetricKey } from './symmetric-key.js';

const key = symmetricKey('AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8');
const MAIL_ID = '0190a3c4-7b1e-4c52-9f7e-2d6c1b8a9e04';
const PATH = returnPath(key, MAIL_ID);

/** Another character of the same alphabet. */
function changedAt(index: number): string {
  return `${PATH.slice(0, index)}${PATH[index] === '0' ? '1' : '0'}${PATH.slice(index + 1)}`;
}

describe('a return path', () => {
  it('is short enough, plain enough, and the same each time', () => {
    expect(PATH).toMatch(/^b-[0-9a-f]{32}-[0-9a-f]{20}$/);
    expect(PATH.length).toBeLessThanOrEqual(64);
    expect(returnPath(key, MAIL_ID)).toBe(PATH);
  });

  it('leads back to its mail, in whatever case', () => {
    expect(mailOfReturnPath(key, PATH)).toBe(MAIL_ID);
    expect(mailOfReturnPath(key, PATH.toUpperCase())).toBe(MAIL_ID);
  });

  it('holds for every mail', () => {
    const ids = Array.from({ length: 200 }, () => randomUUID());
    expect(ids.map((id) => mailOfReturnPath(key, returnPath(key, id)))).toEqual(ids);
  });

  it('is refused with any of its characters changed', () => {
    const digits = [...PATH].flatMap((character, index) => (/[-b]/.test(character) && index < 2 ? [] : [index]));
    for (const index of digits) expect(mailOfReturnPath(key, changedAt(index))).toBeNull();
  });

  it.each([
    ['nothing', ''],
    ['a tag made with another key', returnPath(newSymmetricKey(), MAIL_ID)],
    ['the tag of another mail', `${returnPath(key, randomUUID()).slice(0, 34)}${PATH.slice(34)}`],
    ['a tag cut short', PATH.slice(0, -1)],
    ['a tag with more behind it', `${PATH}0`],
    ['a line behind it', `${PATH}\n`],
    ['no tag', PATH.slice(0, 34)],
    ['a person', 'postmaster'],
  ])('is refused with %s', (_, localPart) => {
    expect(mailOfReturnPath(key, localPart)).toBeNull();
  });
});
