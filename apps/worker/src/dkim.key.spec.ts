import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readDkimKey } from './dkim.key.js';

const folder = mkdtempSync(join(tmpdir(), 'dkim-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(text: string): string {
  const file = join(folder, 'dkim.pem');
  writeFileSync(file, text);
  return file;
}

const pem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();
const read = (file: string) =>
  readDkimKey({ MAIL_DKIM_DOMAIN: 'bank.example.jp', MAIL_DKIM_SELECTOR: 'otp', MAIL_DKIM_KEY_FILE: file });

describe('the key that mails are signed with', () => {
  it('is read with its domain and selector', () => {
    const text = pem(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
    expect(read(fileWith(text))).toEqual({ domainName: 'bank.example.jp', keySelector: 'otp', privateKey: text });
  });

  it('is none where none is set', () => {
    const none = { MAIL_DKIM_DOMAIN: undefined, MAIL_DKIM_SELECTOR: undefined, MAIL_DKIM_KEY_FILE: undefined };
    expect(readDkimKey(none)).toBeNull();
  });

  it.each([
    ['no file', () => join(folder, 'nowhere.pem'), 'a private key in PEM'],
    ['no key', () => fileWith('planted-secret'), 'a private key in PEM'],
    ['a short key', () => fileWith(pem(generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey)), '2048 bits'],
    ['another kind of key', () => fileWith(pem(generateKeyPairSync('ed25519').privateKey)), 'an RSA key'],
  ])('is refused where there is %s, by the name of the setting and without what was found', (_, file, mend) => {
    expect(() => read(file())).toThrow(new RegExp(`MAIL_DKIM_KEY_FILE: .*${mend}`));
    expect(() => read(file())).not.toThrow('planted-secret');
  });
});
