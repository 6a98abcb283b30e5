import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addMissingAuditKey, readKeyRing, writeKeyRing } from './key-ring.file.js';
import { createKeyRing } from './key-ring.js';
import { keyRingText } from './key-ring.text.js';

function refusal(path: string): unknown {
  try {
    return readKeyRing(path);
  } catch (error) {
    return error;
  }
}

describe('the key ring file', () => {
  let folder: string;
  let path: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'key-ring-'));
    path = join(folder, 'keys.json');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is read as it was written', async () => {
    const ring = await createKeyRing();
    await writeKeyRing(path, ring);
    expect(keyRingText(readKeyRing(path))).toBe(keyRingText(ring));
  });

  it('is readable by its owner only, and alone in its folder', async () => {
    await writeKeyRing(path, await createKeyRing());
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await expect(readdir(folder)).resolves.toEqual(['keys.json']);
  });

  it('is never overwritten', async () => {
    const first = await createKeyRing();
    await writeKeyRing(path, first);
    await expect(writeKeyRing(path, await createKeyRing())).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(readFile(path, 'utf8')).resolves.toBe(keyRingText(first));
    await expect(readdir(folder)).resolves.toEqual(['keys.json']);
  });

  it('57 is refused while others may read it', async () => {
    await writeKeyRing(path, await createKeyRing());
    await chmod(path, 0o640);
    expect(() => readKeyRing(path)).toThrow('chmod 600');
  });

  it('57 names every missing and weak key and shows no value', async () => {
    const text = JSON.stringify({
      keyEncryptionKeys: { current: 'gone', keys: { a: 'c2hvcnQ' } },
      pepper: 'planted-pepper',
      sealingKey: { kty: 'EC', crv: 'P-256', d: 'planted-d' },
      mailTagKey: 7,
      olderSealingKeys: [{ kty: 'EC', d: 'planted-d' }],
    });
    await writeFile(path, text, { mode: 0o600 });
    const error = refusal(path) as Error;
    expect(error).toMatchObject({ name: 'KeyRingFault', faults: expect.anything() });
    for (const name of [
      'keyEncryptionKeys.keys.a',
      'keyEncryptionKeys.current',
      'pepper',
      'linkKey',
      'mailTagKey',
      'sealingKey',
      'olderSealingKeys.0',
    ]) {
      expect(error.message).toContain(name);
    }
    expect(inspect(error)).not.toMatch(/planted|c2hvcnQ/);
  });

  it('shows nothing of a file that is not JSON', async () => {
    await writeFile(path, 'planted', { mode: 0o600 });
    const error = refusal(path);
    expect(error).toMatchObject({ faults: ['the file is not JSON'] });
    expect(inspect(error)).not.toContain('planted');
  });

  describe('of a version that signed no audit records', () => {
    let old: Record<string, unknown>;
    beforeEach(async () => {
      const { auditKey: _, ...others } = JSON.parse(keyRingText(await createKeyRing())) as Record<string, unknown>;
      old = { ...others, keyOfTheNextVersion: 'kept' };
      await writeFile(path, JSON.stringify(old), { mode: 0o600 });
    });

    it('is given the key for it, once, and nothing else in it is touched', async () => {
      expect(() => readKeyRing(path)).toThrow(/auditKey .*npm start adds one/);
      await addMissingAuditKey(path);
      const text = await readFile(path, 'utf8');
      expect(JSON.parse(text)).toEqual({ ...old, auditKey: expect.anything() });
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      await addMissingAuditKey(path);
      await expect(readFile(path, 'utf8')).resolves.toBe(text);
      await expect(readdir(folder)).resolves.toEqual(['keys.json']);
    });

    it('is left alone while somebody else is changing it', async () => {
      await writeFile(`${path}.draft`, '');
      await expect(addMissingAuditKey(path)).rejects.toThrow('the ring is being changed');
      expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(old);
      await expect(readdir(folder)).resolves.toEqual(['keys.json', 'keys.json.draft']);
    });

    it('is left alone when it has other faults, of which no value is shown', async () => {
      for (const text of ['{ "pepper": planted', '{ "pepper": "planted" }']) {
        await writeFile(path, text);
        const error: unknown = await addMissingAuditKey(path).catch((fault: unknown) => fault);
        expect(error).toMatchObject({ name: 'KeyRingFault' });
        expect(inspect(error)).not.toContain('planted');
        await expect(readFile(path, 'utf8')).resolves.toBe(text);
      }
    });
  });

  it('prints no key from memory', async () => {
    const ring = await createKeyRing();
    const pepper = ring.pepper.export().toString('base64url');
    expect(inspect(ring, { depth: 9, showHidden: true }) + JSON.stringify(ring)).not.toContain(pepper);
  });
});
