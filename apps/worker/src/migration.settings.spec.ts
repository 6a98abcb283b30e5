import { SettingsError } from '@enrollment/config';
import { describe, expect, it } from '@jest/globals';
import { readMigrationSettings } from './migration.settings.js';

const OWNER = { DATABASE_URL: 'postgres://owner:geheim@db/otp' };

function faultyNames(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readMigrationSettings(env);
    return [];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    expect(error.message).not.toContain('geheim');
    return error.faults.map(({ name }) => name);
  }
}

describe('the log-ins that the migration makes', () => {
  it.each<[string, NodeJS.ProcessEnv]>([
    ['none', {}],
    ['some', { DATABASE_URL_PORTAL: 'postgres://portal:geheim@db/otp' }],
  ])('may be %s', (_, env) => {
    expect(faultyNames({ ...OWNER, ...env })).toEqual([]);
  });

  it.each<[string, NodeJS.ProcessEnv, readonly string[]]>([
    ['without a password', { DATABASE_URL_PORTAL: 'postgres://portal@db/otp' }, ['DATABASE_URL_PORTAL']],
    ['without a user', { DATABASE_URL_WORKER: 'postgres://db/otp' }, ['DATABASE_URL_WORKER']],
    ['of the owner', { DATABASE_URL_PORTAL: OWNER.DATABASE_URL }, ['DATABASE_URL_PORTAL']],
    [
      'of another program',
      { DATABASE_URL_PORTAL: 'postgres://all:geheim@db/otp', DATABASE_URL_WORKER: 'postgres://all:geheim@db/otp' },
      ['DATABASE_URL_WORKER'],
    ],
  ])('are refused %s', (_, env, names) => {
    expect(faultyNames({ ...OWNER, ...env })).toEqual(names);
  });
});
