import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FileKeyProvider } from './file-key.provider.js';
import { HeldKeyRing } from './held-key-ring.js';
import { changeKeyRing, readKeyRing, writeKeyRing } from './key-ring.file.js';
import { createKeyRing, type KeyRing } from './key-ring.js';
import { withNewKeyEncryptionKey, withNewSealingKey, withoutOldKey } from './key-rotation.js';
import { symmetricKeyText } from './symmetric-key.js';

const AAD = Buffer.from('row 1');

let folder: string;
let path: string;
let first: KeyRing;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'key-rotation-'));
  path = join(folder, 'keys.json');
  first = await createKeyRing();
  await writeKeyRing(path, first);
});
afterEach(() => rm(folder, { recursive: true }));

const keyTexts = ({ keyEncryptionKeys }: KeyRing) =>
  [...keyEncryptionKeys.keys].map(([id, key]) => [id, symmetricKeyText(key)]);

describe('a rotation', () => {
  it('makes a new key current and loses none', async () => {
    await changeKeyRing(path, withNewKeyEncryptionKey);
    const second = readKeyRing(path);
    expect(keyTexts(second).slice(0, 1)).toEqual(keyTexts(first));
    expect(second.keyEncryptionKeys.keys.size).toBe(2);
    expect(second.keyEncryptionKeys.current).not.toBe(first.keyEncryptionKeys.current);
  });

  it('leaves a file for its owner only, and nothing beside it', async () => {
    await changeKeyRing(path, withNewKeyEncryptionKey);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await expect(readdir(folder)).resolves.toEqual(['keys.json']);
  });

  it('keeps what this version does not know', async () => {
    const members = JSON.parse(await readFile(path, 'utf8')) as object;
    await writeFile(path, JSON.stringify({ ...members, ofTheNextVersion: 'kept' }));
    await changeKeyRing(path, withNewKeyEncryptionKey);
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ ofTheNextVersion: 'kept' });
  });

  it('keeps a second one out, whose new key would be lost otherwise', async () => {
    const both = [changeKeyRing(path, withNewKeyEncryptionKey), changeKeyRing(path, withNewKeyEncryptionKey)];
    const outcomes = await Promise.allSettled(both);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(readKeyRing(path).keyEncryptionKeys.keys.size).toBe(2);
    await changeKeyRing(path, withNewKeyEncryptionKey);
    expect(readKeyRing(path).keyEncryptionKeys.keys.size).toBe(3);
  });

  it('says what one that was cut off has left, and changes nothing', async () => {
    const before = await readFile(path, 'utf8');
    await writeFile(`${path}.draft`, '', { mode: 0o600 });
    await expect(changeKeyRing(path, withNewKeyEncryptionKey)).rejects.toThrow('keys.json.draft');
    await expect(readFile(path, 'utf8')).resolves.toBe(before);
  });

  it('of a file that cannot be used changes nothing', async () => {
    await chmod(path, 0o644);
    await expect(changeKeyRing(path, withNewKeyEncryptionKey)).rejects.toThrow('chmod 600');
    await expect(readdir(folder)).resolves.toEqual(['keys.json']);
  });

  it('of the sealing key keeps the old one for what is still sealed to it', async () => {
    await changeKeyRing(path, withNewSealingKey);
    const { sealingKeys } = readKeyRing(path);
    expect(sealingKeys.map(({ publicKey }) => publicKey).slice(1)).toEqual([first.sealingKeys[0].publicKey]);
  });

  it('never retires what is current', async () => {
    const ids = [first.keyEncryptionKeys.current, first.sealingKeys[0].publicKey.kid];
    for (const id of ids) await changeKeyRing(path, (ring) => withoutOldKey(ring, id));
    expect(keyTexts(readKeyRing(path))).toEqual(keyTexts(first));
    expect(readKeyRing(path).sealingKeys).toHaveLength(1);
  });
});

describe('a program that runs while keys are rotated', () => {
  it('wraps with the new key at once and unwraps with both', async () => {
    const provider = new FileKeyProvider(new HeldKeyRing(path), 'test');
    const before = await provider.wrap(Buffer.from('data key 1'), AAD);
    const { keyEncryptionKeys } = await changeKeyRing(path, withNewKeyEncryptionKey);
    const after = await provider.wrap(Buffer.from('data key 2'), AAD);
    expect(after.keyId).toBe(keyEncryptionKeys.current);
    await expect(provider.currentKeyId()).resolves.toBe(after.keyId);
    await expect(provider.unwrap(before, AAD)).resolves.toEqual(Buffer.from('data key 1'));
    await expect(provider.unwrap(after, AAD)).resolves.toEqual(Buffer.from('data key 2'));
  });

  it('unwraps what a process wrapped that knew of the new key first', async () => {
    const held = new FileKeyProvider(new HeldKeyRing(path), 'test');
    await changeKeyRing(path, withNewKeyEncryptionKey);
    const wrapped = await new FileKeyProvider(new HeldKeyRing(path), 'test').wrap(Buffer.from('data key'), AAD);
    await expect(held.unwrap(wrapped, AAD)).resolves.toEqual(Buffer.from('data key'));
  });

  it('wraps nothing while the file cannot be read: a key that was retired meanwhile would lose it', async () => {
    const provider = new FileKeyProvider(new HeldKeyRing(path), 'test');
    await rm(path);
    await expect(provider.wrap(Buffer.from('data key'), AAD)).rejects.toThrow('cannot be read');
    await writeKeyRing(path, first);
  });
});
