import type { DataSource, EntityManager } from 'typeorm';
import { createRole } from './create-role.js';
import { FUNCTION_RIGHTS, GROUP_ROLES, PROGRAM_KINDS, type ProgramKind, TABLE_RIGHTS } from './rights.js';

/** Not a table of ours: the migrations' own record, by which a program sees that its tables are there. */
const MIGRATIONS = 'migrations';

async function areThere(manager: EntityManager): Promise<boolean> {
  const roles = Object.values(GROUP_ROLES);
  const [row] = await manager.query<[{ mayCreate: boolean; found: number }]>(
    `SELECT (SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user) AS "mayCreate",
            (SELECT count(*)::int FROM pg_roles WHERE rolname = ANY($1)) AS found`,
    [roles],
  );
  if (row.mayCreate) for (const role of roles) await createRole(manager, role);
  return row.mayCreate || row.found === roles.length;
}

async function namesOf(manager: EntityManager, sql: string): Promise<string[]> {
  const rows = await manager.query<{ name: string }[]>(`${sql} ORDER BY 1`);
  return rows.map(({ name }) => name);
}

const tablesOf = (manager: EntityManager): Promise<string[]> =>
  namesOf(
    manager,
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '${MIGRATIONS}'`,
  );

/** Those that lend whoever calls them the rights of the owner. */
const lendingFunctionsOf = (manager: EntityManager): Promise<string[]> =>
  namesOf(manager, `SELECT proname AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef`);

function refuseUnnamed(what: string, names: readonly string[], known: object): void {
  const unnamed = names.filter((name) => !(name in known));
  if (unnamed.length > 0) throw new Error(`${what} says nothing of ${unnamed.join(', ')}: add a line for each`);
}

async function grantTo(manager: EntityManager, kind: ProgramKind): Promise<void> {
  const role = GROUP_ROLES[kind];
  await manager.query(`REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${role}`);
  await manager.query(`GRANT SELECT ON ${MIGRATIONS} TO ${role}`);
  for (const [table, rights] of Object.entries(TABLE_RIGHTS)) {
    const given = rights[kind] ?? [];
    if (given.length > 0) await manager.query(`GRANT ${given.join(', ')} ON ${table} TO ${role}`);
  }
  for (const [name, kinds] of Object.entries(FUNCTION_RIGHTS)) {
    await manager.query(`REVOKE ALL ON FUNCTION ${name} FROM PUBLIC, ${role}`);
    if (kinds.includes(kind)) await manager.query(`GRANT EXECUTE ON FUNCTION ${name} TO ${role}`);
  }
}

/**
 * Gives the programs' group roles what `TABLE_RIGHTS` and `FUNCTION_RIGHTS` say, and takes from them what they do not say.
 * @returns false when the roles are not there and the owner may not make them
 * @throws Error naming tables, or functions that run as the owner, which these do not know
 */
export async function grantRights(dataSource: DataSource): Promise<boolean> {
  return dataSource.transaction(async (manager) => {
    refuseUnnamed('TABLE_RIGHTS', await tablesOf(manager), TABLE_RIGHTS);
    refuseUnnamed('FUNCTION_RIGHTS', await lendingFunctionsOf(manager), FUNCTION_RIGHTS);
    if (!(await areThere(manager))) return false;
    // What is found by name in this schema, functions that run as the owner find too.
    await manager.query('REVOKE CREATE ON SCHEMA public FROM PUBLIC');
    for (const kind of PROGRAM_KINDS) await grantTo(manager, kind);
    return true;
  });
}
