import { chownSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { developmentSecrets } from '../start/development-secrets.js';

const OWNER_ONLY = 0o600;
const FOLDER_OF_OWNER = 0o700;
/** The user `node` of the image, for keys that root made. */
const IMAGE_USER = 1000;

/** What docker-compose.yml asks its environment for. */
export interface ContainerSecrets {
  /** Of the owner of the tables; only the migration logs in with it. */
  readonly DATABASE_PASSWORD: string;
  readonly PORTAL_DATABASE_PASSWORD: string;
  readonly TOKEN_SITE_DATABASE_PASSWORD: string;
  readonly BACK_OFFICE_DATABASE_PASSWORD: string;
  readonly WORKER_DATABASE_PASSWORD: string;
  readonly FACE_KEY: string;
  readonly SEALING_PUBLIC_KEY: string;
  readonly PORTAL_SESSION_SECRET: string;
  readonly PORTAL_OIDC_CLIENT_SECRET: string;
  readonly BACK_OFFICE_SESSION_SECRET: string;
  readonly BACK_OFFICE_OIDC_CLIENT_SECRET: string;
  /** User and group that may read the key file and write the audit folder, within a container too. */
  readonly KEYS_OWNER: string;
}

function ownerOfKeys(keys: string, auditFolder: string): string {
  mkdirSync(auditFolder, { recursive: true, mode: FOLDER_OF_OWNER });
  const own = [dirname(keys), keys, auditFolder];
  if (process.getuid?.() === 0) for (const path of own) chownSync(path, IMAGE_USER, IMAGE_USER);
  const { uid, gid } = statSync(keys);
  return `${uid}:${gid}`;
}

async function secretsIn(folder: string): Promise<ContainerSecrets> {
  // In a folder of its own, which is what the worker's container is given of all this.
  const keys = join(folder, 'keys', 'keys.json');
  mkdirSync(dirname(keys), { recursive: true, mode: FOLDER_OF_OWNER });
  const made = await developmentSecrets({ secrets: join(folder, 'secrets.json'), keys });
  return {
    DATABASE_PASSWORD: made.databasePassword,
    PORTAL_DATABASE_PASSWORD: made.portalDatabasePassword,
    TOKEN_SITE_DATABASE_PASSWORD: made.tokenSiteDatabasePassword,
    BACK_OFFICE_DATABASE_PASSWORD: made.backOfficeDatabasePassword,
    WORKER_DATABASE_PASSWORD: made.workerDatabasePassword,
    FACE_KEY: made.faceKey,
    SEALING_PUBLIC_KEY: made.sealingPublicKey,
    PORTAL_SESSION_SECRET: made.portalSessionSecret,
    PORTAL_OIDC_CLIENT_SECRET: made.portalClientSecret,
    BACK_OFFICE_SESSION_SECRET: made.backOfficeSessionSecret,
    BACK_OFFICE_OIDC_CLIENT_SECRET: made.backOfficeClientSecret,
    KEYS_OWNER: ownerOfKeys(keys, join(folder, 'audit')),
  };
}

/**
 * Makes the keys and secrets of the containers, once, and the file by which compose is told of them.
 * @returns the file
 */
export async function writeContainerSecrets(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true, mode: FOLDER_OF_OWNER });
  const file = join(folder, 'secrets.env');
  // In single quotes compose takes a value as it stands.
  const lines = Object.entries(await secretsIn(folder)).map(([name, value]) => `${name}='${value}'\n`);
  writeFileSync(file, lines.join(''), { mode: OWNER_ONLY });
  return file;
}
