import { describe, expect, it } from '@jest/globals';
import { isNewEnough } from './node-version.mjs';

describe('isNewEnough', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('takes %s', (version) => {
    expect(isNewEnough(version)).toBe(true);
  });

  it.each(['18.20.0', '20.18.3', '20.9.0'])('refuses %s', (version) => {
    expect(isNewEnough(version)).toBe(false);
  });
});
