import { GROUP_ROLES } from '@enrollment/persistence';
import pg from 'pg';
import type { DevelopmentSecrets } from '../development-secrets.js';
import type { StackSettings } from '../stack.settings.js';
import { withConnection } from './database.js';

/** One database, seen by those who may do different things to it. */
export interface DatabaseAddresses {
  /** As the owner of all tables: for the migration. */
  readonly databaseUrl: string;
  readonly facesDatabaseUrl: string;
  readonly workerDatabaseUrl: string;
}

const FACES = 'face';
const WORKER = 'worker';

function as(user: string, password: string, databaseUrl: string): string {
  return Object.assign(new URL(databaseUrl), { username: user, password }).href;
}

export function databaseAddresses(
  settings: StackSettings,
  databaseUrl: string,
  { facesDatabasePassword, workerDatabasePassword }: DevelopmentSecrets,
): DatabaseAddresses {
  const isOurs = settings.DATABASE_URL === undefined;
  return {
    databaseUrl,
    facesDatabaseUrl: isOurs
      ? as(FACES, facesDatabasePassword, databaseUrl)
      : (settings.DATABASE_URL_FACES ?? databaseUrl),
    workerDatabaseUrl: isOurs
      ? as(WORKER, workerDatabasePassword, databaseUrl)
      : (settings.DATABASE_URL_WORKER ?? databaseUrl),
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

/** Lets the programs log in to the embedded server, each kind as a member of its group role. */
export async function logInUsers(
  { databaseUrl }: DatabaseAddresses,
  { facesDatabasePassword, workerDatabasePassword }: DevelopmentSecrets,
): Promise<void> {
  const statements = [
    ...logInUser(FACES, facesDatabasePassword, GROUP_ROLES.faces),
    ...logInUser(WORKER, workerDatabasePassword, GROUP_ROLES.worker),
  ];
  await withConnection(databaseUrl, async (client) => {
    for (const statement of statements) await client.query(statement);
  });
}
