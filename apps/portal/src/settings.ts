import { readSettings, setting } from '@enrollment/config';
import { sealingPublicKeyFault } from '@enrollment/keys';
import { z } from 'zod';

/** What the portal is told by its environment. */
export const settingsSchema = setting.obeying(
  z.object({
    NODE_ENV: setting.nodeEnv,
    LOG_LEVEL: setting.logLevel,
    BIND_ADDRESS: setting.bindAddress,
    DATABASE_URL: setting.databaseUrl,
    ALLOW_SHORT_POLICIES: setting.flag(false),
    ...setting.temporal,
    PORTAL_PORT: setting.port(3000),
    PORTAL_METRICS_PORT: setting.port(9460),
    PORTAL_PUBLIC_URL: setting.publicUrl.prefault('http://localhost:3000'),
    /** The service this process speaks for; without it, the first that was seeded. */
    PORTAL_SERVICE_ID: z
      .string()
      .regex(/^\d{4,8}$/, 'set a service ID of 4 to 8 digits')
      .optional(),
    PORTAL_SESSION_SECRET: setting.secretOfAtLeast(32),
    PORTAL_OIDC_CLIENT_ID: setting.text.prefault('portal'),
    PORTAL_OIDC_CLIENT_SECRET: setting.secretOfAtLeast(16),
    OIDC_ISSUER: setting.httpUrl.prefault('http://localhost:3003'),
    OIDC_PROMPT_LOGIN: setting.flag(true),
    TOKEN_SITE_PUBLIC_URL: setting.publicUrl.prefault('http://localhost:3001'),
    FACE_KEY: setting.base64Key32,
    SEALING_PUBLIC_KEY: setting.textWithout(
      "set the public half of the worker's sealing key, a JWK",
      sealingPublicKeyFault,
    ),
    TRUSTED_PROXIES: setting.proxies,
    RATE_LIMIT_PER_MINUTE: setting.wholeNumber({ min: 1, max: 1_000_000, fallback: 600 }),
    TRY_WAIT_SECONDS: setting.tryWaitSeconds,
  }),
  setting.portsOfTheirOwn('PORTAL_PORT', 'PORTAL_METRICS_PORT'),
  setting.httpsInProduction('PORTAL_PUBLIC_URL', 'TOKEN_SITE_PUBLIC_URL', 'OIDC_ISSUER'),
  setting.originsOfTheirOwn('OIDC_ISSUER', 'PORTAL_PUBLIC_URL', 'TOKEN_SITE_PUBLIC_URL'),
  setting.noGuessableSecretsInProduction('FACE_KEY', 'PORTAL_SESSION_SECRET', 'PORTAL_OIDC_CLIENT_SECRET'),
);
export type Settings = z.output<typeof settingsSchema>;

/** @throws SettingsError */
export function readPortalSettings(env: NodeJS.ProcessEnv): Settings {
  return readSettings(settingsSchema, env, { ownPrefixes: ['PORTAL_'] });
}
