import { randomUUID } from 'node:crypto';
import { link, open, readFile, stat, unlink } from 'node:fs/promises';
import type { KeyRing } from './key-ring.js';
import { KeyRingFault, keyRingFromText, keyRingText } from './key-ring.text.js';

const OWNER_ONLY = 0o600;
const OTHERS = 0o077;

/**
 * Writes a new ring, whole or not at all, and never over an old one: a lost
 * key-encryption key is the loss of every seed.
 */
export async function writeKeyRing(path: string, ring: KeyRing): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  const file = await open(draft, 'wx', OWNER_ONLY);
  try {
    await file.writeFile(keyRingText(ring));
    await file.sync();
    await link(draft, path);
  } finally {
    await file.close();
    await unlink(draft);
  }
}

/** @throws KeyRingFault naming every fault of the file, never a value */
export async function readKeyRing(path: string): Promise<KeyRing> {
  const { mode } = await stat(path);
  if (process.platform !== 'win32' && (mode & OTHERS) !== 0) {
    throw new KeyRingFault(['the file is open to other users: chmod 600']);
  }
  return keyRingFromText(await readFile(path, 'utf8'));
}
