import { watch } from 'node:fs';
import { join } from 'node:path';
import { buildChangedTargets } from '../../bootstrap/build.mjs';
import type { Progress } from './progress.js';
import { repositoryRoot } from './repository.js';
import type { Stack } from './stack.js';

const SOURCES = ['libs', 'workflows', 'apps'];
/** An editor writes a file in several steps. */
const QUIET_MS = 300;
const NOT_SOURCES = /(^|\/)(dist|node_modules)(\/|$)/;
const OWN_PROGRAMS = ['dev-idp', 'worker', 'portal', 'token-site', 'back-office'];

/** A library is in every program; pages are read from the disk at each request and need no restart. */
export function programsToRestart(built: readonly string[]): readonly string[] {
  const isShared = built.some((name) => name.startsWith('libs/') || name.startsWith('workflows'));
  return isShared ? OWN_PROGRAMS : OWN_PROGRAMS.filter((program) => built.includes(`apps/${program}`));
}

async function rebuild(stack: Stack, progress: Progress, stop: AbortSignal): Promise<void> {
  try {
    for (const name of programsToRestart(await buildChangedTargets(progress))) {
      const part = stack.part(name);
      await progress.step(`${part.label} again`, async () => {
        await part.stop();
        if (!stop.aborted) await part.start();
      });
    }
  } catch (error) {
    progress.line(error instanceof Error ? error.message : String(error));
  }
}

/** Builds and restarts what a change touches, one change after the other. */
export function rebuildOnChange(stack: Stack, progress: Progress, stop: AbortSignal): void {
  let quiet: NodeJS.Timeout | undefined;
  let underWay = Promise.resolve();
  for (const folder of SOURCES) {
    watch(join(repositoryRoot, folder), { recursive: true, signal: stop }, (_event, file) => {
      if (file === null || NOT_SOURCES.test(file)) return;
      clearTimeout(quiet);
      quiet = setTimeout(() => {
        underWay = underWay.then(() => (stop.aborted ? undefined : rebuild(stack, progress, stop)));
      }, QUIET_MS);
    });
  }
}
