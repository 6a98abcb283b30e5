import { groupId } from '@enrollment/domain';
import { currentCode, parseOtpauthUri } from '@enrollment/otp';
import { CommandFault } from '../command.fault.js';
import { chosenToken, readStore, SET_UP_FIRST } from './token.store.js';

interface ListOptions {
  readonly store: string;
  readonly json?: boolean;
}

interface CodeOptions extends ListOptions {
  readonly token?: string;
  readonly at?: string;
}

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

function momentFrom(at: string | undefined): Date {
  const moment = at === undefined ? new Date() : new Date(at);
  if (Number.isNaN(moment.getTime())) throw new CommandFault('--at is a time such as 2026-11-23T10:42:00Z.');
  return moment;
}

export async function showCode({ store, token: tokenId, at, json }: CodeOptions): Promise<void> {
  const moment = momentFrom(at);
  const token = chosenToken((await readStore(store)).tokens, tokenId);
  const description = parseOtpauthUri(token.otpauthUri);
  const { code, secondsLeft } = currentCode(description.seed, moment, description);
  const { name, userId } = token;
  const answer = { tokenId: token.tokenId, userId, code, secondsLeft, at: moment.toISOString() };
  process.stdout.write(json ? `${JSON.stringify(answer)}\n` : `${code}  (${secondsLeft} s left)  ${name}\n`);
}
