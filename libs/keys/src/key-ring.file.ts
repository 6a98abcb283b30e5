import { randomUUID } from 'node:crypto';
import { readFileSync, type Stats, statSync } from 'node:fs';
import { type FileHandle, link, open, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { newAuditKey } from './audit-key.js';
import type { KeyRing } from './key-ring.js';
import { KeyRingFault, keyRingFromText, keyRingText, lacksAuditKey, textWithAuditKey } from './key-ring.text.js';

const OWNER_ONLY = 0o600;
const OTHERS = 0o077;

function codeOf(error: unknown): string {
  return String((error as NodeJS.ErrnoException).code ?? 'unknown');
}

function statOf(path: string): Stats {
  try {
    return statSync(path);
  } catch (error) {
    throw new KeyRingFault([`the file cannot be read (${codeOf(error)})`]);
  }
}

/** Tells one state of the file from another: it is only ever replaced, never written into. */
export function keyRingStamp(path: string): string {
  const { ino, mtimeMs, size } = statOf(path);
  return `${ino}/${mtimeMs}/${size}`;
}

/** When the ring was last changed. */
export function keyRingChangedAt(path: string): Date {
  return statOf(path).mtime;
}

function textOf(path: string): string {
  const { mode } = statOf(path);
  if (process.platform !== 'win32' && (mode & OTHERS) !== 0) {
    throw new KeyRingFault(['the file is open to other users: chmod 600']);
  }
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new KeyRingFault([`the file cannot be read (${codeOf(error)})`]);
  }
}

/** @throws KeyRingFault naming every fault of the file, never a value */
export function readKeyRing(path: string): KeyRing {
  return keyRingFromText(textOf(path));
}

/** What stands against a program's using this file; nothing when it is right. */
export function keyRingFileFault(path: string): string | undefined {
  try {
    readKeyRing(path);
    return undefined;
  } catch (error) {
    if (error instanceof KeyRingFault) return error.faults.join('; ');
    throw error;
  }
}

async function writeWhole(file: FileHandle, text: string): Promise<void> {
  await file.writeFile(text);
  await file.sync();
}

/** A rename is kept for good only when its folder is. */
async function syncFolderOf(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/**
 * Writes a new ring, whole or not at all, and never over an old one: a lost
 * key-encryption key is the loss of every seed.
 */
export async function writeKeyRing(path: string, ring: KeyRing): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  const file = await open(draft, 'wx', OWNER_ONLY);
  try {
    await writeWhole(file, keyRingText(ring));
    await link(draft, path);
  } finally {
    await file.close();
    await unlink(draft);
  }
}

async function openDraft(draft: string): Promise<FileHandle> {
  try {
    return await open(draft, 'wx', OWNER_ONLY);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw new KeyRingFault([`${draft} cannot be written (${codeOf(error)})`]);
    throw new KeyRingFault([`the ring is being changed; if that change was cut off, remove ${draft}`]);
  }
}

/**
 * Puts a changed ring in the place of the old one, at once and whole. The draft keeps a second change out: of two that
 * began with the same ring one would lose the other's key.
 */
async function changeText(path: string, change: (before: string) => Promise<string>): Promise<KeyRing> {
  const draft = `${path}.draft`;
  const file = await openDraft(draft);
  let isInPlace = false;
  try {
    const text = await change(textOf(path));
    const ring = keyRingFromText(text);
    const { uid, gid } = statOf(path);
    await file.chown(uid, gid);
    await writeWhole(file, text);
    await rename(draft, path);
    isInPlace = true;
    await syncFolderOf(path);
    return ring;
  } finally {
    await file.close();
    if (!isInPlace) await unlink(draft);
  }
}

/** @throws KeyRingFault when the ring cannot be read, or somebody else is changing it */
export async function changeKeyRing(
  path: string,
  change: (ring: KeyRing) => KeyRing | Promise<KeyRing>,
): Promise<KeyRing> {
  return changeText(path, async (before) => keyRingText(await change(keyRingFromText(before)), before));
}

/**
 * Gives a ring of an older version the key that signs audit records.
 * @throws KeyRingFault when anything else is wrong with the ring, or somebody else is changing it
 */
export async function addMissingAuditKey(path: string): Promise<void> {
  if (!lacksAuditKey(textOf(path))) return;
  await changeText(path, async (before) =>
    lacksAuditKey(before) ? textWithAuditKey(before, await newAuditKey()) : before,
  );
}
