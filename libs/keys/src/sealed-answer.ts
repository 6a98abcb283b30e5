import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { decryptGcm, encryptGcm, packBox, unpackBox } from './aes-gcm.cipher.js';
import { lengthPrefixed } from './length-prefixed.js';

/** The face's key also makes keyed hashes; what encrypts is derived, so that no key has two uses. */
function answerKey(faceKey: KeyObject): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', faceKey, '', 'face-sealed-answer', 32)));
}

/** Seals what a face keeps, such as the answer to an Idempotency-Key; `aad` names what it belongs to. */
export function sealAnswer(faceKey: KeyObject, plaintext: string, aad: readonly string[]): string {
  return packBox(encryptGcm(answerKey(faceKey), Buffer.from(plaintext, 'utf8'), lengthPrefixed(aad)));
}

/** @throws CannotOpen when the text was altered, sealed by another key or for something else */
export function openAnswer(faceKey: KeyObject, sealed: string, aad: readonly string[]): string {
  return decryptGcm(answerKey(faceKey), unpackBox(sealed), lengthPrefixed(aad)).toString('utf8');
}
