import { createSecretKey, randomBytes } from 'node:crypto';
import { decryptGcm, encryptGcm } from './aes-gcm.cipher.js';
import type { KeyProvider } from './key-provider.js';
import { lengthPrefixed } from './length-prefixed.js';

/** Whose seed it is. Bound to the ciphertext: two swapped rows do not open. */
export interface SeedBinding {
  readonly service: string;
  readonly token: string;
  readonly generation: number;
  readonly algorithm: string;
}

/** A seed as it is stored: JSON, the bytes in base64url. */
export interface SeedEnvelope {
  readonly keyId: string;
  readonly wrappedKey: string;
  readonly iv: string;
  readonly ciphertext: string;
  readonly tag: string;
}

const DATA_KEY_BYTES = 32;

/** One label each for the data key and the seed, so that neither passes for the other. */
function aad(label: 'seed-key/1' | 'seed/1', binding: SeedBinding): Buffer {
  const { service, token, generation, algorithm } = binding;
  return lengthPrefixed([label, service, token, String(generation), algorithm]);
}

export async function createEnvelope(keys: KeyProvider, seed: Uint8Array, binding: SeedBinding): Promise<SeedEnvelope> {
  const dataKey = randomBytes(DATA_KEY_BYTES);
  try {
    const box = encryptGcm(createSecretKey(dataKey), seed, aad('seed/1', binding));
    const { keyId, wrappedKey } = await keys.wrap(dataKey, aad('seed-key/1', binding));
    return {
      keyId,
      wrappedKey: wrappedKey.toString('base64url'),
      iv: box.iv.toString('base64url'),
      ciphertext: box.ciphertext.toString('base64url'),
      tag: box.tag.toString('base64url'),
    };
  } finally {
    dataKey.fill(0);
  }
}

/** @throws CannotOpen when the row was altered or belongs to another token */
export async function openEnvelope(keys: KeyProvider, envelope: SeedEnvelope, binding: SeedBinding): Promise<Buffer> {
  const wrapped = { keyId: envelope.keyId, wrappedKey: Buffer.from(envelope.wrappedKey, 'base64url') };
  const dataKey = await keys.unwrap(wrapped, aad('seed-key/1', binding));
  try {
    const box = {
      iv: Buffer.from(envelope.iv, 'base64url'),
      ciphertext: Buffer.from(envelope.ciphertext, 'base64url'),
      tag: Buffer.from(envelope.tag, 'base64url'),
    };
    return decryptGcm(createSecretKey(dataKey), box, aad('seed/1', binding));
  } finally {
    dataKey.fill(0);
  }
}
