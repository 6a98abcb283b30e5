import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';
import { CannotOpen } from './cannot-open.error.js';

const CIPHER = 'aes-256-gcm';
/** 96 bits, the length for which GCM needs no extra hashing of the nonce (NIST SP 800-38D §8.2). */
const IV_BYTES = 12;
/** A shorter tag would be accepted by Node unless the length is stated (SP 800-38D appendix C). */
const TAG_BYTES = 16;

export interface GcmBox {
  readonly iv: Buffer;
  readonly ciphertext: Buffer;
  readonly tag: Buffer;
}

export function encryptGcm(key: KeyObject, plaintext: Uint8Array, aad: Uint8Array): GcmBox {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(aad);
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return { iv, ciphertext, tag: cipher.getAuthTag() };
}

export function decryptGcm(key: KeyObject, box: GcmBox, aad: Uint8Array): Buffer {
  if (box.iv.length !== IV_BYTES || box.tag.length !== TAG_BYTES) throw new CannotOpen('malformed');
  const decipher = createDecipheriv(CIPHER, key, box.iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(aad);
  decipher.setAuthTag(box.tag);
  const head = decipher.update(box.ciphertext);
  try {
    return Buffer.concat([head, decipher.final()]);
  } catch {
    throw new CannotOpen('not-authentic');
  }
}

/** One string of base64url: iv, ciphertext, tag. */
export function packBox(box: GcmBox): string {
  return Buffer.concat([box.iv, box.ciphertext, box.tag]).toString('base64url');
}

export function unpackBox(packed: string): GcmBox {
  const bytes = Buffer.from(packed, 'base64url');
  if (bytes.length < IV_BYTES + TAG_BYTES) throw new CannotOpen('malformed');
  return {
    iv: bytes.subarray(0, IV_BYTES),
    ciphertext: bytes.subarray(IV_BYTES, bytes.length - TAG_BYTES),
    tag: bytes.subarray(bytes.length - TAG_BYTES),
  };
}
