import type { KeyProvider, KeyRing, StartPasswordHasher } from '@enrollment/keys';

/** The keys and the hasher that only this process holds. */
export class WorkerKeys {
  constructor(
    readonly ring: KeyRing,
    readonly provider: KeyProvider,
    readonly hasher: StartPasswordHasher,
  ) {}
}
