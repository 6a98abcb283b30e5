import pg from 'pg';
import type { EntityManager } from 'typeorm';

/** Roles belong to the whole server: another database's migration may be making them at the same moment. */
export async function createRole(manager: EntityManager, name: string): Promise<void> {
  await manager.query(`DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${pg.escapeLiteral(name)}) THEN
      CREATE ROLE ${pg.escapeIdentifier(name)} NOLOGIN;
    END IF;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
  END $$`);
}
