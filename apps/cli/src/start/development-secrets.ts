import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createKeyRing, readKeyRing, writeKeyRing } from '@enrollment/keys';
import { z } from 'zod';
import type { DataFolder } from './data-folder.js';

const secretsSchema = z.object({
  databasePassword: z.string(),
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
    portalSessionSecret: randomText(),
    backOfficeSessionSecret: randomText(),
    portalClientSecret: randomText(),
    backOfficeClientSecret: randomText(),
    faceKey: randomBytes(KEY_BYTES).toString('base64'),
  };
}

function readSecrets(path: string): z.output<typeof secretsSchema> {
  return secretsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** The password of the embedded database; nothing while it was never started. */
export function databasePasswordOf({ secrets }: DataFolder): string | undefined {
  return existsSync(secrets) ? readSecrets(secrets).databasePassword : undefined;
}

/** Made at the first start and kept beside the data that they protect. */
export async function developmentSecrets({
  secrets,
  keys,
}: Pick<DataFolder, 'secrets' | 'keys'>): Promise<DevelopmentSecrets> {
  if (!existsSync(secrets)) {
    const draft = `${secrets}.draft`;
    writeFileSync(draft, JSON.stringify(newSecrets(), undefined, 2), { mode: OWNER_ONLY });
    renameSync(draft, secrets);
  }
  if (!existsSync(keys)) await writeKeyRing(keys, await createKeyRing());
  const { sealingKeys } = readKeyRing(keys);
  return {
    ...readSecrets(secrets),
    sealingPublicKey: JSON.stringify(sealingKeys[0].publicKey),
  };
}
