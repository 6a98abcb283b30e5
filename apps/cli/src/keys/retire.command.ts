import { changeKeyRing, keyRingChangedAt, readKeyRing, withoutOldKey } from '@enrollment/keys';
import { CommandFault } from '../command.fault.js';
import { counted } from '../counted.js';
import { readPlace, requireDatabase } from '../place/place.js';
import { type KeyUse, readKeyUse } from './key.use.js';

interface RetireOptions {
  readonly facesRestarted?: boolean;
}

/** A seed that was wrapped just before the last rotation is in the database by then, and counted. */
const REST_MS = 300_000;

function retirable(uses: readonly KeyUse[], id: string): KeyUse {
  const use = uses.find((candidate) => candidate.id === id && candidate.standing !== 'missing');
  if (!use) throw new CommandFault(`The ring holds no key ${id}. See: npm run keys -- status`);
  if (use.standing === 'current') throw new CommandFault(`${id} is the current key. First: npm run keys -- rotate`);
  if (use.inUse > 0) {
    throw new CommandFault(
      `${id} is still in use, ${counted(use.inUse, 'time')}. The worker rewraps; see: npm run keys -- status`,
    );
  }
  return use;
}

function requireRest(keysFile: string, now: Date): void {
  const restedMs = now.getTime() - keyRingChangedAt(keysFile).getTime();
  if (restedMs >= REST_MS) return;
  const seconds = Math.ceil((REST_MS - restedMs) / 1000);
  throw new CommandFault(
    `The ring was changed a moment ago and work with the old key may be under way. Again in ${seconds} s.`,
  );
}

/** Destroys a key that nothing hangs on any more. What a backup still holds under it is lost with it. */
export async function retireKey(id: string, { facesRestarted }: RetireOptions, env: NodeJS.ProcessEnv): Promise<void> {
  const place = readPlace(env);
  const use = retirable(await readKeyUse(readKeyRing(place.keysFile), requireDatabase(place)), id);
  requireRest(place.keysFile, new Date());
  if (use.kind === 'sealing' && !facesRestarted) {
    throw new CommandFault(
      'A face that was not restarted still seals to this key, and what it takes then opens nowhere. Add --faces-restarted when all were.',
    );
  }
  await changeKeyRing(place.keysFile, (ring) => withoutOldKey(ring, id));
  process.stdout.write(`${id} is retired.\n`);
}
