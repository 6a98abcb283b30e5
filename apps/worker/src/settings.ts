import { setting } from '@enrollment/config';
import { z } from 'zod';

/** What the worker is told by its environment. */
export const settingsSchema = z.object({
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
  KEYS_FILE: setting.text,
  TOKEN_SITE_PUBLIC_URL: setting.httpUrl.prefault('http://localhost:3001'),
  PORTAL_PUBLIC_URL: setting.httpUrl.prefault('http://localhost:3000'),
});
export type Settings = z.output<typeof settingsSchema>;
