import { setting } from '@enrollment/config';
import { z } from 'zod';

const DKIM = ['MAIL_DKIM_DOMAIN', 'MAIL_DKIM_SELECTOR', 'MAIL_DKIM_KEY_FILE'] as const;

/** What the worker is told by its environment. */
const everySetting = z.object({
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
  SMTP_URL: setting.text.prefault('smtp://127.0.0.1:1025'),
  /** Where mails come back to. */
  BOUNCE_PORT: setting.port(2525),
  BOUNCE_DOMAIN: setting.domainName.optional(),
  MAIL_DKIM_DOMAIN: setting.domainName.optional(),
  MAIL_DKIM_SELECTOR: setting.domainName.optional(),
  MAIL_DKIM_KEY_FILE: setting.text.optional(),
  KEYS_FILE: setting.text,
  AUDIT_FOLDER: setting.text.prefault('.data/audit'),
  TOKEN_SITE_PUBLIC_URL: setting.httpUrl.prefault('http://localhost:3001'),
  PORTAL_PUBLIC_URL: setting.httpUrl.prefault('http://localhost:3000'),
});

/** One setting of DKIM without the others would leave mails unsigned that somebody thinks are signed. */
export const settingsSchema = DKIM.reduce(
  (schema, name) =>
    schema.refine((given) => given[name] !== undefined || DKIM.every((other) => given[other] === undefined), {
      path: [name],
      error: `set it together with ${DKIM.filter((other) => other !== name).join(' and ')}, or none of them`,
      // Also beside other faults, so that all are told at once.
      when: () => true,
    }),
  everySetting,
);
export type Settings = z.output<typeof settingsSchema>;
