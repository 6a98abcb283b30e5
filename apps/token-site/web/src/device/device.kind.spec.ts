import { describe, expect, it } from '@jest/globals';
import { deviceName, isAppleMobile } from './device.kind.js';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 Version/26.1 Mobile/15E148 Safari/604.1';
const MACINTOSH = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/26.1 Safari/605.1.15';
const ANDROID = 'Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile Safari/537.36';

describe('the kind of device', () => {
  it.each([
    [IPHONE, 5, true, 'iPhone'],
    [MACINTOSH, 5, true, 'iPad'],
    [MACINTOSH, 0, false, 'PC'],
    [ANDROID, 5, false, 'Android'],
  ])('of %s with %d touch points', (userAgent, touchPoints, apple, name) => {
    expect(isAppleMobile({ userAgent, touchPoints })).toBe(apple);
    expect(deviceName({ userAgent, touchPoints })).toBe(name);
  });
});
