import { type KeyObject, timingSafeEqual } from 'node:crypto';
import { keyedTag } from './keyed-hash.js';

/** 55 octets of the 64 that a local part may have (RFC 5321 §4.5.3.1.1). */
const RETURN_PATH = /^b-([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})-([0-9a-f]{20})$/;

function tagOf(mailTagKey: KeyObject, mailId: string): Buffer {
  return keyedTag(mailTagKey, 80, 'return-path', mailId);
}

/**
 * The local part of a mail's own return path (VERP): its ID and an 80-bit tag that nobody can make without the key, so
 * that nothing has to be stored to know a bounce by it. Hexadecimal, because servers on the way may change the case.
 */
export function returnPath(mailTagKey: KeyObject, mailId: string): string {
  return `b-${mailId.replaceAll('-', '')}-${tagOf(mailTagKey, mailId).toString('hex')}`;
}

/** @returns the ID of the mail that a local part was made for; null when it is none of ours */
export function mailOfReturnPath(mailTagKey: KeyObject, localPart: string): string | null {
  const [, ...parts] = RETURN_PATH.exec(localPart.toLowerCase()) ?? [];
  const tag = parts.pop();
  if (tag === undefined) return null;
  const mailId = parts.join('-');
  return timingSafeEqual(Buffer.from(tag, 'hex'), tagOf(mailTagKey, mailId)) ? mailId : null;
}
