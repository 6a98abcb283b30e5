export interface BrowserSigns {
  readonly userAgent: string;
  readonly touchPoints: number;
}

export const browserSigns = (): BrowserSigns => ({
  userAgent: navigator.userAgent,
  touchPoints: navigator.maxTouchPoints,
});

/** An iPad calls itself a Macintosh; no Macintosh has a touch screen. */
export function isAppleMobile({ userAgent, touchPoints }: BrowserSigns): boolean {
  return /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && touchPoints > 1);
}

/** What operators see beside the token. */
export function deviceName(signs: BrowserSigns): string {
  if (signs.userAgent.includes('iPhone')) return 'iPhone';
  if (isAppleMobile(signs)) return 'iPad';
  if (signs.userAgent.includes('Android')) return 'Android';
  return 'PC';
}

export function isInstalled(): boolean {
  return (
    matchMedia('(display-mode: standalone)').matches || ('standalone' in navigator && navigator.standalone === true)
  );
}
