import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '@enrollment/config';
import { createKeyRing, writeKeyRing } from '@enrollment/keys';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { settingsSchema } from './settings.js';

const folder = mkdtempSync(join(tmpdir(), 'worker-settings-'));
const NEEDED = { DATABASE_URL: 'postgres://localhost/enrollment', KEYS_FILE: join(folder, 'keys.json') };
const DKIM = { MAIL_DKIM_DOMAIN: 'bank.example.jp', MAIL_DKIM_SELECTOR: 'otp', MAIL_DKIM_KEY_FILE: 'dkim.pem' };

const read = (env: NodeJS.ProcessEnv) => readSettings(settingsSchema, { ...NEEDED, ...env });

beforeAll(async () => writeKeyRing(NEEDED.KEYS_FILE, await createKeyRing()));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the settings of signed mails', () => {
  it('are all or none', () => {
    expect(read({}).MAIL_DKIM_DOMAIN).toBeUndefined();
    expect(read(DKIM)).toMatchObject(DKIM);
  });

  it.each(Object.keys(DKIM))('%s is missed beside the others, and beside other faults', (name) => {
    const env = { ...DKIM, [name]: undefined, DATABASE_URL: undefined };
    expect(() => read(env)).toThrow(new RegExp(`2 settings are wrong[^]*${name}: is not set; set it together with`));
  });
});

describe('the domain of return paths', () => {
  it.each(['bounces example.jp', '-a.example.jp', 'a@example.jp', 'example.jp:25', `${'a'.repeat(64)}.jp`])(
    'is not %s',
    (BOUNCE_DOMAIN) => {
      expect(() => read({ BOUNCE_DOMAIN })).toThrow('BOUNCE_DOMAIN: set a domain such as bounces.example.jp');
    },
  );
});
