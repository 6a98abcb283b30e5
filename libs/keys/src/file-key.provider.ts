import type { KeyObject } from 'node:crypto';
import { decryptGcm, encryptGcm, packBox, unpackBox } from './aes-gcm.cipher.js';
import { CannotOpen } from './cannot-open.error.js';
import type { KeyProvider, WrappedKey } from './key-provider.js';
import type { KeyRing } from './key-ring.js';

/** Thrown when keys from a file are asked for in production. */
export class FileKeysInProduction extends Error {
  override readonly name = 'FileKeysInProduction';

  constructor() {
    super('key-encryption keys from a file are refused with NODE_ENV=production: use a key management service');
  }
}

/** Key-encryption keys from the key ring file. For development and tests only. */
export class FileKeyProvider implements KeyProvider {
  readonly #keys: KeyRing['keyEncryptionKeys'];

  constructor(ring: Pick<KeyRing, 'keyEncryptionKeys'>, nodeEnv: string) {
    if (nodeEnv === 'production') throw new FileKeysInProduction();
    this.#keys = ring.keyEncryptionKeys;
  }

  async wrap(dataKey: Uint8Array, aad: Uint8Array): Promise<WrappedKey> {
    const keyId = this.#keys.current;
    const packed = packBox(encryptGcm(this.#key(keyId), dataKey, aad));
    return { keyId, wrappedKey: Buffer.from(packed, 'base64url') };
  }

  async unwrap(wrapped: WrappedKey, aad: Uint8Array): Promise<Buffer> {
    const box = unpackBox(wrapped.wrappedKey.toString('base64url'));
    return decryptGcm(this.#key(wrapped.keyId), box, aad);
  }

  #key(keyId: string): KeyObject {
    const key = this.#keys.keys.get(keyId);
    if (!key) throw new CannotOpen('unknown-key');
    return key;
  }
}
