import pg from 'pg';
import type { DataSource } from 'typeorm';
import { GROUP_ROLES, type ProgramKind } from './table-rights.js';

/** The addresses that programs reach the database by, with user and password. */
type LogIns = Readonly<Record<ProgramKind, string | undefined>>;

function statementsFor(url: string, group: string): string[] {
  const { username, password } = new URL(url);
  const name = decodeURIComponent(username);
  const user = pg.escapeIdentifier(name);
  return [
    `DO $$ BEGIN
       IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${pg.escapeLiteral(name)}) THEN CREATE ROLE ${user}; END IF;
     END $$`,
    `ALTER ROLE ${user} LOGIN PASSWORD ${pg.escapeLiteral(decodeURIComponent(password))}`,
    `GRANT ${group} TO ${user}`,
  ];
}

/** Lets programs log in, each as a member of its group role. Those that were there get the password that is said now. */
export async function makeLogIns(dataSource: DataSource, urls: LogIns): Promise<void> {
  const kinds = Object.keys(GROUP_ROLES) as readonly ProgramKind[];
  await dataSource.transaction(async (manager) => {
    for (const kind of kinds) {
      const url = urls[kind];
      for (const statement of url === undefined ? [] : statementsFor(url, GROUP_ROLES[kind]))
        await manager.query(statement);
    }
  });
}
