import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { FileKeyProvider, FileKeysInProduction } from './file-key.provider.js';
import type { KeyRingSource } from './held-key-ring.js';
import { createKeyRing, type KeyRing } from './key-ring.js';
import { withNewKeyEncryptionKey, withoutOldKey } from './key-rotation.js';
import { createEnvelope, openEnvelope, rewrapEnvelope, type SeedBinding, type SeedEnvelope } from './seed-envelope.js';
import { newSymmetricKey } from './symmetric-key.js';

function held(ring: Pick<KeyRing, 'keyEncryptionKeys'>): KeyRingSource {
  return { ring: ring as KeyRing, refresh: () => undefined };
}

const BINDING: SeedBinding = { service: 'BANK01', token: 'token-a', generation: 1, algorithm: 'SHA1' };

describe('a seed envelope', () => {
  let ring: KeyRing;
  let provider: FileKeyProvider;
  const seed = randomBytes(20);
  let envelope: SeedEnvelope;

  beforeAll(async () => {
    ring = await createKeyRing();
    provider = new FileKeyProvider(held(ring), 'test');
    envelope = await createEnvelope(provider, seed, BINDING);
  });

  it('opens for its token after a way through JSON', async () => {
    const stored = JSON.parse(JSON.stringify(envelope)) as SeedEnvelope;
    await expect(openEnvelope(provider, stored, BINDING)).resolves.toEqual(seed);
  });

  it.each<Partial<SeedBinding>>([
    { service: 'BANK02' },
    { token: 'token-b' },
    { generation: 2 },
    { algorithm: 'SHA256' },
    { service: 'BANK01token-', token: 'a' },
  ])('does not open in the row of %j', async (other) => {
    await expect(openEnvelope(provider, envelope, { ...BINDING, ...other })).rejects.toMatchObject({
      reason: 'not-authentic',
    });
  });

  it.each(['wrappedKey', 'iv', 'ciphertext', 'tag'] as const)(
    'does not open with the %s of another row',
    async (member) => {
      const other = await createEnvelope(provider, seed, { ...BINDING, token: 'token-b' });
      const mixed = { ...envelope, [member]: other[member] };
      await expect(openEnvelope(provider, mixed, BINDING)).rejects.toMatchObject({ reason: 'not-authentic' });
    },
  );

  it('refuses a shortened tag', async () => {
    const cut = { ...envelope, tag: envelope.tag.slice(0, 6) };
    await expect(openEnvelope(provider, cut, BINDING)).rejects.toMatchObject({ reason: 'malformed' });
  });

  it('opens old envelopes after a new key became the current one', async () => {
    const keys = new Map([...ring.keyEncryptionKeys.keys, ['kek-new', newSymmetricKey()]]);
    const rotated = new FileKeyProvider(held({ keyEncryptionKeys: { current: 'kek-new', keys } }), 'test');
    await expect(openEnvelope(rotated, envelope, BINDING)).resolves.toEqual(seed);
    await expect(createEnvelope(rotated, seed, BINDING)).resolves.toMatchObject({ keyId: 'kek-new' });
  });

  it('is rewrapped without its seed being touched, and needs the old key no longer', async () => {
    const both = withNewKeyEncryptionKey(ring);
    const rewrapped = await rewrapEnvelope(new FileKeyProvider(held(both), 'test'), envelope, BINDING);
    const { iv, ciphertext, tag } = envelope;
    expect(rewrapped).toMatchObject({ keyId: both.keyEncryptionKeys.current, iv, ciphertext, tag });
    const retired = withoutOldKey(both, envelope.keyId);
    await expect(openEnvelope(new FileKeyProvider(held(retired), 'test'), rewrapped, BINDING)).resolves.toEqual(seed);
  });

  it('is not rewrapped in the row of another token', async () => {
    await expect(rewrapEnvelope(provider, envelope, { ...BINDING, token: 'token-b' })).rejects.toMatchObject({
      reason: 'not-authentic',
    });
  });

  it('says so when its key is gone', async () => {
    const strangers = new FileKeyProvider(held(await createKeyRing()), 'test');
    await expect(openEnvelope(strangers, envelope, BINDING)).rejects.toMatchObject({ reason: 'unknown-key' });
  });

  it('never seals the same seed to the same bytes', async () => {
    const again = await createEnvelope(provider, seed, BINDING);
    expect(again.ciphertext).not.toBe(envelope.ciphertext);
    expect(again.iv).not.toBe(envelope.iv);
  });

  it('takes no file keys in production', () => {
    expect(() => new FileKeyProvider(held(ring), 'production')).toThrow(FileKeysInProduction);
  });
});
