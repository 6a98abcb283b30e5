import {
  CannotOpen,
  type KeyProvider,
  type KeyRing,
  type KeyRingSource,
  open,
  type SealContext,
  type StartPasswordHasher,
} from '@enrollment/keys';

/** The keys and the hasher that only this process holds. */
export class WorkerKeys {
  constructor(
    private readonly source: KeyRingSource,
    readonly provider: KeyProvider,
    readonly hasher: StartPasswordHasher,
  ) {}

  get ring(): KeyRing {
    return this.source.ring;
  }

  /**
   * Opens what a face has sealed. A face may know of a new sealing key before this process does.
   * @throws CannotOpen when the text was altered, sealed to a key that is not held or for another context
   */
  async open(sealed: string, context: SealContext): Promise<string> {
    try {
      return await open(this.ring.sealingKeys, sealed, context);
    } catch (error) {
      if (!(error instanceof CannotOpen) || error.reason !== 'unknown-key') throw error;
      this.source.refresh();
      return open(this.ring.sealingKeys, sealed, context);
    }
  }
}
