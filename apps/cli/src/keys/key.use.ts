import { CannotOpen, type KeyRing, type SealingPublicKey, sealedTo } from '@enrollment/keys';
import { countSealedSeeds, createDataSource, readSealedMessages } from '@enrollment/persistence';
import { CommandFault } from '../command.fault.js';

/** What a key is still needed for. */
export interface KeyUse {
  readonly id: string;
  readonly kind: 'key-encryption' | 'sealing';
  /** `missing`: in use, but not in the ring; what hangs on it does not open. */
  readonly standing: 'current' | 'old' | 'missing';
  /** Data keys of seeds that it wraps, or sealed messages that only it opens. */
  readonly inUse: number;
  readonly mayBeRetired: boolean;
  /** What the faces seal to; of a sealing key. */
  readonly publicKey?: SealingPublicKey;
}

type Counts = ReadonlyMap<string, number>;

function keyOf(sealed: string): string {
  try {
    return sealedTo(sealed);
  } catch (error) {
    if (error instanceof CannotOpen) return '(unreadable)';
    throw error;
  }
}

function countOf(ids: readonly string[]): Counts {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** @throws CommandFault when the database gives no answer */
async function readCounts(databaseUrl: string): Promise<{ wrapped: Counts; sealed: Counts }> {
  const dataSource = createDataSource({
    url: databaseUrl,
    applicationName: 'keys',
    poolSize: 1,
    statementTimeoutMs: 0,
  });
  try {
    await dataSource.initialize();
    const wrapped = await countSealedSeeds(dataSource);
    return { wrapped, sealed: countOf((await readSealedMessages(dataSource)).map(keyOf)) };
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'no answer';
    throw new CommandFault(
      `The database cannot tell what is in use (${reason}). Bring everything up with npm start, or set DATABASE_URL.`,
    );
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
  }
}

function usesOf(kind: KeyUse['kind'], ids: readonly string[], current: string, counts: Counts): KeyUse[] {
  const held = ids.map((id): KeyUse => {
    const inUse = counts.get(id) ?? 0;
    return {
      id,
      kind,
      standing: id === current ? 'current' : 'old',
      inUse,
      mayBeRetired: id !== current && inUse === 0,
    };
  });
  const missing = [...counts].filter(([id]) => !ids.includes(id));
  return [
    ...held,
    ...missing.map(([id, inUse]): KeyUse => ({ id, kind, standing: 'missing', inUse, mayBeRetired: false })),
  ];
}

/** Every key that can be rotated, in the ring or missing from it, and how much it is still needed. */
export async function readKeyUse(ring: KeyRing, databaseUrl: string): Promise<KeyUse[]> {
  const { wrapped, sealed } = await readCounts(databaseUrl);
  const { current, keys } = ring.keyEncryptionKeys;
  const publicKeys = ring.sealingKeys.map(({ publicKey }) => publicKey);
  const sealing = usesOf(
    'sealing',
    publicKeys.map(({ kid }) => kid),
    publicKeys[0]?.kid ?? '',
    sealed,
  );
  return [
    ...usesOf('key-encryption', [...keys.keys()], current, wrapped),
    ...sealing.map((use) => {
      const publicKey = publicKeys.find(({ kid }) => kid === use.id);
      return publicKey ? { ...use, publicKey } : use;
    }),
  ];
}
