import { join } from 'node:path';
import { LOOPBACK } from '../ports.js';
import type { ProgramPlan } from '../processes/program-plan.js';
import { CLUSTER, type ClusterPlace, createClusterOnce, DATABASE_USER } from './cluster.js';
import { answersQueries, createDatabaseOnce } from './database.js';
import { openFolderFor } from './open-folder.js';
import { endOrphan } from './orphan.js';
import { postgresBinaries } from './postgres.binaries.js';
import { serverAccount } from './server-account.js';

export interface PostgresOptions {
  readonly folder: string;
  readonly port: number;
  readonly password: string;
  /** False only where the data are thrown away: then nothing waits for the disk. */
  readonly durable: boolean;
}

export interface PostgresPart {
  readonly plan: ProgramPlan;
  readonly databaseUrl: string;
  createDatabaseOnce(): Promise<void>;
  release(): void;
}

const DATABASE = 'enrollment';

function serverUrl({ port, password }: Pick<PostgresOptions, 'port' | 'password'>): string {
  return `postgres://${DATABASE_USER}:${password}@${LOOPBACK}:${port}`;
}

/** As the owner of all tables. */
export function embeddedDatabaseUrl(options: Pick<PostgresOptions, 'port' | 'password'>): string {
  return `${serverUrl(options)}/${DATABASE}`;
}

function serverSettings({ port, durable }: PostgresOptions): Record<string, string> {
  return {
    port: String(port),
    listen_addresses: LOOPBACK,
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
}

export function postgresPart(options: PostgresOptions): PostgresPart {
  const account = serverAccount();
  const binaries = postgresBinaries(account, options.folder);
  const place: ClusterPlace = { folder: options.folder, open: openFolderFor(account, options.folder), account };
  const server = serverUrl(options);
  const plan: ProgramPlan = {
    name: 'postgres',
    label: 'PostgreSQL',
    command: binaries.postgres,
    args: [
      '-D',
      join(place.open.pathForChild, CLUSTER),
      ...Object.entries(serverSettings(options)).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    env: { PATH: process.env.PATH },
    cwd: '/',
    account,
    openFolder: place.open.descriptor,
    stopSignal: 'SIGINT',
    async prepare() {
      createClusterOnce(place, binaries, options.password);
      await endOrphan(join(options.folder, CLUSTER));
    },
    isReady: () => answersQueries(`${server}/postgres`),
  };
  return {
    plan,
    databaseUrl: embeddedDatabaseUrl(options),
    createDatabaseOnce: () => createDatabaseOnce(`${server}/postgres`, DATABASE),
    release: binaries.release,
  };
}
