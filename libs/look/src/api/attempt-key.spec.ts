import { describe, expect, it } from '@jest/globals';
import { attemptKeys } from './attempt-key.js';

function numbered() {
  let issued = 0;
  return attemptKeys(() => {
    issued += 1;
    return `key-${issued}`;
  });
}

describe('attemptKeys', () => {
  it('keeps the key while the same body is undecided', () => {
    const keys = numbered();
    expect(keys.keyFor({ otp: '123456' })).toBe('key-1');
    expect(keys.keyFor({ otp: '123456' })).toBe('key-1');
  });

  it('takes another key for another body', () => {
    const keys = numbered();
    keys.keyFor({ otp: '123456' });
    expect(keys.keyFor({ otp: '654321' })).toBe('key-2');
  });

  it('takes another key once the answer was decided', () => {
    const keys = numbered();
    keys.keyFor({ otp: '123456' });
    keys.settle();
    expect(keys.keyFor({ otp: '123456' })).toBe('key-2');
  });
});
