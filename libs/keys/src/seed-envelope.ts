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

/** Hands the data key to somebody and leaves no copy of it behind. */
async function withDataKey<T>(dataKey: Buffer, use: (dataKey: Buffer) => T | Promise<T>): Promise<T> {
  try {
    return await use(dataKey);
  } finally {
    dataKey.fill(0);
  }
}

async function wrapped(keys: KeyProvider, dataKey: Uint8Array, binding: SeedBinding) {
  const { keyId, wrappedKey } = await keys.wrap(dataKey, aad('seed-key/1', binding));
  return { keyId, wrappedKey: wrappedKey.toString('base64url') };
}

function unwrapped(keys: KeyProvider, { keyId, wrappedKey }: SeedEnvelope, binding: SeedBinding): Promise<Buffer> {
  return keys.unwrap({ keyId, wrappedKey: Buffer.from(wrappedKey, 'base64url') }, aad('seed-key/1', binding));
}

export async function createEnvelope(keys: KeyProvider, seed: Uint8Array, binding: SeedBinding): Promise<SeedEnvelope> {
  return withDataKey(randomBytes(DATA_KEY_BYTES), async (dataKey) => {
    const box = encryptGcm(createSecretKey(dataKey), seed, aad('seed/1', binding));
    return {
      ...(await wrapped(keys, dataKey, binding)),
      iv: box.iv.toString('base64url'),
      ciphertext: box.ciphertext.toString('base64url'),
      tag: box.tag.toString('base64url'),
    };
  });
}

/** @throws CannotOpen when the row was altered or belongs to another token */
export async function openEnvelope(keys: KeyProvider, envelope: SeedEnvelope, binding: SeedBinding): Promise<Buffer> {
  return withDataKey(await unwrapped(keys, envelope, binding), (dataKey) => {
    const box = {
      iv: Buffer.from(envelope.iv, 'base64url'),
      ciphertext: Buffer.from(envelope.ciphertext, 'base64url'),
      tag: Buffer.from(envelope.tag, 'base64url'),
    };
    return decryptGcm(createSecretKey(dataKey), box, aad('seed/1', binding));
  });
}

/**
 * The same seed under the current key-encryption key. Only the data key is wrapped anew: the seed stays as it is sealed.
 * @throws CannotOpen when the row was altered or belongs to another token
 */
export async function rewrapEnvelope(
  keys: KeyProvider,
  envelope: SeedEnvelope,
  binding: SeedBinding,
): Promise<SeedEnvelope> {
  const dataKey = await unwrapped(keys, envelope, binding);
  return withDataKey(dataKey, async () => ({ ...envelope, ...(await wrapped(keys, dataKey, binding)) }));
}
