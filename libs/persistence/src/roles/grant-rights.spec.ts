import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { QueryRunner } from 'typeorm';
import { describeWithDatabase, FreshDatabase } from '../fresh-database.fixture.js';
import { grantRights } from './grant-rights.js';
import { FUNCTION_RIGHTS, GROUP_ROLES, TABLE_RIGHTS } from './rights.js';

/** Functions that run as the owner, which must look nowhere but in our own schema. */
const LENDING = `SELECT proname AS name, proconfig AS path FROM pg_proc
  WHERE pronamespace = 'public'::regnamespace AND prosecdef ORDER BY 1`;

describeWithDatabase('the roles of the programs', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await FreshDatabase.create();
    await database.newEnrollment(2);
    await grantRights(database.dataSource);
  });
  afterAll(() => database.drop());

  async function actingAs(role: string, work: (runner: QueryRunner) => Promise<void>): Promise<void> {
    const runner = database.dataSource.createQueryRunner();
    await runner.query(`SET ROLE ${role}`);
    await work(runner).finally(() => runner.query('RESET ROLE'));
    await runner.release();
  }

  it.each(Object.values(GROUP_ROLES))('%s reads and adds events and can do nothing else to them', async (role) => {
    await actingAs(role, async (runner) => {
      await expect(runner.query('SELECT number FROM event')).resolves.toHaveLength(2);
      for (const statement of [
        `UPDATE event SET type = 'expired'`,
        'UPDATE event SET hash = hash',
        'DELETE FROM event',
        'TRUNCATE event',
        'ALTER TABLE event DISABLE TRIGGER event_append_only',
        'DROP TRIGGER event_append_only ON event',
        'DROP TABLE event CASCADE',
        'CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$',
        'SET session_replication_role = replica',
        'CREATE TABLE own (id integer)',
      ]) {
        await expect(runner.query(statement)).rejects.toMatchObject({ code: '42501' });
      }
    });
  });

  it.each([GROUP_ROLES.portal, GROUP_ROLES.worker])('%s moves no enrollment without an event', async (role) => {
    await actingAs(role, async (runner) => {
      await expect(runner.query(`UPDATE enrollment SET state = 'LOCKED', locked_from = state`)).rejects.toThrow(
        'with an event only',
      );
      await expect(runner.query('UPDATE enrollment SET deadline = deadline')).resolves.toBeDefined();
    });
  });

  it('takes away what was given by hand', async () => {
    const { tokenSite } = GROUP_ROLES;
    await database.dataSource.query(`GRANT DELETE ON event TO ${tokenSite}`);
    await database.dataSource.query(`GRANT UPDATE (issuer) ON customer TO ${tokenSite}`);
    await database.dataSource.query(`GRANT EXECUTE ON FUNCTION void_token TO ${tokenSite}, PUBLIC`);
    await expect(grantRights(database.dataSource)).resolves.toBe(true);
    await actingAs(tokenSite, async (runner) => {
      for (const statement of [
        'DELETE FROM event',
        `UPDATE customer SET issuer = ''`,
        'SELECT void_token(NULL, 1, now())',
      ]) {
        await expect(runner.query(statement)).rejects.toMatchObject({ code: '42501' });
      }
    });
  });

  it.each([
    [GROUP_ROLES.worker, 'SELECT FROM portal_session'],
    [GROUP_ROLES.worker, 'SELECT FROM backoffice_session'],
    [GROUP_ROLES.worker, 'UPDATE token SET customer_id = customer_id'],
    [GROUP_ROLES.worker, 'UPDATE generation SET user_id = user_id'],
    [GROUP_ROLES.portal, 'SELECT FROM burned_step'],
    [GROUP_ROLES.portal, 'SELECT FROM backoffice_session'],
    [GROUP_ROLES.portal, 'INSERT INTO approval DEFAULT VALUES'],
    [GROUP_ROLES.portal, 'UPDATE repudiation_case SET closed_at = opened_at'],
    [GROUP_ROLES.portal, 'UPDATE customer SET on_hold_since = NULL'],
    [GROUP_ROLES.portal, 'UPDATE customer SET subject = subject'],
    [GROUP_ROLES.portal, 'UPDATE enrollment SET customer_id = customer_id'],
    [GROUP_ROLES.portal, 'UPDATE generation SET start_password_verifier = NULL'],
    [GROUP_ROLES.portal, 'UPDATE generation SET sealed_start_password = NULL'],
    [GROUP_ROLES.portal, `UPDATE token SET status = 'active'`],
    [GROUP_ROLES.portal, `UPDATE attempt SET outcome = 'right'`],
    [GROUP_ROLES.tokenSite, 'SELECT FROM portal_session'],
    [GROUP_ROLES.tokenSite, 'SELECT FROM backoffice_session'],
    [GROUP_ROLES.tokenSite, 'INSERT INTO backoffice_session DEFAULT VALUES'],
    [GROUP_ROLES.tokenSite, 'INSERT INTO portal_session DEFAULT VALUES'],
    [GROUP_ROLES.tokenSite, 'UPDATE portal_session SET sess = sess'],
    [GROUP_ROLES.tokenSite, 'SELECT FROM approval'],
    [GROUP_ROLES.tokenSite, 'UPDATE repudiation_case SET closed_at = opened_at'],
    [GROUP_ROLES.tokenSite, 'INSERT INTO enrollment DEFAULT VALUES'],
    [GROUP_ROLES.tokenSite, `UPDATE enrollment SET state = 'ACTIVE'`],
    [GROUP_ROLES.tokenSite, 'UPDATE generation SET start_password_verifier = NULL'],
    [GROUP_ROLES.tokenSite, 'UPDATE generation SET sealed_start_password = NULL'],
    [GROUP_ROLES.tokenSite, 'UPDATE generation SET mail_address = NULL'],
    [GROUP_ROLES.tokenSite, 'UPDATE customer SET on_hold_since = NULL'],
    [GROUP_ROLES.tokenSite, 'UPDATE customer SET subject = subject'],
    [GROUP_ROLES.tokenSite, `UPDATE token SET status = 'active'`],
    [GROUP_ROLES.tokenSite, `UPDATE attempt SET outcome = 'right'`],
    [GROUP_ROLES.tokenSite, 'UPDATE mail SET not_me_code_hash = NULL'],
    [GROUP_ROLES.backOffice, 'SELECT FROM portal_session'],
    [GROUP_ROLES.backOffice, 'SELECT end_portal_sessions(NULL, NULL)'],
    [GROUP_ROLES.backOffice, 'INSERT INTO attempt DEFAULT VALUES'],
    [GROUP_ROLES.backOffice, 'INSERT INTO generation DEFAULT VALUES'],
    [GROUP_ROLES.backOffice, 'INSERT INTO token DEFAULT VALUES'],
    [GROUP_ROLES.backOffice, `UPDATE enrollment SET state = 'ACTIVE'`],
    [GROUP_ROLES.backOffice, 'UPDATE token SET customer_id = customer_id'],
  ])('%s may not: %s', async (role, statement) => {
    await actingAs(role, async (runner) => {
      await expect(runner.query(statement)).rejects.toMatchObject({ code: '42501' });
    });
  });

  it('names a table that nothing is said of, and every name is of a table', async () => {
    const rows = await database.dataSource.query(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`);
    const names = (rows as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(TABLE_RIGHTS)));
    await database.dataSource.query('CREATE TABLE forgotten (id integer)');
    await expect(grantRights(database.dataSource)).rejects.toThrow('forgotten');
    await database.dataSource.query('DROP TABLE forgotten');
  });

  it('names a function that runs as the owner and that nothing is said of', async () => {
    await expect(database.dataSource.query(LENDING)).resolves.toEqual(
      Object.keys(FUNCTION_RIGHTS).map((name) => ({ name, path: ['search_path=pg_catalog, public, pg_temp'] })),
    );
    await database.dataSource.query(
      'CREATE FUNCTION forgotten() RETURNS void LANGUAGE sql SECURITY DEFINER AS $$ SELECT $$',
    );
    await expect(grantRights(database.dataSource)).rejects.toThrow('forgotten');
    await database.dataSource.query('DROP FUNCTION forgotten');
  });
});

describe('TABLE_RIGHTS', () => {
  it('lets no program change or remove an event', () => {
    for (const rights of Object.values(TABLE_RIGHTS.event ?? {})) expect(rights).toEqual(['SELECT', 'INSERT']);
  });
});
