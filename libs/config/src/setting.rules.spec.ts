import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { readSettings } from './read-settings.js';
import * as setting from './setting.js';
import { SettingsError } from './settings-error.js';

const schema = setting.obeying(
  z.object({
    NODE_ENV: setting.nodeEnv,
    PORTAL_PORT: setting.port(3000),
    PORTAL_METRICS_PORT: setting.port(9460),
    PORTAL_PUBLIC_URL: setting.publicUrl.prefault('http://localhost:3000'),
    TOKEN_SITE_PUBLIC_URL: setting.publicUrl.prefault('http://localhost:3001'),
    OIDC_ISSUER: setting.httpUrl.prefault('http://localhost:3003'),
    SMTP_URL: setting.smtpUrl.prefault('smtp://127.0.0.1:1025'),
    DATABASE_URL: setting.databaseUrl,
    TRUSTED_PROXIES: setting.proxies,
    BIND_ADDRESS: setting.bindAddress,
    KEY_PROVIDER: z.enum(['file', 'service']).default('file'),
    FACE_KEY: setting.base64Key32,
    PORTAL_SESSION_SECRET: setting.secretOfAtLeast(32),
    ...setting.temporal,
  }),
  setting.httpsInProduction('PORTAL_PUBLIC_URL', 'TOKEN_SITE_PUBLIC_URL', 'OIDC_ISSUER'),
  setting.originsOfTheirOwn('PORTAL_PUBLIC_URL', 'TOKEN_SITE_PUBLIC_URL'),
  setting.portsOfTheirOwn('PORTAL_PORT', 'PORTAL_METRICS_PORT'),
  setting.smtpTlsInProduction,
  setting.fileKeysOutsideProduction,
  setting.noGuessableSecretsInProduction('FACE_KEY', 'PORTAL_SESSION_SECRET'),
);

const DEVELOPMENT = {
  DATABASE_URL: 'postgres://user:word@db:5432/enrollment',
  FACE_KEY: 'q7v0Lk3sX1m8YwZ2bN5cR9tH4uJ6pE0aDfGhKiOsPlM=',
  PORTAL_SESSION_SECRET: 'kR2v9Qw7Zx4Lm1Np8Ts5Yb3Hc6Jd0Gf4Aq7Ue2Io',
};
const PRODUCTION = {
  ...DEVELOPMENT,
  NODE_ENV: 'production',
  PORTAL_PUBLIC_URL: 'https://portal.bank.jp',
  TOKEN_SITE_PUBLIC_URL: 'https://token.bank.jp',
  OIDC_ISSUER: 'https://login.bank.jp/realms/business',
  SMTP_URL: 'smtps://mail.bank.jp',
  KEY_PROVIDER: 'service',
};

function faultsOf(env: NodeJS.ProcessEnv): string[] {
  try {
    readSettings(schema, env, { ownPrefixes: ['PORTAL_'] });
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.faults.map(({ name, mend }) => `${name}: ${mend}`);
    throw error;
  }
}

describe('settings that belong together', () => {
  it.each([
    ['for development', DEVELOPMENT],
    ['for production', PRODUCTION],
    ['with a mail relay on this machine', { ...PRODUCTION, SMTP_URL: 'smtp://127.0.0.1:25' }],
  ])('are taken %s', (_, env) => {
    expect(faultsOf(env)).toEqual([]);
  });

  it.each<[string, string, string | undefined, RegExp]>([
    ['without https', 'PORTAL_PUBLIC_URL', 'http://portal.bank.jp', /https:/],
    ['not set, which is a loopback address', 'PORTAL_PUBLIC_URL', undefined, /is not set; .*https:/],
    ['of the machine itself', 'TOKEN_SITE_PUBLIC_URL', 'https://localhost', /https:/],
    ['of the machine itself, by number', 'TOKEN_SITE_PUBLIC_URL', 'https://127.0.0.5:8443', /https:/],
    ['of an identity provider without TLS', 'OIDC_ISSUER', 'http://login.bank.jp', /https:/],
    ['of mail in the clear', 'SMTP_URL', 'smtp://mail.bank.jp:587', /smtps:/],
    ['keys from a file', 'KEY_PROVIDER', 'file', /key management service/],
    ['a key that is all zeroes', 'FACE_KEY', Buffer.alloc(32).toString('base64'), /random/],
    ['a secret out of an example', 'PORTAL_SESSION_SECRET', `changeme-${'kR2v9Qw7Zx4Lm1Np8Ts5Y'.repeat(2)}`, /random/],
    ['a password for development', 'DEV_PASSWORD', 'otp-demo-2026', /remove it/],
  ])('are refused in production when one is %s', (_, name, value, mend) => {
    const faults = faultsOf({ ...PRODUCTION, [name]: value });
    expect(faults).toEqual([expect.stringMatching(new RegExp(`^${name}: .*${mend.source}`))]);
    if (value !== undefined && value.length > 10) expect(faults.join()).not.toContain(value);
  });

  it('are refused when two faces share an origin, whatever its writing', () => {
    const env = { ...DEVELOPMENT, PORTAL_PUBLIC_URL: 'http://Site:80/', TOKEN_SITE_PUBLIC_URL: 'http://site' };
    expect(faultsOf(env)).toEqual([expect.stringContaining('TOKEN_SITE_PUBLIC_URL: is the same as PORTAL_PUBLIC_URL')]);
  });

  it('are refused when a program is to listen twice on one port', () => {
    expect(faultsOf({ ...DEVELOPMENT, PORTAL_PORT: '9460' })).toEqual([
      expect.stringMatching(/^PORTAL_METRICS_PORT: .*is the same as PORTAL_PORT/),
    ]);
    expect(faultsOf({ ...DEVELOPMENT, PORTAL_PORT: 'x', PORTAL_METRICS_PORT: 'x' })).toHaveLength(2);
  });

  it('are judged together also when single ones are wrong', () => {
    const env = { ...PRODUCTION, PORTAL_PORT: 'many', FACE_KEY: undefined, SMTP_URL: 'smtp://mail.bank.jp' };
    expect(faultsOf(env).map((fault) => fault.split(':')[0])).toEqual(['PORTAL_PORT', 'FACE_KEY', 'SMTP_URL']);
  });
});

describe('addresses', () => {
  it.each([
    ['PORTAL_PUBLIC_URL', 'https://portal.bank.jp/path'],
    ['PORTAL_PUBLIC_URL', 'https://user:word@portal.bank.jp'],
    ['PORTAL_PUBLIC_URL', 'portal.bank.jp'],
    ['OIDC_ISSUER', 'https://login.bank.jp/?tenant=1'],
    ['SMTP_URL', 'https://mail.bank.jp'],
    ['SMTP_URL', 'mail.bank.jp:25'],
    ['SMTP_URL', 'smtp:///relay'],
    ['DATABASE_URL', 'postgres://db:5432'],
    ['DATABASE_URL', 'mysql://db/enrollment'],
    ['TEMPORAL_ADDRESS', 'http://temporal:7233'],
    ['TEMPORAL_ADDRESS', 'temporal:99999'],
    ['TRUSTED_PROXIES', '10.0.0.1, proxy.bank.jp'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '0.0.0.0/0'],
    ['TRUSTED_PROXIES', '::/0'],
    ['BIND_ADDRESS', '0.0.0'],
  ])('%s is not %s', (name, value) => {
    const faults = faultsOf({ ...DEVELOPMENT, [name]: value });
    expect(faults).toEqual([expect.stringContaining(`${name}: set `)]);
    expect(faults.join()).not.toContain(value);
  });

  it.each([
    ['SMTP_URL', 'smtps://user:word@[2001:db8::1]:465'],
    ['DATABASE_URL', 'postgresql:///enrollment?host=/run/postgresql'],
    ['TEMPORAL_ADDRESS', 'ns.account.tmprl.cloud:7233'],
    ['TEMPORAL_ADDRESS', '[::1]:7233'],
    ['TRUSTED_PROXIES', '10.0.0.0/8,2001:db8::/32,loopback'],
    ['BIND_ADDRESS', '::'],
  ])('%s may be %s', (name, value) => {
    expect(faultsOf({ ...DEVELOPMENT, [name]: value })).toEqual([]);
  });
});

describe('names', () => {
  it.each([
    ['PORTAL_PUBIC_URL', 'PORTAL_PUBLIC_URL'],
    ['OIDC_ISUER', 'OIDC_ISSUER'],
    ['SMTP_URI', 'SMTP_URL'],
    ['TRUSTED_PROXYS', 'TRUSTED_PROXIES'],
    ['DATABSE_URL', 'DATABASE_URL'],
    ['NODE_ENW', 'NODE_ENV'],
  ])('%s is told from %s', (wrong, right) => {
    expect(faultsOf({ ...DEVELOPMENT, [wrong]: 'planted' })).toEqual([
      `${wrong}: is not a setting; correct its name, perhaps to ${right}, or remove it`,
    ]);
  });

  it('of other programs and of the machine are none of ours', () => {
    const others = { BACK_OFFICE_PORT: '1', WORKER_METRICS_PORT: '2', PATH: '/bin', HOME: '/', SMTP_PORT: '1025' };
    expect(faultsOf({ ...DEVELOPMENT, ...others })).toEqual([]);
  });
});
