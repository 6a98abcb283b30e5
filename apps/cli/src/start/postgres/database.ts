import pg from 'pg';
import { StartRefused } from '../start-refused.error.js';

const ANSWER_WITHIN_MS = 2_000;
/** PostgreSQL, appendix A: 53 is want of resources, 57 is starting up or shutting down. Both pass. */
const PASSING_CLASSES = ['53', '57'];

export async function withConnection<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: ANSWER_WITHIN_MS });
  // A server that goes down in between must not end this process by an unheard event.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function passes(error: unknown): boolean {
  return !(error instanceof pg.DatabaseError) || PASSING_CLASSES.includes(error.code?.slice(0, 2) ?? '');
}

/** @throws StartRefused when the server is up but refuses us: waiting would never help */
export async function answersQueries(url: string): Promise<boolean> {
  try {
    await withConnection(url, (client) => client.query('SELECT 1'));
    return true;
  } catch (error) {
    if (passes(error)) return false;
    throw new StartRefused(
      `The database at ${new URL(url).host} refuses: ${error instanceof Error ? error.message : String(error)}. ` +
        'Correct DATABASE_URL; without one, when the secrets of the data folder were lost: npm start -- --fresh',
    );
  }
}

export async function createDatabaseOnce(url: string, name: string): Promise<void> {
  await withConnection(url, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  });
}
