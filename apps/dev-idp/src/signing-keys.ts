import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { types } from 'node:util';
import type { JWKS } from 'oidc-provider';

function createKeys(): JWKS {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    keys: [{ ...privateKey.export({ format: 'jwk' }), kty: 'RSA', use: 'sig', alg: 'RS256', kid: randomUUID() }],
  };
}

function isMissing(error: unknown): boolean {
  return types.isNativeError(error) && 'code' in error && error.code === 'ENOENT';
}

/** The same keys after a restart, so that faces can still end the sessions that older tokens name. */
export async function signingKeys(dataDirectory: string): Promise<JWKS> {
  const file = join(dataDirectory, 'dev-idp-keys.json');
  try {
    return JSON.parse(await readFile(file, 'utf8')) as JWKS;
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  const keys = createKeys();
  await mkdir(dataDirectory, { recursive: true });
  await writeFile(file, JSON.stringify(keys), { mode: 0o600 });
  return keys;
}
