import { openRecord, publishAuditKey, signRecord } from '@enrollment/keys';
import { AuditFolder, signHeads } from '@enrollment/persistence';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Rounds } from '../rounds.js';
import { WorkerClock } from '../worker-clock.js';
import { WorkerKeys } from '../worker-keys.js';
import { WorkerSettings } from '../worker-settings.js';

const HOUR_MS = 3_600_000;
const LOOK_EVERY_MS = 60_000;

/** Signs, every hour, how far the chains of events have grown, where the database's roles cannot reach. */
@Injectable()
export class EventHeadSigner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(EventHeadSigner.name);
  private readonly rounds = new Rounds(LOOK_EVERY_MS, this.logger, () => this.signIfDue());

  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: WorkerKeys,
    private readonly settings: WorkerSettings,
    private readonly clock: WorkerClock,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.rounds.stop();
    await this.signIfDue();
  }

  private async signIfDue(): Promise<void> {
    try {
      const { auditKey } = this.keys.ring;
      const { records, publicKeys } = new AuditFolder(this.settings.values.AUDIT_FOLDER);
      const known = await publishAuditKey(publicKeys, auditKey.publicKey);
      await signHeads({
        dataSource: this.dataSource,
        file: records,
        seal: { sign: (text) => signRecord(auditKey, text), open: (line) => openRecord(known, line) },
        now: this.clock.now(),
        unlessYoungerThanMs: HOUR_MS,
      });
    } catch (error) {
      // Neither a path nor an SQL text: only the kind.
      this.logger.error(`no record of the event heads was signed (${error instanceof Error ? error.name : 'unknown'})`);
    }
  }
}
