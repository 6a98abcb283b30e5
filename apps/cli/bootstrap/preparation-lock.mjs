import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const AGAIN_AFTER_MS = 200;

function isTaken(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return false;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return true;
  }
}

function hasDied(pid) {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** @returns the process that holds it; undefined when it was let go in this moment */
function holderOf(file) {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined;
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  }
}

/**
 * Does the work while no other process does such work: two commands that install or build at once would break each
 * other's. What a process that died has left behind counts as none.
 * @param tellWaiting is given the process that is waited for, once
 */
export async function withPreparationLock(file, work, tellWaiting) {
  mkdirSync(dirname(file), { recursive: true });
  for (let hasTold = false; isTaken(file); ) {
    const holder = holderOf(file);
    if (holder !== undefined && hasDied(holder)) {
      rmSync(file, { force: true });
      continue;
    }
    if (holder !== undefined && !hasTold) tellWaiting(holder);
    hasTold ||= holder !== undefined;
    await pause(AGAIN_AFTER_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
