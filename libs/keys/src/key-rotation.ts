import { type KeyRing, newKeyEncryptionKeyId } from './key-ring.js';
import { newSealingKey } from './sealing-key.js';
import { newSymmetricKey } from './symmetric-key.js';

/** A new key-encryption key becomes the current one; the others go on unwrapping. */
export function withNewKeyEncryptionKey(ring: KeyRing): KeyRing {
  const current = newKeyEncryptionKeyId();
  const keys = new Map([...ring.keyEncryptionKeys.keys, [current, newSymmetricKey()] as const]);
  return { ...ring, keyEncryptionKeys: { current, keys } };
}

/** A new sealing key becomes the first; the others go on opening what faces seal that were not told yet. */
export async function withNewSealingKey(ring: KeyRing): Promise<KeyRing> {
  return { ...ring, sealingKeys: [await newSealingKey(), ...ring.sealingKeys] };
}

/** Destroys a key of either kind that is no longer current; one that is current stays. */
export function withoutOldKey(ring: KeyRing, id: string): KeyRing {
  const { current, keys } = ring.keyEncryptionKeys;
  const [sealingKey, ...older] = ring.sealingKeys;
  return {
    ...ring,
    keyEncryptionKeys: { current, keys: new Map([...keys].filter(([other]) => other === current || other !== id)) },
    sealingKeys: [sealingKey, ...older.filter(({ publicKey }) => publicKey.kid !== id)],
  };
}
