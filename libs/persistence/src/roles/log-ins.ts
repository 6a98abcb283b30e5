import pg from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { createRole } from './create-role.js';
import { GROUP_ROLES, PROGRAM_KINDS, type ProgramKind } from './rights.js';
import { scramVerifier } from './scram-verifier.js';

/** The addresses that programs reach the database by, with user and password. */
type LogIns = Readonly<Record<ProgramKind, string | undefined>>;

const userOf = (url: string): string => decodeURIComponent(new URL(url).username);

/** The password is never part of a statement, only what the server would keep of it. */
async function makeLogIn(manager: EntityManager, url: string, group: string): Promise<void> {
  const name = userOf(url);
  const user = pg.escapeIdentifier(name);
  const verifier = scramVerifier(decodeURIComponent(new URL(url).password));
  await createRole(manager, name);
  await manager.query(`ALTER ROLE ${user} LOGIN PASSWORD ${pg.escapeLiteral(verifier)}`);
  for (const other of Object.values(GROUP_ROLES)) {
    if (other !== group) await manager.query(`REVOKE ${other} FROM ${user}`);
  }
  await manager.query(`GRANT ${group} TO ${user}`);
}

/** A user of two programs, or one who may do everything, would undo what the group roles are for. */
async function refuseUsersOfMore(manager: EntityManager, users: readonly string[]): Promise<void> {
  const twice = users.find((user, index) => users.indexOf(user) !== index);
  if (twice !== undefined) throw new Error(`the database user ${twice} is named for two programs: give each its own`);
  const [master] = await manager.query<{ rolname: string }[]>(
    `SELECT rolname FROM pg_roles
     WHERE (rolsuper OR rolcreaterole OR rolbypassrls OR rolname = current_user) AND rolname = ANY($1)`,
    [users],
  );
  if (master !== undefined)
    throw new Error(`the database user ${master.rolname} may do more than a program: name another one`);
}

/** Lets programs log in, each as a member of its group role. Those that were there get the password that is said now, and no other group's rights. */
export async function makeLogIns(dataSource: DataSource, urls: LogIns): Promise<void> {
  const users = Object.values(urls).flatMap((url) => (url === undefined ? [] : [userOf(url)]));
  await dataSource.transaction(async (manager) => {
    await refuseUsersOfMore(manager, users);
    for (const kind of PROGRAM_KINDS) {
      const url = urls[kind];
      if (url !== undefined) await makeLogIn(manager, url, GROUP_ROLES[kind]);
    }
  });
}
