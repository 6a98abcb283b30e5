import { readSettings, setting } from '@enrollment/config';
import { z } from 'zod';

/** Settings of the back office's server. */
export const backOfficeSettings = setting.obeying(
  z.object({
    NODE_ENV: setting.nodeEnv,
    LOG_LEVEL: setting.logLevel,
    BIND_ADDRESS: setting.bindAddress,
    DATABASE_URL: setting.databaseUrl,
    ALLOW_SHORT_POLICIES: setting.flag(false),
    ...setting.temporal,
    FACE_KEY: setting.base64Key32,
    OIDC_ISSUER: setting.httpUrl.prefault('http://localhost:3003'),
    OIDC_PROMPT_LOGIN: setting.flag(true),
    TRUSTED_PROXIES: setting.proxies,
    RATE_LIMIT_PER_MINUTE: setting.wholeNumber({ min: 1, max: 1_000_000, fallback: 600 }),
    TRY_WAIT_SECONDS: setting.tryWaitSeconds,
    BACK_OFFICE_PORT: setting.port(3002),
    BACK_OFFICE_METRICS_PORT: setting.port(9462),
    BACK_OFFICE_PUBLIC_URL: setting.publicUrl.prefault('http://localhost:3002'),
    BACK_OFFICE_SESSION_SECRET: setting.secretOfAtLeast(32),
    BACK_OFFICE_OIDC_CLIENT_ID: setting.text.prefault('back-office'),
    BACK_OFFICE_OIDC_CLIENT_SECRET: setting.secretOfAtLeast(16),
  }),
  setting.portsOfTheirOwn('BACK_OFFICE_PORT', 'BACK_OFFICE_METRICS_PORT'),
  setting.httpsInProduction('BACK_OFFICE_PUBLIC_URL', 'OIDC_ISSUER'),
  setting.originsOfTheirOwn('OIDC_ISSUER', 'BACK_OFFICE_PUBLIC_URL'),
  setting.noGuessableSecretsInProduction('FACE_KEY', 'BACK_OFFICE_SESSION_SECRET', 'BACK_OFFICE_OIDC_CLIENT_SECRET'),
);
export type Settings = z.output<typeof backOfficeSettings>;

/** @throws SettingsError */
export function readBackOfficeSettings(env: NodeJS.ProcessEnv): Settings {
  return readSettings(backOfficeSettings, env, { ownPrefixes: ['BACK_OFFICE_'] });
}
