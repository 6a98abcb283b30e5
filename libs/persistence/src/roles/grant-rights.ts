import type { DataSource, EntityManager } from 'typeorm';
import { GROUP_ROLES, type ProgramKind, TABLE_RIGHTS } from './table-rights.js';

/** Not a table of ours: the migrations' own record, by which a program sees that its tables are there. */
const MIGRATIONS = 'migrations';

const KINDS = Object.keys(GROUP_ROLES) as readonly ProgramKind[];

/** Roles belong to the whole server: another database's migration may be making them at the same moment. */
const createRole = (role: string): string => `
  DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role} NOLOGIN; END IF;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
  END $$`;

async function areThere(manager: EntityManager): Promise<boolean> {
  const [row] = await manager.query<[{ mayCreate: boolean; found: number }]>(
    `SELECT (SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user) AS "mayCreate",
            (SELECT count(*)::int FROM pg_roles WHERE rolname = ANY($1)) AS found`,
    [Object.values(GROUP_ROLES)],
  );
  if (row.mayCreate) for (const role of Object.values(GROUP_ROLES)) await manager.query(createRole(role));
  return row.mayCreate || row.found === KINDS.length;
}

async function tablesOf(manager: EntityManager): Promise<string[]> {
  const rows = await manager.query<{ name: string }[]>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '${MIGRATIONS}' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

/**
 * Gives the programs' group roles what `TABLE_RIGHTS` says, and takes from them what it does not say.
 * @returns false when the roles are not there and the owner may not make them
 * @throws Error naming tables that `TABLE_RIGHTS` does not know
 */
export async function grantTableRights(dataSource: DataSource): Promise<boolean> {
  return dataSource.transaction(async (manager) => {
    const tables = await tablesOf(manager);
    const unnamed = tables.filter((table) => TABLE_RIGHTS[table] === undefined);
    if (unnamed.length > 0) throw new Error(`TABLE_RIGHTS says nothing of ${unnamed.join(', ')}: add a line for each`);
    if (!(await areThere(manager))) return false;
    for (const kind of KINDS) {
      const role = GROUP_ROLES[kind];
      await manager.query(`REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${role}`);
      await manager.query(`GRANT SELECT ON ${MIGRATIONS} TO ${role}`);
      for (const table of tables) {
        const rights = TABLE_RIGHTS[table]?.[kind] ?? [];
        if (rights.length > 0) await manager.query(`GRANT ${rights.join(', ')} ON ${table} TO ${role}`);
      }
    }
    return true;
  });
}
