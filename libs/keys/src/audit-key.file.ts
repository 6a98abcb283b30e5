import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { AuditPublicKey } from './audit-key.js';

const OWNER_ONLY = 0o600;
const FOLDER_OWNER_ONLY = 0o700;

async function replace(path: string, keys: readonly AuditPublicKey[]): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, `${JSON.stringify({ keys }, null, 2)}\n`, { mode: OWNER_ONLY, flush: true });
  await rename(draft, path);
}

/** The public keys beside the signed records, a JWK set (RFC 7517 §5); none when there is no file. */
export async function readAuditPublicKeys(path: string): Promise<readonly AuditPublicKey[]> {
  try {
    return (JSON.parse(await readFile(path, 'utf8')) as { keys: AuditPublicKey[] }).keys;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Puts a public key beside the signed records; keys of earlier records stay. */
export async function publishAuditKey(path: string, key: AuditPublicKey): Promise<readonly AuditPublicKey[]> {
  const keys = await readAuditPublicKeys(path);
  if (keys.some(({ kid }) => kid === key.kid)) return keys;
  await mkdir(dirname(path), { recursive: true, mode: FOLDER_OWNER_ONLY });
  const published = [...keys, key];
  await replace(path, published);
  return published;
}
