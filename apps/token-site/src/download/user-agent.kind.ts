/** What the download page must tell a browser apart for: only a phone's own browser can install the app. */
export type UserAgentKind = 'ios' | 'android' | 'other' | 'ios-in-app' | 'android-in-app' | 'line';

const KNOWN_IN_APP = /FBAN|FBAV|Instagram|YJApp|jp\.co\.yahoo|GSA\/|Gmail|MicroMessenger|Twitter|TikTok/i;
const ANDROID_WEB_VIEW = /; wv\)/;

export function userAgentKindOf(userAgent: string): UserAgentKind {
  const apple = /iPhone|iPad|iPod/.test(userAgent);
  const android = userAgent.includes('Android');
  if (!apple && !android) return 'other';
  if (/\bLine\//i.test(userAgent)) return 'line';
  // Every own browser on iOS ends in `Safari/…`; a page inside another app does not.
  if (apple) return KNOWN_IN_APP.test(userAgent) || !userAgent.includes('Safari/') ? 'ios-in-app' : 'ios';
  return KNOWN_IN_APP.test(userAgent) || ANDROID_WEB_VIEW.test(userAgent) ? 'android-in-app' : 'android';
}
