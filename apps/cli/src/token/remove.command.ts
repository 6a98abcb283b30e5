import { chosenToken, readStore, withoutToken, writeStore } from './token.store.js';

interface RemoveOptions {
  readonly store: string;
  readonly token: string;
}

/** The key of the device stays: a repeated set-up gives the same token again. */
export async function removeToken({ store: file, token: tokenId }: RemoveOptions): Promise<void> {
  const store = await readStore(file);
  const token = chosenToken(store.tokens, tokenId);
  await writeStore(file, withoutToken(store, token));
  process.stdout.write(`Removed from this device: ${token.tokenId}  ${token.name}\n`);
}
