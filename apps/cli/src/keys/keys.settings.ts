import { resolve } from 'node:path';
import { readSettings, setting } from '@enrollment/config';
import { z } from 'zod';
import { DataFolder } from '../start/data-folder.js';
import { databasePasswordOf } from '../start/development-secrets.js';
import { embeddedDatabaseUrl } from '../start/postgres/database-url.js';
import { repositoryRoot } from '../start/repository.js';

/** What the commands for keys are told by their environment. */
export const keysSettings = setting.obeying(
  z.object({
    NODE_ENV: setting.nodeEnv,
    KEY_PROVIDER: z.enum(['file']).default('file'),
    KEYS_FILE: setting.text.optional(),
    DATABASE_URL: setting.databaseUrl.optional(),
    DATA_DIR: setting.text.prefault('.data'),
    DATABASE_PORT: setting.port(5433),
  }),
  setting.fileKeysOutsideProduction,
);

/** The ring, and the database whose seeds it wraps. */
export interface KeysPlace {
  readonly keysFile: string;
  /** None where none is set and `npm start` never ran. */
  readonly databaseUrl: string | undefined;
}

/** The places that settings name; without them, those of `npm start`. */
export function keysPlace(env: NodeJS.ProcessEnv): KeysPlace {
  const { KEYS_FILE, DATABASE_URL, DATA_DIR, DATABASE_PORT } = readSettings(keysSettings, env);
  const data = new DataFolder(resolve(repositoryRoot, DATA_DIR));
  const password = databasePasswordOf(data);
  return {
    keysFile: KEYS_FILE ?? data.keys,
    databaseUrl: DATABASE_URL ?? (password === undefined ? undefined : embeddedDatabaseUrl(password, DATABASE_PORT)),
  };
}
