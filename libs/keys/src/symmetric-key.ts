import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';

const KEY_BYTES = 32;

/** Thrown when the text of a key is not 32 bytes in base64 or base64url. Never holds the text. */
export class MalformedKey extends Error {
  override readonly name = 'MalformedKey';

  constructor() {
    super(`a key must be ${KEY_BYTES} bytes in base64`);
  }
}

/** A KeyObject and not a Buffer: it prints and serializes without its bytes. */
export function symmetricKey(base64: string): KeyObject {
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(base64)) throw new MalformedKey();
  return createSecretKey(Buffer.from(base64, 'base64'));
}

export function newSymmetricKey(): KeyObject {
  return createSecretKey(randomBytes(KEY_BYTES));
}

export function symmetricKeyText(key: KeyObject): string {
  return key.export().toString('base64url');
}
