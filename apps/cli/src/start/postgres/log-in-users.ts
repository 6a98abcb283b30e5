import { GROUP_ROLES, type ProgramKind } from '@enrollment/persistence';
import pg from 'pg';
import type { DevelopmentSecrets } from '../development-secrets.js';
import type { StackSettings } from '../stack.settings.js';
import { withConnection } from './database.js';

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

function logInUser(user: string, password: string, group: string): string[] {
  return [
    `DO $$ BEGIN
       IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${user}') THEN CREATE ROLE ${user}; END IF;
     END $$`,
    `ALTER ROLE ${user} LOGIN NOSUPERUSER PASSWORD ${pg.escapeLiteral(password)}`,
    `GRANT ${group} TO ${user}`,
  ];
}

/** Lets the programs log in to the embedded server, each as a member of its group role. */
export async function logInUsers({ databaseUrl }: DatabaseAddresses, secrets: DevelopmentSecrets): Promise<void> {
  const kinds = Object.keys(LOG_INS) as (keyof typeof LOG_INS)[];
  const statements = kinds.flatMap((kind) => {
    const { user, password } = LOG_INS[kind];
    return logInUser(user, secrets[password], GROUP_ROLES[kind]);
  });
  await withConnection(databaseUrl, async (client) => {
    for (const statement of statements) await client.query(statement);
  });
}
