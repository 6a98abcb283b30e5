import { CannotOpen, rewrapEnvelope, type SeedEnvelope } from '@enrollment/keys';
import {
  asOneOfMany,
  readKeyIdsInUse,
  readSealedSeeds,
  replaceEnvelope,
  type SealedSeed,
} from '@enrollment/persistence';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Rounds } from '../rounds.js';
import { WorkerKeys } from '../worker-keys.js';
import { unopenedSeeds } from './rewrap.metrics.js';

const EVERY_MS = 5_000;
/** Seeds in one reading. No row is locked while a key management service is asked. */
const BATCH = 100;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** After a rotation, wraps the data keys of all seeds with the current key-encryption key, while everything goes on. */
@Injectable()
export class RewrapSweep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(RewrapSweep.name);
  private readonly rounds = new Rounds(EVERY_MS, this.logger, (stopping) => this.sweep(stopping));
  private readonly told = new Set<string>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: WorkerKeys,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  /** One round, unless another worker is at one. */
  async sweep(stopping: AbortSignal): Promise<void> {
    await asOneOfMany(this.dataSource, 'rewrap seeds', async () => {
      const current = await this.keys.provider.currentKeyId();
      const used = await readKeyIdsInUse(this.dataSource);
      let left = 0;
      for (const keyId of used.filter((id) => id !== current)) left += await this.emptyOf(keyId, stopping);
      unopenedSeeds.set(left);
    });
  }

  /** @returns how many seeds could not be rewrapped */
  private async emptyOf(keyId: string, stopping: AbortSignal): Promise<number> {
    let left = 0;
    let after = BEFORE_ALL;
    while (!stopping.aborted) {
      const seeds = await readSealedSeeds(this.dataSource, { keyId, after, limit: BATCH });
      for (const seed of seeds) left += (await this.rewrap(seed)) ? 0 : 1;
      const last = seeds.at(-1);
      if (last === undefined) break;
      after = last.tokenId;
    }
    return left;
  }

  /** One that does not open is told once and left as it is; it is no reason for the others to wait. */
  private async rewrap(seed: SealedSeed): Promise<boolean> {
    const { tokenId: token, serviceId: service, generation, algorithm } = seed;
    const binding = { service, token, generation, algorithm };
    try {
      const envelope = await rewrapEnvelope(this.keys.provider, JSON.parse(seed.envelope) as SeedEnvelope, binding);
      await replaceEnvelope(this.dataSource, seed, JSON.stringify(envelope));
      return true;
    } catch (error) {
      if (!(error instanceof CannotOpen)) throw error;
      if (!this.told.has(token)) this.logger.error(`the seed of token ${token} does not open (${error.reason})`);
      this.told.add(token);
      return false;
    }
  }
}
