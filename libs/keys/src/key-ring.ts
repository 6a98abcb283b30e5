import { type KeyObject, randomUUID } from 'node:crypto';
import { type AuditKey, newAuditKey } from './audit-key.js';
import { newSealingKey, type SealingKey } from './sealing-key.js';
import { newSymmetricKey } from './symmetric-key.js';

/** Every key the worker holds. Key objects print without their bytes. */
export interface KeyRing {
  readonly keyEncryptionKeys: {
    /** The one that new data keys are wrapped with; the others only unwrap. */
    readonly current: string;
    readonly keys: ReadonlyMap<string, KeyObject>;
  };
  readonly pepper: KeyObject;
  /** The first is the one that faces seal to; the others still open what was sealed to them. */
  readonly sealingKeys: readonly [SealingKey, ...SealingKey[]];
  readonly linkKey: KeyObject;
  readonly mailTagKey: KeyObject;
  /** Signs the heads of the event chains. */
  readonly auditKey: AuditKey;
}

export function newKeyEncryptionKeyId(): string {
  return `kek-${randomUUID()}`;
}

export async function createKeyRing(): Promise<KeyRing> {
  const current = newKeyEncryptionKeyId();
  return {
    keyEncryptionKeys: { current, keys: new Map([[current, newSymmetricKey()]]) },
    pepper: newSymmetricKey(),
    sealingKeys: [await newSealingKey()],
    linkKey: newSymmetricKey(),
    mailTagKey: newSymmetricKey(),
    auditKey: await newAuditKey(),
  };
}
