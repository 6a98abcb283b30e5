import type { KeyObject } from 'node:crypto';
import { type AuditKey, type AuditPrivateJwk, auditKeyFromJwk, auditPrivateJwk } from './audit-key.js';
import type { KeyRing } from './key-ring.js';
import { type SealingKey, type SealingPrivateJwk, sealingKeyFromJwk, sealingPrivateJwk } from './sealing-key.js';
import { symmetricKey, symmetricKeyText } from './symmetric-key.js';

/** Thrown when a key ring file cannot be used. Names members, never values. */
export class KeyRingFault extends Error {
  override readonly name = 'KeyRingFault';

  constructor(readonly faults: readonly string[]) {
    super(`key ring: ${faults.join('; ')}`);
  }
}

/** @param before the text that it takes the place of: a member that this version does not know may be a key of the next one */
export function keyRingText(ring: KeyRing, before = '{}'): string {
  const { current, keys } = ring.keyEncryptionKeys;
  const [sealingKey, ...olderSealingKeys] = ring.sealingKeys.map(sealingPrivateJwk);
  const members = {
    ...parsed(before),
    keyEncryptionKeys: {
      current,
      keys: Object.fromEntries([...keys].map(([id, key]) => [id, symmetricKeyText(key)])),
    },
    pepper: symmetricKeyText(ring.pepper),
    sealingKey,
    olderSealingKeys,
    linkKey: symmetricKeyText(ring.linkKey),
    mailTagKey: symmetricKeyText(ring.mailTagKey),
    auditKey: auditPrivateJwk(ring.auditKey),
  };
  return textOf(members);
}

type Members = Record<string, unknown>;

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null ? (value as Members) : {};
}

function textOf(members: Members): string {
  return `${JSON.stringify(members, null, 2)}\n`;
}

/** A ring that was never rotated has no such member. */
function listOf(value: unknown): unknown[] {
  return value === undefined ? [] : [value].flat();
}

function parsed(text: string): Members {
  try {
    return membersOf(JSON.parse(text));
  } catch {
    // The parser's own message quotes the text, which holds keys.
    throw new KeyRingFault(['the file is not JSON']);
  }
}

/** Whether the text is of a version that signed no audit records. @throws KeyRingFault when it is not JSON */
export function lacksAuditKey(text: string): boolean {
  return parsed(text).auditKey === undefined;
}

/** The text with a key that signs audit records; nothing else in it is touched. */
export function textWithAuditKey(text: string, key: AuditKey): string {
  return textOf({ ...parsed(text), auditKey: auditPrivateJwk(key) });
}

/** Reads all members before it complains, so that one start shows every fault. */
export function keyRingFromText(text: string): KeyRing {
  const members = parsed(text);
  const encryption = membersOf(members.keyEncryptionKeys);
  const faults: string[] = [];

  function read<T>(name: string, reader: () => T, mend: string): T | undefined {
    try {
      return reader();
    } catch {
      faults.push(`${name} ${mend}`);
      return undefined;
    }
  }
  const key = (name: string, value: unknown): KeyObject | undefined =>
    read(name, () => symmetricKey(String(value)), 'must be 32 bytes in base64');

  const entries = Object.entries(membersOf(encryption.keys));
  const keys = new Map<string, KeyObject>();
  for (const [id, value] of entries) {
    const found = key(`keyEncryptionKeys.keys.${id}`, value);
    if (found) keys.set(id, found);
  }
  const current = String(encryption.current);
  if (!entries.some(([id]) => id === current)) faults.push('keyEncryptionKeys.current must name one of its keys');
  const pepper = key('pepper', members.pepper);
  const linkKey = key('linkKey', members.linkKey);
  const mailTagKey = key('mailTagKey', members.mailTagKey);
  const opener = (name: string, value: unknown): SealingKey | undefined =>
    read(name, () => sealingKeyFromJwk(value as SealingPrivateJwk), 'must be a private P-256 JWK with kid');
  const sealingKey = opener('sealingKey', members.sealingKey);
  const older = listOf(members.olderSealingKeys).map((value, index) => opener(`olderSealingKeys.${index}`, value));
  const auditKey = read(
    'auditKey',
    () => auditKeyFromJwk(members.auditKey as AuditPrivateJwk),
    'must be a private Ed25519 JWK with kid; npm start adds one where there is none',
  );

  if (faults.length > 0 || !pepper || !linkKey || !mailTagKey || !sealingKey || !auditKey)
    throw new KeyRingFault(faults);
  const sealingKeys: KeyRing['sealingKeys'] = [sealingKey, ...older.filter((found) => found !== undefined)];
  return { keyEncryptionKeys: { current, keys }, pepper, sealingKeys, linkKey, mailTagKey, auditKey };
}
