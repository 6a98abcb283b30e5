import type { DataFolder } from './data-folder.js';
import { waitForDatabase, waitForTemporal } from './external-servers.js';
import type { PartList } from './part-list.js';
import { maildevPart } from './parts/maildev.part.js';
import { postgresPart } from './postgres/postgres.part.js';
import type { Progress } from './progress.js';
import type { StackSettings } from './stack.settings.js';
import { temporalBinary } from './temporal/temporal.binary.js';
import { temporalPart } from './temporal/temporal.part.js';

export interface FoundationOptions {
  readonly settings: StackSettings;
  readonly data: DataFolder;
  readonly parts: PartList;
  readonly progress: Progress;
  readonly databasePassword: string;
  readonly durable: boolean;
  readonly signal: AbortSignal;
}

async function database(options: FoundationOptions): Promise<string> {
  const { settings, data, parts, progress, signal } = options;
  if (settings.DATABASE_URL !== undefined) {
    await waitForDatabase(settings.DATABASE_URL, progress, signal);
    return settings.DATABASE_URL;
  }
  const postgres = postgresPart({
    folder: data.postgres,
    port: settings.DATABASE_PORT,
    password: options.databasePassword,
    durable: options.durable,
  });
  parts.whenStopped(postgres.release);
  await parts.start(postgres.plan);
  await postgres.createDatabaseOnce();
  return postgres.databaseUrl;
}

async function temporal({ settings, data, parts, progress, signal }: FoundationOptions): Promise<void> {
  if (settings.TEMPORAL_ADDRESS !== undefined) {
    await waitForTemporal(settings.TEMPORAL_ADDRESS, progress, signal);
    return;
  }
  const plan = temporalPart({
    binary: await temporalBinary(settings.TEMPORAL_CLI_PATH, progress),
    databaseFile: data.temporalDatabase,
    namespace: settings.TEMPORAL_NAMESPACE,
    port: settings.TEMPORAL_PORT,
    uiPort: settings.TEMPORAL_UI_PORT,
  });
  await parts.start(plan);
}

async function mailCatcher({ settings, data, parts }: FoundationOptions): Promise<void> {
  if (settings.SMTP_URL !== undefined) return;
  const { SMTP_PORT: smtpPort, MAIL_INBOX_PORT: inboxPort } = settings;
  await parts.start(maildevPart({ folder: data.mail, smtpPort, inboxPort }));
}

/** What our own programs stand on. Servers that settings name are waited for; the others are started here. */
export async function layFoundation(options: FoundationOptions): Promise<{ readonly databaseUrl: string }> {
  const [databaseUrl] = await Promise.all([database(options), temporal(options), mailCatcher(options)]);
  return { databaseUrl };
}
