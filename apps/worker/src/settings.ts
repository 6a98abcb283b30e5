import { readSettings, setting } from '@enrollment/config';
import { keyRingFileFault } from '@enrollment/keys';
import { z } from 'zod';

/** One setting of DKIM without the others would leave mails unsigned that somebody thinks are signed. */
const DKIM = ['MAIL_DKIM_DOMAIN', 'MAIL_DKIM_SELECTOR', 'MAIL_DKIM_KEY_FILE'] as const;

/** What the worker is told by its environment. */
export const settingsSchema = setting.obeying(
  z.object({
    NODE_ENV: setting.nodeEnv,
    LOG_LEVEL: setting.logLevel,
    BIND_ADDRESS: setting.bindAddress,
    DATABASE_URL: setting.databaseUrl,
    ALLOW_SHORT_POLICIES: setting.flag(false),
    ...setting.temporal,
    WORKER_METRICS_PORT: setting.port(9463),
    /** `auto-upgrade` moves open workflows to the newest version by itself; `pinned` leaves that to a deployment. */
    WORKER_VERSIONING: z.enum(['auto-upgrade', 'pinned']).default('pinned'),
    WORKER_CACHED_WORKFLOWS: setting.wholeNumber({ min: 10, max: 100_000, fallback: 2_000 }),
    SMTP_URL: setting.smtpUrl.prefault('smtp://127.0.0.1:1025'),
    /** Where mails come back to. */
    BOUNCE_PORT: setting.port(2525),
    BOUNCE_DOMAIN: setting.domainName.optional(),
    MAIL_DKIM_DOMAIN: setting.domainName.optional(),
    MAIL_DKIM_SELECTOR: setting.domainName.optional(),
    MAIL_DKIM_KEY_FILE: setting.text.optional(),
    /** Who holds the key-encryption keys; a key management service adds its name here (docs/adr/0018). */
    KEY_PROVIDER: z.enum(['file']).default('file'),
    KEYS_FILE: setting.textWithout('set the path of the file with the keys', keyRingFileFault),
    AUDIT_FOLDER: setting.text.prefault('.data/audit'),
    TOKEN_SITE_PUBLIC_URL: setting.publicUrl.prefault('http://localhost:3001'),
    PORTAL_PUBLIC_URL: setting.publicUrl.prefault('http://localhost:3000'),
  }),
  setting.togetherOrNot(...DKIM),
  setting.fileKeysOutsideProduction,
  setting.smtpTlsInProduction,
  setting.portsOfTheirOwn('WORKER_METRICS_PORT', 'BOUNCE_PORT'),
  setting.httpsInProduction('PORTAL_PUBLIC_URL', 'TOKEN_SITE_PUBLIC_URL'),
  setting.originsOfTheirOwn('PORTAL_PUBLIC_URL', 'TOKEN_SITE_PUBLIC_URL'),
);
export type Settings = z.output<typeof settingsSchema>;

/** @throws SettingsError */
export function readWorkerSettings(env: NodeJS.ProcessEnv): Settings {
  return readSettings(settingsSchema, env, { ownPrefixes: ['WORKER_'] });
}
