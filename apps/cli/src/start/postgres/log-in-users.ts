import type { ProgramKind } from '@enrollment/persistence';
import type { DevelopmentSecrets } from '../development-secrets.js';
import type { StackSettings } from '../stack.settings.js';

/** One database, seen by those who may do different things to it. */
export interface DatabaseAddresses {
  /** As the owner of all tables: for the migration. */
  readonly databaseUrl: string;
  readonly programDatabaseUrls: Readonly<Record<ProgramKind, string>>;
}

const LOG_INS = {
  portal: { user: 'portal', setting: 'DATABASE_URL_PORTAL', password: 'portalDatabasePassword' },
  tokenSite: { user: 'token_site', setting: 'DATABASE_URL_TOKEN_SITE', password: 'tokenSiteDatabasePassword' },
  backOffice: { user: 'back_office', setting: 'DATABASE_URL_BACK_OFFICE', password: 'backOfficeDatabasePassword' },
  worker: { user: 'worker', setting: 'DATABASE_URL_WORKER', password: 'workerDatabasePassword' },
} as const satisfies Record<ProgramKind, object>;

export function databaseAddresses(
  settings: StackSettings,
  databaseUrl: string,
  secrets: DevelopmentSecrets,
): DatabaseAddresses {
  const isOurs = settings.DATABASE_URL === undefined;
  const urlOf = (kind: ProgramKind): string => {
    const { user, setting, password } = LOG_INS[kind];
    if (!isOurs) return settings[setting] ?? databaseUrl;
    return Object.assign(new URL(databaseUrl), { username: user, password: secrets[password] }).href;
  };
  return {
    databaseUrl,
    programDatabaseUrls: {
      portal: urlOf('portal'),
      tokenSite: urlOf('tokenSite'),
      backOffice: urlOf('backOffice'),
      worker: urlOf('worker'),
    },
  };
}

/** What tells the migration which log-ins to make. */
export function logInSettings(urls: DatabaseAddresses['programDatabaseUrls']): NodeJS.ProcessEnv {
  const kinds = Object.keys(LOG_INS) as readonly ProgramKind[];
  return Object.fromEntries(kinds.map((kind) => [LOG_INS[kind].setting, urls[kind]]));
}
