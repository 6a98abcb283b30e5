import { describe, expect, it } from '@jest/globals';
import { userAgentKindOf } from './user-agent.kind.js';

const IOS = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const ANDROID = 'Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko)';
const WEB_VIEW =
  'Mozilla/5.0 (Linux; Android 16; Pixel 9 Build/BP2A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0';

describe('the kind of browser', () => {
  it.each([
    [`${IOS} Version/26.0 Mobile/15E148 Safari/604.1`, 'ios'],
    [`${IOS} CriOS/142.0.0.0 Mobile/15E148 Safari/604.1`, 'ios'],
    [`${IOS} Mobile/15E148 Safari Line/15.18.0`, 'line'],
    [`${IOS} Mobile/15E148 [FBAN/FBIOS;FBAV/540.0.0]`, 'ios-in-app'],
    [`${IOS} Mobile/15E148 Instagram 400.0.0`, 'ios-in-app'],
    [`${IOS} Mobile/15E148 YJApp-IOS jp.co.yahoo.ipn.appli/4.120`, 'ios-in-app'],
    [`${IOS} GSA/390.0.0 Mobile/15E148 Safari/604.1`, 'ios-in-app'],
    [`${IOS} Mobile/15E148`, 'ios-in-app'],
    [`${ANDROID} Chrome/142.0.0.0 Mobile Safari/537.36`, 'android'],
    [`${ANDROID} SamsungBrowser/29.0 Chrome/136.0.0.0 Mobile Safari/537.36`, 'android'],
    [`${WEB_VIEW} Chrome/142.0.0.0 Mobile Safari/537.36 Line/15.18.0/IAB`, 'line'],
    [
      `${WEB_VIEW} Chrome/142.0.0.0 Mobile Safari/537.36 YJApp-ANDROID jp.co.yahoo.android.yjtop/3.200`,
      'android-in-app',
    ],
    [`${WEB_VIEW} Chrome/142.0.0.0 Mobile Safari/537.36`, 'android-in-app'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36', 'other'],
    ['', 'other'],
  ] as const)('%s: %s', (userAgent, kind) => {
    expect(userAgentKindOf(userAgent)).toBe(kind);
  });
});
