import { randomBytes } from 'node:crypto';
import type { Policy } from '@enrollment/domain';
import { FaceKeys, newSymmetricKey, readKeyRing } from '@enrollment/keys';
import type { INestApplicationContext } from '@nestjs/common';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { until } from '../client/until.js';
import { testStack } from '../harness/stack.js';
import { startTimeSkippingServer } from '../harness/workflow-tools.js';
import { createClockedFaces } from './clocked.faces.js';
import { ClockedWorker } from './clocked.worker.js';
import { MoodyMailServer } from './moody.mail-server.js';
import { ScratchDatabase } from './scratch.database.js';
import { TestClock } from './test.clock.js';

/** After this long a mail server that was away has been asked again. */
export const LONGEST_MAIL_PAUSE_SECONDS = 700;

/**
 * The product in one process, with one clock for all of it: the services behind the faces, the worker with its real
 * activities and workflow, PostgreSQL, SMTP, and Temporal's server that skips time.
 */
export class ClockedSystem {
  private constructor(
    readonly clock: TestClock,
    readonly environment: TestWorkflowEnvironment,
    readonly database: ScratchDatabase,
    readonly mailServer: MoodyMailServer,
    readonly worker: ClockedWorker,
    readonly faces: INestApplicationContext,
  ) {}

  static async start(policy: Partial<Policy> = {}, maxCachedWorkflows?: number): Promise<ClockedSystem> {
    const environment = await startTimeSkippingServer();
    const clock = new TestClock(await environment.currentTimeMs());
    const database = await ScratchDatabase.create(policy, clock.now());
    const mailServer = new MoodyMailServer();
    const { keysFile } = testStack();
    const { publicKey } = readKeyRing(keysFile).sealingKeys[0];
    const env = {
      NODE_ENV: 'test',
      DATABASE_URL: database.url,
      TEMPORAL_ADDRESS: environment.address,
      SMTP_URL: await mailServer.listen(),
      KEYS_FILE: keysFile,
      FACE_KEY: randomBytes(32).toString('base64'),
      SEALING_PUBLIC_KEY: JSON.stringify(publicKey),
    };
    const worker = await ClockedWorker.start(environment, env, clock, maxCachedWorkflows);
    const keys = new FaceKeys(newSymmetricKey(), publicKey);
    const faces = await createClockedFaces({ env, keys, dataSource: database.dataSource, clock });
    return new ClockedSystem(clock, environment, database, mailServer, worker, faces);
  }

  async stop(): Promise<void> {
    await this.faces.close();
    await this.worker.stop();
    await this.mailServer.close();
    await this.database.drop();
    await this.environment.teardown();
  }

  /** Lets this time pass, for timers and for the clock. */
  async pass(seconds: number): Promise<void> {
    await this.environment.sleep(seconds * 1000);
    this.clock.move(seconds);
    await this.settle();
  }

  /** The mail server takes mails again, and is asked again. */
  async mailServerReturns(): Promise<void> {
    this.mailServer.mood = 'taking';
    await this.pass(LONGEST_MAIL_PAUSE_SECONDS);
  }

  /** Resolves when nothing is under way but what waits for a person, for time, or for the mail server. */
  async settle(): Promise<void> {
    await until('rest', async () => ((await this.underWay()) === 0 ? true : undefined));
  }

  private async underWay(): Promise<number> {
    const waits =
      this.mailServer.mood === 'away' ? `(status = 'queued' AND sendings = 0) OR status = 'sending'` : `true`;
    const [{ count }] = await this.database.dataSource.query<[{ count: number }]>(
      `SELECT (SELECT count(*) FROM outbox_order WHERE done_at IS NULL)::int
            + (SELECT count(*) FROM generation WHERE sealed_start_password IS NOT NULL)::int
            + (SELECT count(*) FROM mail WHERE status IN ('queued','sending') AND (${waits}))::int AS count`,
    );
    return count;
  }
}
