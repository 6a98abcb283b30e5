import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { HashingQueueFull, StartPasswordHasher } from './start-password.hasher.js';
import { newSymmetricKey } from './symmetric-key.js';

describe('a start password', () => {
  const pepper = newSymmetricKey();
  const hasher = new StartPasswordHasher({ pepper });

  const [one, other] = [randomUUID(), randomUUID()];

  it('is kept as a salted argon2id PHC string', async () => {
    const [first, second] = await Promise.all([hasher.hash('135724', one), hasher.hash('135724', one)]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(second).not.toBe(first);
  });

  it('is told from a wrong one', async () => {
    const verifier = await hasher.hash('013572', one);
    await expect(hasher.verify(verifier, '013572', one)).resolves.toBe(true);
    await expect(hasher.verify(verifier, '13572', one)).resolves.toBe(false);
  });

  it('opens no other row that its verifier was copied to', async () => {
    const verifier = await hasher.hash('135724', one);
    await expect(hasher.verify(verifier, '135724', other)).resolves.toBe(false);
  });

  it('cannot be checked without the pepper', async () => {
    const verifier = await hasher.hash('135724', one);
    const stranger = new StartPasswordHasher({ pepper: newSymmetricKey() });
    await expect(stranger.verify(verifier, '135724', one)).resolves.toBe(false);
  });
});

describe('the line before the hashing', () => {
  /** Hashes that end when told to, in the order in which they began. */
  function heldHashes() {
    const ends: Array<() => void> = [];
    const held = <T>(answer: T) => new Promise<T>((resolve) => ends.push(() => resolve(answer)));
    return { ends, argon2: { hash: () => held('phc'), verify: () => held(true) } };
  }

  it('lets as many run and wait as it was told, and refuses the next', async () => {
    const { ends, argon2 } = heldHashes();
    const hasher = new StartPasswordHasher({ pepper: newSymmetricKey(), concurrency: 2, waitingLimit: 1, argon2 });
    const hashes = [hasher.hash('1', 'g'), hasher.verify('phc', '2', 'g'), hasher.hash('3', 'g')];
    await setImmediate();
    expect(ends).toHaveLength(2);
    expect(hasher.waiting).toBe(1);
    await expect(hasher.hash('4', 'g')).rejects.toThrow(HashingQueueFull);

    ends[0]?.();
    await setImmediate();
    expect(ends).toHaveLength(3);
    ends[1]?.();
    ends[2]?.();
    await expect(Promise.all(hashes)).resolves.toEqual(['phc', true, 'phc']);
    expect(hasher.waiting).toBe(0);
  });

  it('gives the place on when a hash fails', async () => {
    const argon2 = { hash: () => Promise.reject(new Error('out of memory')), verify: async () => true };
    const hasher = new StartPasswordHasher({ pepper: newSymmetricKey(), concurrency: 1, waitingLimit: 0, argon2 });
    await expect(hasher.hash('1', 'g')).rejects.toThrow('out of memory');
    await expect(hasher.verify('phc', '1', 'g')).resolves.toBe(true);
  });

  it('works as long for an unknown ID, and says no', async () => {
    const { ends, argon2 } = heldHashes();
    const hasher = new StartPasswordHasher({ pepper: newSymmetricKey(), argon2 });
    const answer = hasher.verify(null, '1234', 'g');
    await setImmediate();
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await expect(answer).resolves.toBe(false);
  });
});
