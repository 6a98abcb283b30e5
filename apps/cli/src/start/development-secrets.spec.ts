import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataFolder } from './data-folder.js';
import { developmentSecrets } from './development-secrets.js';

let data: DataFolder;

beforeEach(() => {
  data = new DataFolder(mkdtempSync(join(tmpdir(), 'development-secrets-')));
  data.create();
});
afterEach(() => rmSync(data.path, { recursive: true }));

describe('developmentSecrets', () => {
  it('are made once and kept', async () => {
    const first = await developmentSecrets(data);
    await expect(developmentSecrets(data)).resolves.toEqual(first);
  });

  it('of an older version stay, and what it did not know is added', async () => {
    const { databasePassword } = await developmentSecrets(data);
    const { tokenSiteDatabasePassword: _, ...old } = JSON.parse(readFileSync(data.secrets, 'utf8')) as Record<
      string,
      string
    >;
    writeFileSync(data.secrets, JSON.stringify(old));
    const secrets = await developmentSecrets(data);
    expect(secrets).toMatchObject({ ...old, databasePassword });
    expect(secrets.tokenSiteDatabasePassword).toMatch(/^[\w-]{43}$/);
    expect(statSync(data.secrets).mode & 0o777).toBe(0o600);
  });

  it('can be read by their owner only', async () => {
    await developmentSecrets(data);
    for (const file of [data.secrets, data.keys]) expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('give the faces the public half of the sealing key only', async () => {
    const { sealingPublicKey } = await developmentSecrets(data);
    expect(Object.keys(JSON.parse(sealingPublicKey)).toSorted()).toEqual(['crv', 'kid', 'kty', 'x', 'y']);
  });

  it('are new after the data were emptied', async () => {
    const first = await developmentSecrets(data);
    data.empty();
    const second = await developmentSecrets(data);
    expect(second.databasePassword).not.toBe(first.databasePassword);
    expect(second.sealingPublicKey).not.toBe(first.sealingPublicKey);
  });
});
