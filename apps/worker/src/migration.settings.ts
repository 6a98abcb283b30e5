import { readSettings, setting } from '@enrollment/config';
import { z } from 'zod';
import { servicesFileFault } from './services.file.js';

/** Under these the programs will log in; what is set is made. */
const LOG_INS = {
  DATABASE_URL_PORTAL: setting.databaseUrl.optional(),
  DATABASE_URL_TOKEN_SITE: setting.databaseUrl.optional(),
  DATABASE_URL_BACK_OFFICE: setting.databaseUrl.optional(),
  DATABASE_URL_WORKER: setting.databaseUrl.optional(),
};

/** Rights bind nobody who logs in as the owner, and two programs under one name have the rights of both. */
const usersOfTheirOwn: setting.SettingRule = (given) => {
  const named = ['DATABASE_URL', ...Object.keys(LOG_INS)].flatMap((name) => {
    const url = given[name];
    return typeof url === 'string' && URL.canParse(url) ? [{ name, ...userOf(url) }] : [];
  });
  return named.slice(1).flatMap(({ name, user, hasPassword }, index) => {
    const isShared = named.slice(0, index + 1).some((other) => other.user === user);
    if (user === '' || !hasPassword) return [{ name, mend: 'set a user and a password within the address' }];
    return isShared ? [{ name, mend: 'set a user of its own, neither the owner nor the user of another program' }] : [];
  });
};

function userOf(url: string): { user: string; hasPassword: boolean } {
  const { username, password } = new URL(url);
  return { user: username, hasPassword: password !== '' };
}

/** What the migration is told by its environment. */
export const migrationSettings = setting.obeying(
  z.object({
    DATABASE_URL: setting.databaseUrl,
    ...LOG_INS,
    /** The services to add, once they are not there yet. Nothing is seeded by itself. */
    SERVICES_FILE: setting.textWithout('set the path of a file with services', servicesFileFault).optional(),
  }),
  usersOfTheirOwn,
);

/** @throws SettingsError */
export function readMigrationSettings(env: NodeJS.ProcessEnv): z.output<typeof migrationSettings> {
  return readSettings(migrationSettings, env);
}
