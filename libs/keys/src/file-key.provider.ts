import type { KeyObject } from 'node:crypto';
import { decryptGcm, encryptGcm, packBox, unpackBox } from './aes-gcm.cipher.js';
import { CannotOpen } from './cannot-open.error.js';
import type { KeyRingSource } from './held-key-ring.js';
import type { KeyProvider, WrappedKey } from './key-provider.js';

/** Thrown when keys from a file are asked for in production. */
export class FileKeysInProduction extends Error {
  override readonly name = 'FileKeysInProduction';

  constructor() {
    super('key-encryption keys from a file are refused with NODE_ENV=production: use a key management service');
  }
}

/** Key-encryption keys from the key ring file. For development and tests only. */
export class FileKeyProvider implements KeyProvider {
  constructor(
    private readonly source: KeyRingSource,
    nodeEnv: string,
  ) {
    if (nodeEnv === 'production') throw new FileKeysInProduction();
  }

  async currentKeyId(): Promise<string> {
    this.source.refresh();
    return this.source.ring.keyEncryptionKeys.current;
  }

  /** Asks the file first: what is wrapped with a key that was retired meanwhile is lost. */
  async wrap(dataKey: Uint8Array, aad: Uint8Array): Promise<WrappedKey> {
    const keyId = await this.currentKeyId();
    const packed = packBox(encryptGcm(this.#key(keyId), dataKey, aad));
    return { keyId, wrappedKey: Buffer.from(packed, 'base64url') };
  }

  async unwrap(wrapped: WrappedKey, aad: Uint8Array): Promise<Buffer> {
    const box = unpackBox(wrapped.wrappedKey.toString('base64url'));
    return decryptGcm(this.#key(wrapped.keyId), box, aad);
  }

  /** Another process may know of a rotation before this one does. */
  #key(keyId: string): KeyObject {
    const key = this.#held(keyId) ?? this.#refreshed(keyId);
    if (!key) throw new CannotOpen('unknown-key');
    return key;
  }

  #held(keyId: string): KeyObject | undefined {
    return this.source.ring.keyEncryptionKeys.keys.get(keyId);
  }

  #refreshed(keyId: string): KeyObject | undefined {
    this.source.refresh();
    return this.#held(keyId);
  }
}
