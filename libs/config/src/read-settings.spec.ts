import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { readSettings } from './read-settings.js';
import * as setting from './setting.schema.js';
import { SettingsError } from './settings-error.js';

const schema = z.object({
  PORTAL_PORT: setting.port(3000),
  PORTAL_PUBLIC_URL: setting.httpUrl,
  PORTAL_SESSION_SECRET: setting.secretOfAtLeast(32),
  FACE_KEY: setting.base64Key32,
  OIDC_PROMPT_LOGIN: setting.flag(false),
  TRUSTED_PROXIES: setting.list,
  NODE_ENV: setting.nodeEnv,
});

const right = {
  PORTAL_PUBLIC_URL: 'http://localhost:3000/',
  PORTAL_SESSION_SECRET: 'a'.repeat(32),
  FACE_KEY: Buffer.alloc(32, 1).toString('base64'),
};

function faultsOf(env: NodeJS.ProcessEnv): SettingsError {
  try {
    readSettings(schema, env, { ownPrefixes: ['PORTAL_'] });
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
  throw new Error('the settings were taken');
}

describe('readSettings', () => {
  it('reads, converts and fills in defaults', () => {
    const settings = readSettings(schema, {
      ...right,
      TRUSTED_PROXIES: '10.0.0.1, 10.0.0.2',
      OIDC_PROMPT_LOGIN: 'true',
    });
    expect(settings).toMatchObject({
      PORTAL_PORT: 3000,
      PORTAL_PUBLIC_URL: 'http://localhost:3000',
      OIDC_PROMPT_LOGIN: true,
      TRUSTED_PROXIES: ['10.0.0.1', '10.0.0.2'],
      NODE_ENV: 'development',
    });
  });

  it('names all faults at once, each with how to mend it', () => {
    const { faults } = faultsOf({ PORTAL_PORT: '70000', PORTAL_PUBLIC_URL: 'localhost', OIDC_PROMPT_LOGIN: 'maybe' });
    expect(faults).toEqual(
      expect.arrayContaining([
        { name: 'PORTAL_PORT', mend: 'set a port between 1 and 65535' },
        { name: 'PORTAL_PUBLIC_URL', mend: expect.stringContaining('http://') },
        { name: 'PORTAL_SESSION_SECRET', mend: expect.stringContaining('is not set') },
        { name: 'FACE_KEY', mend: expect.stringContaining('openssl rand') },
        { name: 'OIDC_PROMPT_LOGIN', mend: 'set one of true, false' },
      ]),
    );
    expect(faults).toHaveLength(5);
  });

  it('never repeats a value', () => {
    const { message } = faultsOf({ ...right, PORTAL_SESSION_SECRET: 'hunter2', FACE_KEY: 'open sesame' });
    expect(message).not.toMatch(/hunter2|sesame/);
  });

  it('calls an unknown name with the own prefix a fault', () => {
    expect(faultsOf({ ...right, PORTAL_PROT: '1' }).message).toContain('PORTAL_PROT');
  });

  it('takes an empty variable as not set', () => {
    expect(readSettings(schema, { ...right, PORTAL_PORT: '' }).PORTAL_PORT).toBe(3000);
  });

  it('refuses what weakens a rule where NODE_ENV is production, together with all other faults', () => {
    const lenient = schema.extend({ ALLOW_SHORT_POLICIES: setting.flag(false) });
    const on = { ...right, ALLOW_SHORT_POLICIES: 'true' };
    expect(readSettings(lenient, { ...on, NODE_ENV: 'test' }).ALLOW_SHORT_POLICIES).toBe(true);
    const inProduction = () => readSettings(lenient, { ...on, NODE_ENV: 'production', PORTAL_PORT: 'x' });
    expect(inProduction).toThrow(/ALLOW_SHORT_POLICIES: .*production[\s\S]*PORTAL_PORT/);
    const off = { ...on, NODE_ENV: 'production', ALLOW_SHORT_POLICIES: 'false' };
    expect(readSettings(lenient, off).ALLOW_SHORT_POLICIES).toBe(false);
  });
});
