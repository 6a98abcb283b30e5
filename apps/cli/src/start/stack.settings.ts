import { resolve } from 'node:path';
import { readSettings, setting } from '@enrollment/config';
import { z } from 'zod';
import { repositoryRoot } from './repository.js';

/** Every port of the stack is a setting; what it is for is told when it is taken. */
const portSettings = {
  DATABASE_PORT: setting.port(5433),
  TEMPORAL_PORT: setting.port(7233),
  TEMPORAL_UI_PORT: setting.port(8233),
  SMTP_PORT: setting.port(1025),
  MAIL_INBOX_PORT: setting.port(1080),
  BOUNCE_PORT: setting.port(2525),
  DEV_IDP_PORT: setting.port(3003),
  PORTAL_PORT: setting.port(3000),
  TOKEN_SITE_PORT: setting.port(3001),
  BACK_OFFICE_PORT: setting.port(3002),
  PORTAL_METRICS_PORT: setting.port(9460),
  TOKEN_SITE_METRICS_PORT: setting.port(9461),
  BACK_OFFICE_METRICS_PORT: setting.port(9462),
  WORKER_METRICS_PORT: setting.port(9463),
};

/** What `npm start` is told by its environment. */
export const stackSettings = z.object({
  NODE_ENV: setting.nodeEnv.refine(
    (mode) => mode !== 'production',
    'is production, and this command brings up servers, people and keys for development; run the programs under apps/*/dist by themselves',
  ),
  ...portSettings,
  DATA_DIR: z
    .string()
    .default('.data')
    .transform((path) => resolve(repositoryRoot, path)),
  DATABASE_URL: setting.databaseUrl.optional(),
  DATABASE_URL_PORTAL: setting.databaseUrl.optional(),
  DATABASE_URL_TOKEN_SITE: setting.databaseUrl.optional(),
  DATABASE_URL_BACK_OFFICE: setting.databaseUrl.optional(),
  DATABASE_URL_WORKER: setting.databaseUrl.optional(),
  AUDIT_FOLDER: setting.text.optional(),
  TEMPORAL_ADDRESS: setting.hostAndPort.optional(),
  TEMPORAL_NAMESPACE: setting.text.default('default'),
  TEMPORAL_CLI_PATH: setting.text.optional(),
  SMTP_URL: setting.smtpUrl.optional(),
  OIDC_ISSUER: setting.httpUrl.optional(),
  DEV_PASSWORD: setting.text.default('otp-demo-2026'),
  PORTAL_PUBLIC_URL: setting.publicUrl.optional(),
  TOKEN_SITE_PUBLIC_URL: setting.publicUrl.optional(),
  BACK_OFFICE_PUBLIC_URL: setting.publicUrl.optional(),
});

export type PortSetting = keyof typeof portSettings;
export const portSettingNames = Object.keys(portSettings) as readonly PortSetting[];
export type StackSettings = z.output<typeof stackSettings>;

export function readStackSettings(env: NodeJS.ProcessEnv): StackSettings {
  return readSettings(stackSettings, env);
}
