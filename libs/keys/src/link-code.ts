import { createHash, type KeyObject } from 'node:crypto';
import { keyedTag } from './keyed-hash.js';

/**
 * The code in a mail's link: 128 bits, derived, so that a mail sent again carries the same link
 * although only the code's hash is stored.
 */
export function linkCode(linkKey: KeyObject, generationId: string): string {
  return keyedTag(linkKey, 128, 'link-code', generationId).toString('base64url');
}

/** The code in a mail's "this was not me": another purpose, so that neither link gives the other one away. */
export function notMeCode(linkKey: KeyObject, mailId: string): string {
  return keyedTag(linkKey, 128, 'not-me-code', mailId).toString('base64url');
}

/** Unkeyed: the code has 128 bits that cannot be guessed, and faces hold no link key. */
export function linkCodeHash(code: string): string {
  return createHash('sha256').update(code, 'utf8').digest('base64url');
}
