import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { addMissingAuditKey, createKeyRing, readKeyRing, writeKeyRing } from '@enrollment/keys';
import { z } from 'zod';
import type { DataFolder } from './data-folder.js';

const secretsSchema = z.object({
  databasePassword: z.string(),
  portalDatabasePassword: z.string(),
  tokenSiteDatabasePassword: z.string(),
  backOfficeDatabasePassword: z.string(),
  workerDatabasePassword: z.string(),
  portalSessionSecret: z.string(),
  backOfficeSessionSecret: z.string(),
  portalClientSecret: z.string(),
  backOfficeClientSecret: z.string(),
  faceKey: z.string(),
});

export interface DevelopmentSecrets extends z.output<typeof secretsSchema> {
  /** The public half of the worker's sealing key, for the faces. */
  readonly sealingPublicKey: string;
}

const OWNER_ONLY = 0o600;
const KEY_BYTES = 32;

function randomText(): string {
  return randomBytes(KEY_BYTES).toString('base64url');
}

function newSecrets(): z.output<typeof secretsSchema> {
  return {
    databasePassword: randomText(),
    portalDatabasePassword: randomText(),
    tokenSiteDatabasePassword: randomText(),
    backOfficeDatabasePassword: randomText(),
    workerDatabasePassword: randomText(),
    portalSessionSecret: randomText(),
    backOfficeSessionSecret: randomText(),
    portalClientSecret: randomText(),
    backOfficeClientSecret: randomText(),
    faceKey: randomBytes(KEY_BYTES).toString('base64'),
  };
}

/** What an earlier version has made stays; what it did not know yet is added. */
function keptSecrets(path: string): z.output<typeof secretsSchema> {
  const kept: unknown = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  const complete = secretsSchema.safeParse(kept);
  if (complete.success) return complete.data;
  const draft = `${path}.draft`;
  const secrets = secretsSchema.parse({ ...newSecrets(), ...(kept as object) });
  writeFileSync(draft, JSON.stringify(secrets, undefined, 2), { mode: OWNER_ONLY });
  renameSync(draft, path);
  return secrets;
}

/** The password of the embedded database; nothing while it was never started. */
export function databasePasswordOf({ secrets }: DataFolder): string | undefined {
  return existsSync(secrets) ? keptSecrets(secrets).databasePassword : undefined;
}

/** Made at the first start and kept beside the data that they protect. */
export async function developmentSecrets({
  secrets,
  keys,
}: Pick<DataFolder, 'secrets' | 'keys'>): Promise<DevelopmentSecrets> {
  const kept = keptSecrets(secrets);
  if (!existsSync(keys)) await writeKeyRing(keys, await createKeyRing());
  await addMissingAuditKey(keys);
  const { sealingKeys } = readKeyRing(keys);
  return {
    ...kept,
    sealingPublicKey: JSON.stringify(sealingKeys[0].publicKey),
  };
}
