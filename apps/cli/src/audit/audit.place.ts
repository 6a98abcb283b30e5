import { join } from 'node:path';
import { SettingsError } from '@enrollment/config';
import { createDataSource } from '@enrollment/persistence';
import { CommandFault } from '../command.fault.js';
import { DataFolder } from '../start/data-folder.js';
import { databasePasswordOf } from '../start/development-secrets.js';
import { embeddedDatabaseUrl } from '../start/postgres/database-url.js';
import { readStackSettings, type StackSettings } from '../start/stack.settings.js';

export interface PlaceOptions {
  readonly database?: string;
  readonly folder?: string;
  readonly json?: boolean;
}

type DataSource = ReturnType<typeof createDataSource>;

function settings(): StackSettings {
  try {
    return readStackSettings(process.env);
  } catch (error) {
    if (error instanceof SettingsError) throw new CommandFault(error.message);
    throw error;
  }
}

function ownDatabase({ DATA_DIR, DATABASE_URL, DATABASE_PORT }: StackSettings): string {
  if (DATABASE_URL !== undefined) return DATABASE_URL;
  const password = databasePasswordOf(new DataFolder(DATA_DIR));
  if (password === undefined) {
    throw new CommandFault(`There is no database: name one with --database, or begin one with npm start.`);
  }
  return embeddedDatabaseUrl(password, DATABASE_PORT);
}

export function auditFolder({ folder }: PlaceOptions): string {
  const { AUDIT_FOLDER, DATA_DIR } = settings();
  return folder ?? AUDIT_FOLDER ?? new DataFolder(DATA_DIR).audit;
}

export function keysFile(): string {
  return process.env.KEYS_FILE ?? join(settings().DATA_DIR, 'keys.json');
}

/** @throws CommandFault when the database cannot be reached */
export async function withDatabase<T>(
  { database }: PlaceOptions,
  work: (dataSource: DataSource) => Promise<T>,
): Promise<T> {
  const dataSource = createDataSource({
    url: database ?? ownDatabase(settings()),
    applicationName: 'audit',
    poolSize: 2,
  });
  await dataSource.initialize().catch((error: NodeJS.ErrnoException) => {
    throw new CommandFault(`The database does not answer (${error.code ?? error.name}). Is npm start running?`);
  });
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}
