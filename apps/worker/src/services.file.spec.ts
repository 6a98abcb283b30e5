import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readServices, servicesFileFault } from './services.file.js';

const SERVICE = {
  id: '30030003',
  nameJa: 'つばさ銀行',
  nameEn: 'Tsubasa Bank',
  senderNameJa: 'つばさ銀行',
  senderNameEn: 'Tsubasa Bank',
  senderAddress: 'otp@TSUBASA.example',
  tokenIssuer: 'Tsubasa Bank',
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'services-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(content: unknown): string {
  const path = join(folder, 'services.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('a file with services', () => {
  it('is read as it stands, without an accent when it names none', () => {
    expect(readServices(fileWith([SERVICE]))).toEqual([
      { ...SERVICE, senderAddress: 'otp@tsubasa.example', accent: null },
    ]);
  });

  it('is right for the services of the demo', () => {
    expect(servicesFileFault(join(import.meta.dirname, '../../cli/demo-services.json'))).toBeUndefined();
  });

  it.each<[string, unknown, RegExp]>([
    ['that is no JSON', '{', /cannot be read \(it is not JSON\)/],
    ['without a service', [], /services must name a service/],
    ['with an ID of letters', [{ ...SERVICE, id: 'bank' }], /services\.0\.id must be 4 to 8 digits/],
    ['with one ID twice', [SERVICE, SERVICE], /names an ID twice/],
    ['without a name', [{ ...SERVICE, nameEn: ' ' }], /services\.0\.nameEn must be a text/],
    [
      'with a sender that is no address',
      [{ ...SERVICE, senderAddress: 'otp' }],
      /senderAddress must be a mail address/,
    ],
    ['with a colon in the issuer', [{ ...SERVICE, tokenIssuer: 'a:b' }], /tokenIssuer must be without a colon/],
    ['with a member that nobody reads', [{ ...SERVICE, policy: {} }], /policy/],
  ])('%s is refused with what is wrong', (_, content, fault) => {
    expect(servicesFileFault(fileWith(content))).toMatch(fault);
  });

  it('that is not there is refused', () => {
    expect(servicesFileFault(join(folder, 'gone.json'))).toMatch(/cannot be read \(ENOENT\)/);
  });
});
