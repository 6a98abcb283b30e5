import { keyRingStamp, readKeyRing } from './key-ring.file.js';
import type { KeyRing } from './key-ring.js';

/** Where a program that runs for long has its keys from. */
export interface KeyRingSource {
  readonly ring: KeyRing;
  /** Looks whether the ring was changed meanwhile. @throws KeyRingFault when it can no longer be read */
  refresh(): void;
}

/** The ring of a file, read again when the file was replaced: a rotation needs no restart. */
export class HeldKeyRing implements KeyRingSource {
  #stamp: string;
  #ring: KeyRing;

  /** @throws KeyRingFault naming every fault of the file, never a value */
  constructor(private readonly path: string) {
    // The stamp first: a ring that is replaced in between is read once more, never missed.
    this.#stamp = keyRingStamp(path);
    this.#ring = readKeyRing(path);
  }

  get ring(): KeyRing {
    return this.#ring;
  }

  refresh(): void {
    const stamp = keyRingStamp(this.path);
    if (stamp === this.#stamp) return;
    this.#ring = readKeyRing(this.path);
    this.#stamp = stamp;
  }
}
