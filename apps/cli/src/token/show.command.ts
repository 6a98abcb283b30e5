import { groupId } from '@enrollment/domain';
import { currentCode, parseOtpauthUri } from '@enrollment/otp';
import { CommandFault } from '../command.fault.js';
import { readStore, type StoredToken } from './token.store.js';

interface ListOptions {
  readonly store: string;
  readonly json?: boolean;
}

interface CodeOptions extends ListOptions {
  readonly token?: string;
  readonly at?: string;
}

const SET_UP_FIRST = 'There is no token in this store yet. Set one up with: npm run token -- provision --help';

export async function listTokens({ store, json }: ListOptions): Promise<void> {
  const { tokens } = await readStore(store);
  const known = tokens.map(({ tokenId, name, serviceId, userId, addedAt }) => ({
    tokenId,
    name,
    serviceId,
    userId,
    addedAt,
  }));
  if (json) return void process.stdout.write(`${JSON.stringify(known)}\n`);
  if (known.length === 0) return void process.stdout.write(`${SET_UP_FIRST}\n`);
  for (const { tokenId, name, serviceId, userId } of known) {
    process.stdout.write(`${tokenId}  ${serviceId}  ${groupId(userId)}  ${name}\n`);
  }
}

function chosen(tokens: readonly StoredToken[], tokenId: string | undefined): StoredToken {
  const matching = tokenId === undefined ? tokens : tokens.filter((token) => token.tokenId.startsWith(tokenId));
  const [token, another] = matching;
  if (tokens.length === 0) throw new CommandFault(SET_UP_FIRST);
  if (!token) throw new CommandFault(`No token begins with ${tokenId}. See: npm run token -- list`);
  if (another) throw new CommandFault('Several tokens fit. Name one with --token; see: npm run token -- list');
  return token;
}

function momentFrom(at: string | undefined): Date {
  const moment = at === undefined ? new Date() : new Date(at);
  if (Number.isNaN(moment.getTime())) throw new CommandFault('--at is a time such as 2026-11-23T10:42:00Z.');
  return moment;
}

export async function showCode({ store, token: tokenId, at, json }: CodeOptions): Promise<void> {
  const moment = momentFrom(at);
  const token = chosen((await readStore(store)).tokens, tokenId);
  const description = parseOtpauthUri(token.otpauthUri);
  const { code, secondsLeft } = currentCode(description.seed, moment, description);
  const { name, userId } = token;
  const answer = { tokenId: token.tokenId, userId, code, secondsLeft, at: moment.toISOString() };
  process.stdout.write(json ? `${JSON.stringify(answer)}\n` : `${code}  (${secondsLeft} s left)  ${name}\n`);
}
