import { readSettings, setting } from '@enrollment/config';
import { sealingPublicKeyFault } from '@enrollment/keys';
import { z } from 'zod';

/** What the token site is told by its environment. */
export const settingsSchema = setting.obeying(
  z.object({
    NODE_ENV: setting.nodeEnv,
    LOG_LEVEL: setting.logLevel,
    BIND_ADDRESS: setting.bindAddress,
    DATABASE_URL: setting.databaseUrl,
    ALLOW_SHORT_POLICIES: setting.flag(false),
    ...setting.temporal,
    TOKEN_SITE_PORT: setting.port(3001),
    TOKEN_SITE_METRICS_PORT: setting.port(9461),
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
  setting.portsOfTheirOwn('TOKEN_SITE_PORT', 'TOKEN_SITE_METRICS_PORT'),
  setting.httpsInProduction('TOKEN_SITE_PUBLIC_URL'),
  setting.noGuessableSecretsInProduction('FACE_KEY'),
);
export type Settings = z.output<typeof settingsSchema>;

/** @throws SettingsError */
export function readTokenSiteSettings(env: NodeJS.ProcessEnv): Settings {
  return readSettings(settingsSchema, env, { ownPrefixes: ['TOKEN_SITE_'] });
}
