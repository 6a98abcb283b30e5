import { setTimeout as wait } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { isCausedBy, saysDatabaseAway } from './database-failure.js';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/** Which of this program's migrations the database has not seen. One that is ahead of the program lacks none. */
async function missingMigrations(dataSource: DataSource): Promise<number> {
  const [table] = await dataSource.query<{ exists: boolean }[]>(
    `SELECT to_regclass('migrations') IS NOT NULL AS exists`,
  );
  const rows = table?.exists ? await dataSource.query<{ name: string }[]>('SELECT name FROM migrations') : [];
  const done = new Set(rows.map(({ name }) => name));
  return dataSource.migrations.filter((migration) => !done.has(migration.name ?? migration.constructor.name)).length;
}

/** @returns what the database is waited for, or nothing when it can be used */
async function obstacle(dataSource: DataSource): Promise<string | undefined> {
  try {
    if (!dataSource.isInitialized) await dataSource.initialize();
    const missing = await missingMigrations(dataSource);
    if (missing === 0) return undefined;
    return `the database lacks ${missing} of ${dataSource.migrations.length} migrations; waiting for them to be run (apps/worker/dist/migrate.js)`;
  } catch (error) {
    if (!isCausedBy(error, saysDatabaseAway)) throw error;
    return 'the database does not answer yet; waiting for it';
  }
}

/**
 * Connects. A database that is down, or whose tables are not there yet, is waited for; one that refuses us is not.
 * @param tell is given a line for each time that it is asked in vain
 */
export async function waitForDatabase(
  dataSource: DataSource,
  tell: (line: string, retryInSeconds: number) => void,
): Promise<void> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    const line = await obstacle(dataSource);
    if (line === undefined) return;
    tell(line, pause / 1000);
    await wait(pause);
  }
}
