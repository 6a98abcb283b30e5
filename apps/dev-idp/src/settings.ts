import { readSettings, setting } from '@enrollment/config';
import { z } from 'zod';

const clientId = (fallback: string) => z.string().default(fallback);

export const devIdpSettings = z.object({
  NODE_ENV: setting.nodeEnv.refine(
    (mode) => mode !== 'production',
    'is production: this identity provider has one password for all and must not run there; set OIDC_ISSUER of the faces to the real one',
  ),
  DEV_IDP_PORT: setting.port(3003),
  OIDC_ISSUER: setting.httpUrl
    .refine(setting.isLoopback, 'set an address of this machine, such as http://localhost:3003')
    .default('http://localhost:3003'),
  DEV_PASSWORD: z.string().default('otp-demo-2026'),
  DATA_DIR: z.string().default('.data'),
  PORTAL_PUBLIC_URL: setting.publicUrl.default('http://localhost:3000'),
  PORTAL_OIDC_CLIENT_ID: clientId('portal'),
  PORTAL_OIDC_CLIENT_SECRET: setting.secretOfAtLeast(16),
  BACK_OFFICE_PUBLIC_URL: setting.publicUrl.default('http://localhost:3002'),
  BACK_OFFICE_OIDC_CLIENT_ID: clientId('back-office'),
  BACK_OFFICE_OIDC_CLIENT_SECRET: setting.secretOfAtLeast(16),
});

export type DevIdpSettings = z.output<typeof devIdpSettings>;

/** @throws SettingsError */
export function readDevIdpSettings(env: NodeJS.ProcessEnv): DevIdpSettings {
  return readSettings(devIdpSettings, env, { ownPrefixes: ['DEV_IDP_'] });
}
