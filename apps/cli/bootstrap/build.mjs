import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bundleTargets, serverTargets, webTargets } from './build-targets.mjs';
import { contentStamp, readStamp, writeStamp } from './content-stamp.mjs';
import { repositoryRoot } from './repository.mjs';

const AT_ONCE = 2;
const STAMPS = join(repositoryRoot, 'node_modules/.cache/enrollment-builds');

function stampFile(target) {
  return join(STAMPS, `${target.name.replaceAll(/[ /:\\]/g, '-')}.sha256`);
}

function changedOnes(targets) {
  return targets
    .map((target) => ({ target, stamp: contentStamp(repositoryRoot, [...target.inputs, 'package-lock.json']) }))
    .filter(
      ({ target, stamp }) => !existsSync(join(repositoryRoot, target.output)) || readStamp(stampFile(target)) !== stamp,
    );
}

async function buildAll(changed) {
  const queue = [...changed];
  const failures = [];
  async function buildNext() {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { target, stamp } = next;
      try {
        await target.build();
        writeStamp(stampFile(target), stamp);
      } catch (error) {
        failures.push(error);
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, buildNext));
  if (failures.length > 0) throw failures[0];
}

async function buildStep(progress, label, targets) {
  const changed = changedOnes(targets);
  if (changed.length > 0) await progress.step(`${label} (${changed.length} changed)`, () => buildAll(changed));
  return changed.map(({ target }) => target.name);
}

/**
 * Builds what changed since its last build and answers its names. The bundle is
 * made by a built program, so the programs come first.
 */
export async function buildChangedTargets(progress) {
  const programs = await buildStep(progress, 'Programs and libraries', serverTargets());
  const others = await buildStep(progress, 'Web pages and workflows', [...webTargets(), ...bundleTargets()]);
  return [...programs, ...others];
}
