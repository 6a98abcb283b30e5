import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { publishAuditKey, readAuditPublicKeys } from './audit-key.file.js';
import { auditKeyFromJwk, auditPrivateJwk, newAuditKey, openRecord, signRecord } from './audit-key.js';

describe('a signed record', () => {
  it('is one line, and opens with the public key alone', async () => {
    const key = await newAuditKey();
    const line = await signRecord(key, 'all is well');
    expect(line).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    await expect(openRecord([key.publicKey], line)).resolves.toBe('all is well');
  });

  it('opens with no other key, nor when a letter was changed', async () => {
    const [key, other] = [await newAuditKey(), await newAuditKey()];
    const line = await signRecord(key, 'all is well');
    await expect(openRecord([other.publicKey], line)).rejects.toThrow();
    await expect(openRecord([{ ...other.publicKey, kid: key.publicKey.kid }], line)).rejects.toThrow();
    const [header, , signature] = line.split('.');
    const payload = Buffer.from('all is lost').toString('base64url');
    await expect(openRecord([key.publicKey], `${header}.${payload}.${signature}`)).rejects.toThrow();
  });

  it('does not open when it claims to need no signature', async () => {
    const key = await newAuditKey();
    const header = Buffer.from(JSON.stringify({ alg: 'none', kid: key.publicKey.kid })).toString('base64url');
    await expect(openRecord([key.publicKey], `${header}.e30.`)).rejects.toThrow();
  });
});

describe('an audit key', () => {
  it('is read as it was written, and prints nothing secret', async () => {
    const key = await newAuditKey();
    const jwk = auditPrivateJwk(key);
    expect(auditPrivateJwk(auditKeyFromJwk(jwk))).toEqual(jwk);
    expect(inspect(key, { depth: 9, showHidden: true }) + JSON.stringify(key)).not.toContain(jwk.d);
  });
});

describe('the file of public audit keys', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'audit-key-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('keeps the public keys of earlier records, and each once', async () => {
    const path = join(folder, 'made', 'public-keys.json');
    await expect(readAuditPublicKeys(path)).resolves.toEqual([]);
    const [first, second] = [await newAuditKey(), await newAuditKey()];
    for (const key of [first, second, first]) await publishAuditKey(path, key.publicKey);
    await expect(readAuditPublicKeys(path)).resolves.toEqual([first.publicKey, second.publicKey]);
    expect(await readFile(path, 'utf8')).not.toContain(auditPrivateJwk(first).d);
  });
});
