import type { KeyObject } from 'node:crypto';
import { availableParallelism } from 'node:os';
import * as argon2 from '@node-rs/argon2';
import { BoundedQueue, QueueFull } from './bounded-queue.js';
import { keyedSecret } from './keyed-hash.js';

/** Thrown when too many start passwords wait to be hashed; ask again later. */
export class HashingQueueFull extends Error {
  override readonly name = 'HashingQueueFull';

  constructor() {
    super('too many start passwords are waiting to be hashed');
  }
}

/** argon2id with the OWASP minimum (19 MiB, two passes, one lane). */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** More than the intake lets wait, so that nobody who was let in is sent away here. */
const DEFAULT_WAITING_LIMIT = 200;

export interface HasherOptions {
  readonly pepper: KeyObject;
  /** Hashes at once; by default one core is left to everything else. */
  readonly concurrency?: number;
  readonly waitingLimit?: number;
  readonly argon2?: Pick<typeof argon2, 'hash' | 'verify'>;
}

/**
 * Makes and checks verifiers of start passwords. Each hash takes 19 MiB and a core for tens of
 * milliseconds, so the number at once and in line is bounded.
 */
export class StartPasswordHasher {
  readonly #queue: BoundedQueue;
  readonly #argon2: Pick<typeof argon2, 'hash' | 'verify'>;
  readonly #pepper: KeyObject;

  constructor(options: HasherOptions) {
    const { concurrency = Math.max(1, availableParallelism() - 1), waitingLimit = DEFAULT_WAITING_LIMIT } = options;
    this.#queue = new BoundedQueue(concurrency, waitingLimit);
    this.#argon2 = options.argon2 ?? argon2;
    this.#pepper = options.pepper;
  }

  /** Hashes in line; for the metrics. */
  get waiting(): number {
    return this.#queue.waiting;
  }

  /**
   * @param generationId whose start password it is: the verifier fits no other one's row
   * @returns a PHC string; salted, so never the same twice
   */
  async hash(startPassword: string, generationId: string): Promise<string> {
    const secret = this.#secretOf(generationId);
    return this.#inLine(() => this.#argon2.hash(startPassword, { ...PARAMETERS, secret }));
  }

  /** Without a verifier (unknown IDs) it works as long and answers false: time tells nothing. */
  async verify(verifier: string | null, startPassword: string, generationId: string): Promise<boolean> {
    if (verifier === null) {
      await this.hash(startPassword, generationId);
      return false;
    }
    const secret = this.#secretOf(generationId);
    return this.#inLine(() => this.#argon2.verify(verifier, startPassword, { secret }));
  }

  /** Stands in for argon2's associated data (RFC 9106 §3.1), which the library does not offer. */
  #secretOf(generationId: string): Buffer {
    return keyedSecret(this.#pepper, 'start-password', generationId);
  }

  async #inLine<T>(job: () => Promise<T>): Promise<T> {
    try {
      return await this.#queue.run(job);
    } catch (error) {
      throw error instanceof QueueFull ? new HashingQueueFull() : error;
    }
  }
}
