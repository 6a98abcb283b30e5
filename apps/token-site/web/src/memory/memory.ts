import { database, type Token } from './database.js';
import { announceChange } from './memory.channel.js';

/** What the phone knows when the app starts. */
export interface Memory {
  /** Newest first. */
  readonly tokens: readonly Token[];
  /** The code of a link whose set-up is not finished. */
  readonly link: string | null;
}

export async function recall(): Promise<Memory> {
  const db = await database();
  const [tokens, link] = await Promise.all([db.getAll('tokens'), db.get('pendingLink', 'current')]);
  return { tokens: tokens.sort((a, b) => b.addedAt - a.addedAt), link: link ?? null };
}

/** An installed app's start URL carries its link for ever: a settled one is not begun again. */
export async function keepLink(code: string): Promise<void> {
  const db = await database();
  if ((await db.get('settledLinks', code)) !== undefined) return;
  await db.put('pendingLink', code, 'current');
  announceChange();
}

export async function settleLink(at: number): Promise<void> {
  const tx = (await database()).transaction(['pendingLink', 'settledLinks'], 'readwrite');
  const code = await tx.objectStore('pendingLink').get('current');
  if (code !== undefined) {
    await tx.objectStore('settledLinks').put(at, code);
    await tx.objectStore('pendingLink').delete('current');
  }
  await tx.done;
  announceChange();
}

/** A repeated set-up gives the same token again; it keeps the name that it has. */
export async function keepToken(token: Token): Promise<void> {
  const tx = (await database()).transaction('tokens', 'readwrite');
  const known = await tx.store.get(token.tokenId);
  await tx.store.put(
    known ? { ...token, addedName: known.addedName, named: known.named, addedAt: known.addedAt } : token,
  );
  await tx.done;
  announceChange();
}

export async function nameToken(tokenId: string, addedName: string): Promise<void> {
  const tx = (await database()).transaction('tokens', 'readwrite');
  const known = await tx.store.get(tokenId);
  if (known) await tx.store.put({ ...known, addedName, named: true });
  await tx.done;
  announceChange();
}

export async function forgetToken(tokenId: string): Promise<void> {
  await (await database()).delete('tokens', tokenId);
  announceChange();
}
