import type { KeyObject } from 'node:crypto';
import type { SealingPublicKey } from '@enrollment/keys';

/** What the portal may hold: a key to hash with, and the worker's public key to seal to. It can open nothing. */
export class PortalKeys {
  constructor(
    readonly faceKey: KeyObject,
    readonly sealingKey: SealingPublicKey,
  ) {}
}
