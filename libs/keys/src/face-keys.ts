import type { KeyObject } from 'node:crypto';
import type { SealingPublicKey } from './sealing-key.js';
import { symmetricKey } from './symmetric-key.js';

/** What a face may hold: a key to hash with, and the worker's public key to seal to. It can open nothing. */
export class FaceKeys {
  constructor(
    readonly faceKey: KeyObject,
    readonly sealingKey: SealingPublicKey,
  ) {}

  static from(settings: { FACE_KEY: string; SEALING_PUBLIC_KEY: string }): FaceKeys {
    return new FaceKeys(symmetricKey(settings.FACE_KEY), JSON.parse(settings.SEALING_PUBLIC_KEY) as SealingPublicKey);
  }
}
