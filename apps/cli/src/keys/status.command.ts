import { readKeyRing } from '@enrollment/keys';
import { CommandFault } from '../command.fault.js';
import { type KeyUse, readKeyUse } from './key.use.js';
import { keysPlace } from './keys.settings.js';

interface StatusOptions {
  readonly json?: boolean;
}

const WHAT_HANGS = { 'key-encryption': 'seeds', sealing: 'sealed messages' } as const;

/** @throws CommandFault when no database is known */
export function requireDatabase(databaseUrl: string | undefined): string {
  if (databaseUrl !== undefined) return databaseUrl;
  throw new CommandFault('No database is known. Set DATABASE_URL, or bring everything up with: npm start');
}

function line({ id, kind, standing, inUse, mayBeRetired }: KeyUse): string {
  const retirable = mayBeRetired ? '; may be retired' : '';
  return `${standing.padEnd(8)}${kind.padEnd(16)}${id}  ${inUse} ${WHAT_HANGS[kind]}${retirable}\n`;
}

export async function showStatus({ json }: StatusOptions, env: NodeJS.ProcessEnv): Promise<void> {
  const { keysFile, databaseUrl } = keysPlace(env);
  const uses = await readKeyUse(readKeyRing(keysFile), requireDatabase(databaseUrl));
  process.stdout.write(json ? `${JSON.stringify({ keys: uses })}\n` : uses.map(line).join(''));
  const publicKey = uses.find(({ standing, kind }) => kind === 'sealing' && standing === 'current')?.publicKey;
  if (!json) process.stdout.write(`SEALING_PUBLIC_KEY of the faces: ${JSON.stringify(publicKey)}\n`);
  if (uses.some(({ standing }) => standing === 'missing')) {
    throw new CommandFault(
      'Keys are in use that the ring does not hold: find the file that does, before anything else.',
    );
  }
}
