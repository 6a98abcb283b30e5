import { CannotOpen, rewrapEnvelope, type SeedEnvelope } from '@enrollment/keys';
import { readKeyIdsInUse, readSealedSeeds, replaceEnvelope, type SealedSeed } from '@enrollment/persistence';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WorkerKeys } from '../worker-keys.js';

const EVERY_MS = 5_000;
/** Seeds in one reading. No row is locked while a key management service is asked. */
const BATCH = 100;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** After a rotation, wraps the data keys of all seeds with the current key-encryption key, while everything goes on. */
@Injectable()
export class RewrapSweep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(RewrapSweep.name);
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: WorkerKeys,
  ) {}

  onApplicationBootstrap(): void {
    this.schedule();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.round;
  }

  private schedule(): void {
    this.timer = setTimeout(() => {
      this.round = this.carryOut().then(() => (this.stopped ? undefined : this.schedule()));
    }, EVERY_MS);
  }

  private async carryOut(): Promise<void> {
    try {
      const current = await this.keys.provider.currentKeyId();
      const used = await readKeyIdsInUse(this.dataSource);
      for (const keyId of used.filter((id) => id !== current)) await this.emptyOf(keyId);
    } catch (error) {
      this.logger.warn(`left for the next sweep (${error instanceof Error ? error.name : 'unknown'})`);
    }
  }

  private async emptyOf(keyId: string): Promise<void> {
    let after = BEFORE_ALL;
    while (!this.stopped) {
      const seeds = await readSealedSeeds(this.dataSource, { keyId, after, limit: BATCH });
      for (const seed of seeds) await this.rewrap(seed);
      const last = seeds.at(-1);
      if (last === undefined) return;
      after = last.tokenId;
    }
  }

  /** One that does not open is told and left as it is; it is no reason for the others to wait. */
  private async rewrap(seed: SealedSeed): Promise<void> {
    const { tokenId: token, serviceId: service, generation, algorithm } = seed;
    const binding = { service, token, generation, algorithm };
    try {
      const envelope = await rewrapEnvelope(this.keys.provider, JSON.parse(seed.envelope) as SeedEnvelope, binding);
      await replaceEnvelope(this.dataSource, seed, JSON.stringify(envelope));
    } catch (error) {
      if (!(error instanceof CannotOpen)) throw error;
      this.logger.error(`the seed of token ${token} does not open (${error.reason})`);
    }
  }
}
