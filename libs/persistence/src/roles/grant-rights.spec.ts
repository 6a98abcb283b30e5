import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { QueryRunner } from 'typeorm';
import { describeWithDatabase, FreshDatabase } from '../fresh-database.fixture.js';
import { grantTableRights } from './grant-rights.js';
import { GROUP_ROLES, TABLE_RIGHTS } from './table-rights.js';

describeWithDatabase('the roles of the programs', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await FreshDatabase.create();
    await database.newEnrollment(2);
    await grantTableRights(database.dataSource);
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

  it.each(Object.values(GROUP_ROLES))('%s moves no enrollment without an event', async (role) => {
    await actingAs(role, async (runner) => {
      for (const columns of [`state = 'EXPIRED', ended_at = updated_at`, 'generation = generation + 1']) {
        await expect(runner.query(`UPDATE enrollment SET ${columns}`)).rejects.toThrow('with an event only');
      }
      await expect(runner.query('UPDATE enrollment SET locale = locale')).resolves.toBeDefined();
    });
  });

  it('takes away what was given by hand', async () => {
    await database.dataSource.query(`GRANT DELETE ON event TO ${GROUP_ROLES.tokenSite}`);
    await expect(grantTableRights(database.dataSource)).resolves.toBe(true);
    await actingAs(GROUP_ROLES.tokenSite, async (runner) => {
      await expect(runner.query('DELETE FROM event')).rejects.toMatchObject({ code: '42501' });
    });
  });

  it.each([
    [GROUP_ROLES.worker, 'SELECT FROM portal_session'],
    [GROUP_ROLES.worker, 'SELECT FROM backoffice_session'],
    [GROUP_ROLES.portal, 'SELECT FROM burned_step'],
    [GROUP_ROLES.portal, 'SELECT FROM backoffice_session'],
    [GROUP_ROLES.portal, 'INSERT INTO approval DEFAULT VALUES'],
    [GROUP_ROLES.portal, 'UPDATE repudiation_case SET closed_at = opened_at'],
    [GROUP_ROLES.tokenSite, 'SELECT FROM backoffice_session'],
    [GROUP_ROLES.tokenSite, `INSERT INTO backoffice_session DEFAULT VALUES`],
    [GROUP_ROLES.tokenSite, 'INSERT INTO portal_session DEFAULT VALUES'],
    [GROUP_ROLES.tokenSite, 'INSERT INTO approval DEFAULT VALUES'],
    [GROUP_ROLES.tokenSite, 'UPDATE approval SET used_at = NULL'],
    [GROUP_ROLES.tokenSite, 'UPDATE repudiation_case SET closed_at = opened_at'],
    [GROUP_ROLES.tokenSite, 'INSERT INTO enrollment DEFAULT VALUES'],
    [GROUP_ROLES.backOffice, 'SELECT FROM portal_session'],
    [GROUP_ROLES.backOffice, 'INSERT INTO attempt DEFAULT VALUES'],
    [GROUP_ROLES.backOffice, 'INSERT INTO generation DEFAULT VALUES'],
    [GROUP_ROLES.backOffice, 'INSERT INTO token DEFAULT VALUES'],
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
    await expect(grantTableRights(database.dataSource)).rejects.toThrow('forgotten');
    await database.dataSource.query('DROP TABLE forgotten');
  });
});

describe('TABLE_RIGHTS', () => {
  it('lets no program change or remove an event', () => {
    for (const rights of Object.values(TABLE_RIGHTS.event ?? {})) expect(rights).toEqual(['SELECT', 'INSERT']);
  });
});
