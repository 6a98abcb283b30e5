import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { isDependencyFailure } from '../problem/dependency-failure.js';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/** A database that is down at start is waited for; one that refuses us is not. */
export async function waitForDatabase(dataSource: DataSource, logger: Logger): Promise<void> {
  for (let pause = FIRST_PAUSE_MS; !dataSource.isInitialized; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      await dataSource.initialize();
    } catch (error) {
      if (!isDependencyFailure(error)) throw error;
      logger.warn({ retryInSeconds: pause / 1000 }, 'the database does not answer yet; waiting for it');
      await wait(pause);
    }
  }
}
