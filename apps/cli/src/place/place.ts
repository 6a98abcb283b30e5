import { resolve } from 'node:path';
import { readSettings, setting } from '@enrollment/config';
import { z } from 'zod';
import { CommandFault } from '../command.fault.js';
import { DataFolder } from '../start/data-folder.js';
import { databasePasswordOf } from '../start/development-secrets.js';
import { embeddedDatabaseUrl } from '../start/postgres/database-url.js';
import { repositoryRoot } from '../start/repository.js';

/** What the commands for keys and for the audit are told by their environment. */
export const placeSettings = setting.obeying(
  z.object({
    NODE_ENV: setting.nodeEnv,
    KEY_PROVIDER: z.enum(['file']).default('file'),
    KEYS_FILE: setting.text.optional(),
    AUDIT_FOLDER: setting.text.optional(),
    DATABASE_URL: setting.databaseUrl.optional(),
    DATA_DIR: setting.text.prefault('.data'),
    DATABASE_PORT: setting.port(5433),
  }),
  setting.fileKeysOutsideProduction,
);

/** The ring, the signed records, and the database that both belong to. */
export interface Place {
  readonly keysFile: string;
  readonly auditFolder: string;
  /** None where none is set and `npm start` never ran. */
  readonly databaseUrl: string | undefined;
}

/** The places that settings name; without them, those of `npm start`. @throws SettingsError */
export function readPlace(env: NodeJS.ProcessEnv): Place {
  const { KEYS_FILE, AUDIT_FOLDER, DATABASE_URL, DATA_DIR, DATABASE_PORT } = readSettings(placeSettings, env);
  const data = new DataFolder(resolve(repositoryRoot, DATA_DIR));
  const password = databasePasswordOf(data);
  return {
    keysFile: KEYS_FILE ?? data.keys,
    auditFolder: AUDIT_FOLDER ?? data.audit,
    databaseUrl: DATABASE_URL ?? (password === undefined ? undefined : embeddedDatabaseUrl(password, DATABASE_PORT)),
  };
}

/** @throws CommandFault when no database is known */
export function requireDatabase({ databaseUrl }: Place): string {
  if (databaseUrl !== undefined) return databaseUrl;
  throw new CommandFault('No database is known. Set DATABASE_URL, or bring everything up with: npm start');
}
