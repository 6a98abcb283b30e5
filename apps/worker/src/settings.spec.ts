import { readSettings } from '@enrollment/config';
import { describe, expect, it } from '@jest/globals';
import { settingsSchema } from './settings.js';

const NEEDED = { DATABASE_URL: 'postgres://localhost/enrollment', KEYS_FILE: '.data/keys.json' };
const DKIM = { MAIL_DKIM_DOMAIN: 'bank.example.jp', MAIL_DKIM_SELECTOR: 'otp', MAIL_DKIM_KEY_FILE: 'dkim.pem' };

const read = (env: NodeJS.ProcessEnv) => readSettings(settingsSchema, { ...NEEDED, ...env });

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
