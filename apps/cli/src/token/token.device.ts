import { randomUUID } from 'node:crypto';
import { compactDecrypt, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { CommandFault } from '../command.fault.js';
import { type DeviceKind, readStore, type StoredDevice, writeStore } from './token.store.js';

async function newDevice(kind: DeviceKind): Promise<StoredDevice> {
  const { privateKey } = await generateKeyPair('ECDH-ES', { crv: 'P-256', extractable: true });
  const { x = '', y = '', d = '' } = await exportJWK(privateKey);
  return { id: randomUUID(), kind, key: { kty: 'EC', crv: 'P-256', x, y, d } };
}

/** One store is one phone. Its key is written before it is first used, so that a repeated set-up gets the same seed. */
export async function deviceIn(file: string, kind: DeviceKind): Promise<StoredDevice> {
  const store = await readStore(file);
  if (store.device?.kind === kind) return store.device;
  if (store.device)
    throw new CommandFault(`${file} is a ${store.device.kind}. Name another file with --store for a ${kind}.`);
  const device = await newDevice(kind);
  await writeStore(file, { ...store, device });
  return device;
}

export function publicJwk({ key: { kty, crv, x, y } }: StoredDevice): JWK {
  return { kty, crv, x, y };
}

export async function decryptedFor({ key }: StoredDevice, jwe: string): Promise<string> {
  const { plaintext } = await compactDecrypt(jwe, await importJWK(key, 'ECDH-ES'), {
    keyManagementAlgorithms: ['ECDH-ES'],
    contentEncryptionAlgorithms: ['A256GCM'],
  });
  return new TextDecoder().decode(plaintext);
}
