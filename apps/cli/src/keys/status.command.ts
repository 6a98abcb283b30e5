import { readKeyRing } from '@enrollment/keys';
import { CommandFault } from '../command.fault.js';
import { counted } from '../counted.js';
import { readPlace, requireDatabase } from '../place/place.js';
import { type KeyUse, readKeyUse } from './key.use.js';

interface StatusOptions {
  readonly json?: boolean;
}

const WHAT_HANGS = { 'key-encryption': 'seed', sealing: 'sealed message' } as const;

function line({ id, kind, standing, inUse, mayBeRetired }: KeyUse): string {
  const retirable = mayBeRetired ? '; may be retired, five minutes after the last rotation' : '';
  return `${standing.padEnd(8)}${kind.padEnd(16)}${id}  ${counted(inUse, WHAT_HANGS[kind])}${retirable}\n`;
}

export async function showStatus({ json }: StatusOptions, env: NodeJS.ProcessEnv): Promise<void> {
  const place = readPlace(env);
  const uses = await readKeyUse(readKeyRing(place.keysFile), requireDatabase(place));
  process.stdout.write(json ? `${JSON.stringify({ keys: uses })}\n` : uses.map(line).join(''));
  const publicKey = uses.find(({ standing, kind }) => kind === 'sealing' && standing === 'current')?.publicKey;
  if (!json) process.stdout.write(`SEALING_PUBLIC_KEY of the faces: ${JSON.stringify(publicKey)}\n`);
  if (uses.some(({ standing }) => standing === 'missing')) {
    throw new CommandFault(
      'Keys are in use that the ring does not hold: find the file that does, before anything else.',
    );
  }
}
