import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseEnv } from 'node:util';
import { readKeyRing } from '@enrollment/keys';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { writeContainerSecrets } from './container-secrets.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'container-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('gives containers the same secrets every time, in files of their owner only', async () => {
  const file = await writeContainerSecrets(folder);
  const first = readFileSync(file, 'utf8');
  await writeContainerSecrets(folder);
  expect(readFileSync(file, 'utf8')).toBe(first);
  for (const name of ['secrets.env', 'secrets.json', 'keys/keys.json'])
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
});

it('gives the faces the public half of the key that the worker has, and the worker the right to read it', async () => {
  const { SEALING_PUBLIC_KEY = '', KEYS_OWNER } = parseEnv(readFileSync(await writeContainerSecrets(folder), 'utf8'));
  const keys = join(folder, 'keys/keys.json');
  const { sealingKeys } = readKeyRing(keys);
  expect(JSON.parse(SEALING_PUBLIC_KEY)).toEqual(sealingKeys[0].publicKey);
  const { uid, gid } = statSync(keys);
  expect(KEYS_OWNER).toBe(`${uid}:${gid}`);
  expect(uid).not.toBe(0);
  expect(statSync(dirname(keys))).toMatchObject({ uid, gid });
  expect(readdirSync(dirname(keys))).toEqual(['keys.json']);
});
