import { ApiProblem } from '@enrollment/look';
import { describe, expect, it } from '@jest/globals';
import { askUntilDecided } from './ask-until-decided.js';

const pending = (retryAfter?: number) => new ApiProblem(503, { code: 'TRY.PENDING' }, retryAfter);

function script(...outcomes: Array<ApiProblem | string>) {
  const waits: number[] = [];
  let told = 0;
  const asking = {
    send: async () => {
      const next = outcomes.shift() ?? pending();
      if (typeof next === 'string') return next;
      throw next;
    },
    wait: async (milliseconds: number) => void waits.push(milliseconds),
    onPending: () => {
      told += 1;
    },
  };
  return { asking, waits, pendingTold: () => told };
}

describe('askUntilDecided', () => {
  it('asks again after as long as the server says', async () => {
    const { asking, waits, pendingTold } = script(pending(2), pending(), 'active');
    await expect(askUntilDecided(asking)).resolves.toBe('active');
    expect(waits).toEqual([2000, 5000]);
    expect(pendingTold()).toBe(2);
  });

  it('passes a decided refusal on at once', async () => {
    const { asking, waits } = script(new ApiProblem(422, { code: 'OTP.MISMATCH' }));
    await expect(askUntilDecided(asking)).rejects.toMatchObject({ code: 'OTP.MISMATCH' });
    expect(waits).toEqual([]);
  });

  it('gives up in the end, so that a person decides', async () => {
    const { asking, waits } = script();
    await expect(askUntilDecided(asking)).rejects.toMatchObject({ code: 'TRY.PENDING' });
    expect(waits).toHaveLength(11);
  });
});
