import type { Answer } from '../api/problem.js';
import { deviceIdentity, publicJwk } from '../device/device.identity.js';
import { browserSigns, deviceName } from '../device/device.kind.js';
import type { DeviceIdentity, Token } from '../memory/database.js';
import { keepToken } from '../memory/memory.js';
import {
  type Attempt,
  askUntilJudged,
  attemptOf,
  isUndecided,
  repeats,
  type SetUpEntry,
} from './provisioning.attempt.js';
import { tokenFrom } from './token.receipt.js';

interface Outcome {
  readonly answer: Answer<Token>;
  /** To be sent again as it is, when the same entry is submitted again. */
  readonly undecided: Attempt | null;
}

async function newAttempt(entry: SetUpEntry, identity: DeviceIdentity): Promise<Attempt> {
  const publicKey = await publicJwk(identity);
  const device = { id: identity.id, kind: 'smartphone', name: deviceName(browserSigns()), publicKey } as const;
  return attemptOf(entry, device, Date.now());
}

async function received(code: string, receive: () => Promise<Token>): Promise<Answer<Token>> {
  try {
    return { ok: true, value: await receive() };
  } catch {
    return { ok: false, problem: { code } };
  }
}

async function stored(token: Token): Promise<Token> {
  await keepToken(token);
  return token;
}

export async function submitSetUp(entry: SetUpEntry, earlier: Attempt | null): Promise<Outcome> {
  const identity = await deviceIdentity().catch(() => null);
  if (!identity) return { answer: { ok: false, problem: { code: 'TOKEN.NOT_STORED' } }, undecided: earlier };

  const attempt = earlier && repeats(earlier, entry) ? earlier : await newAttempt(entry, identity);
  const answer = await askUntilJudged(attempt);
  if (!answer.ok) return { answer, undecided: isUndecided(answer.problem) ? attempt : null };

  const ids = { serviceId: entry.serviceId, userId: entry.userId };
  const token = await received('TOKEN.UNREADABLE', () => tokenFrom(answer.value, identity, ids, Date.now()));
  if (!token.ok) return { answer: token, undecided: null };
  return { answer: await received('TOKEN.NOT_STORED', () => stored(token.value)), undecided: null };
}
