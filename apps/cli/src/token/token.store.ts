import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { CommandFault } from '../command.fault.js';

const DEVICE_KINDS = ['smartphone', 'feature-phone'] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];
export const isDeviceKind = (kind: string): kind is DeviceKind => DEVICE_KINDS.some((known) => known === kind);

const keySchema = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
});

const storeSchema = z.object({
  device: z.object({ id: z.uuid(), kind: z.enum(DEVICE_KINDS), key: keySchema }).nullable(),
  tokens: z.array(
    z.object({
      tokenId: z.string(),
      name: z.string(),
      serviceId: z.string(),
      userId: z.string(),
      addedAt: z.iso.datetime(),
      otpauthUri: z.string(),
    }),
  ),
});

export type TokenStore = z.output<typeof storeSchema>;
export type StoredDevice = NonNullable<TokenStore['device']>;
export type StoredToken = TokenStore['tokens'][number];

const EMPTY: TokenStore = { device: null, tokens: [] };

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}

export async function readStore(file: string): Promise<TokenStore> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return EMPTY;
    throw new CommandFault(`${file} cannot be read. Check its permissions, or name another file with --store.`);
  }
  try {
    return storeSchema.parse(JSON.parse(text));
  } catch {
    // The cause is not told: it would quote the file, and the file holds seeds.
    throw new CommandFault(`${file} is not a token store. Name another file with --store.`);
  }
}

/** Whole or not at all, and for its owner only: it stands in for a phone's key store. */
export async function writeStore(file: string, store: TokenStore): Promise<void> {
  const draft = `${file}.${process.pid}.tmp`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(draft, `${JSON.stringify(store, null, 2)}\n`, { mode: 0o600 });
  await rename(draft, file);
}

export const SET_UP_FIRST = 'There is no token in this store yet. Set one up with: npm run token -- provision --help';

/** The one whose ID begins so; any when there is no other. */
export function chosenToken(tokens: readonly StoredToken[], tokenId: string | undefined): StoredToken {
  const matching = tokenId === undefined ? tokens : tokens.filter((token) => token.tokenId.startsWith(tokenId));
  const [token, another] = matching;
  if (tokens.length === 0) throw new CommandFault(SET_UP_FIRST);
  if (!token) throw new CommandFault(`No token begins with ${tokenId}. See: npm run token -- list`);
  if (another) throw new CommandFault('Several tokens fit. Name one with --token; see: npm run token -- list');
  return token;
}

/** A repeated set-up gives the same token again. */
export function withToken(store: TokenStore, token: StoredToken): TokenStore {
  return { ...store, tokens: [...withoutToken(store, token).tokens, token] };
}

export function withoutToken(store: TokenStore, token: StoredToken): TokenStore {
  return { ...store, tokens: store.tokens.filter(({ tokenId }) => tokenId !== token.tokenId) };
}
