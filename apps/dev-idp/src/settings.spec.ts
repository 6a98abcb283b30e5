import { readSettings } from '@enrollment/config';
import { describe, expect, it } from '@jest/globals';
import { devIdpSettings } from './settings.js';

const right = {
  PORTAL_OIDC_CLIENT_SECRET: 'a secret of the portal',
  BACK_OFFICE_OIDC_CLIENT_SECRET: 'a secret of the back office',
};

describe('the settings of the development identity provider', () => {
  it('need the secrets of its clients only', () => {
    expect(readSettings(devIdpSettings, right).DEV_IDP_PORT).toBe(3003);
  });

  it('are refused in production, with what to set instead', () => {
    expect(() => readSettings(devIdpSettings, { ...right, NODE_ENV: 'production' })).toThrow(/NODE_ENV.*OIDC_ISSUER/);
  });

  it('take an address of this machine only', () => {
    const env = { ...right, OIDC_ISSUER: 'https://login.bank.example' };
    expect(() => readSettings(devIdpSettings, env)).toThrow(/OIDC_ISSUER.*this machine/);
  });
});
