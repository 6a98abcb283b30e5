import pg from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { GROUP_ROLES, type ProgramKind } from './rights.js';

/** The addresses that programs reach the database by, with user and password. */
type LogIns = Readonly<Record<ProgramKind, string | undefined>>;

const userOf = (url: string): string => decodeURIComponent(new URL(url).username);

function statementsFor(url: string, group: string): string[] {
  const { password } = new URL(url);
  const name = userOf(url);
  const user = pg.escapeIdentifier(name);
  const others = Object.values(GROUP_ROLES).filter((role) => role !== group);
  return [
    `DO $$ BEGIN
       IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${pg.escapeLiteral(name)}) THEN CREATE ROLE ${user}; END IF;
     END $$`,
    `ALTER ROLE ${user} LOGIN PASSWORD ${pg.escapeLiteral(decodeURIComponent(password))}`,
    ...others.map((other) => `REVOKE ${other} FROM ${user}`),
    `GRANT ${group} TO ${user}`,
  ];
}

/** A user of two programs, or one who may do everything, would undo what the group roles are for. */
async function refuseUsersOfMore(manager: EntityManager, users: readonly string[]): Promise<void> {
  const twice = users.find((user, index) => users.indexOf(user) !== index);
  if (twice !== undefined) throw new Error(`the database user ${twice} is named for two programs: give each its own`);
  const [master] = await manager.query<{ rolname: string }[]>(
    'SELECT rolname FROM pg_roles WHERE rolsuper AND rolname = ANY($1)',
    [users],
  );
  if (master !== undefined) throw new Error(`the database user ${master.rolname} is a superuser: name another one`);
}

/** Lets programs log in, each as a member of its group role. Those that were there get the password that is said now, and no other group's rights. */
export async function makeLogIns(dataSource: DataSource, urls: LogIns): Promise<void> {
  const kinds = Object.keys(GROUP_ROLES) as readonly ProgramKind[];
  const users = Object.values(urls).flatMap((url) => (url === undefined ? [] : [userOf(url)]));
  await dataSource.transaction(async (manager) => {
    await refuseUsersOfMore(manager, users);
    for (const kind of kinds) {
      const url = urls[kind];
      for (const statement of url === undefined ? [] : statementsFor(url, GROUP_ROLES[kind]))
        await manager.query(statement);
    }
  });
}
