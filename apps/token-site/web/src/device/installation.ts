import { browserSigns, isAppleMobile, isInstalled } from './device.kind.js';
import { catchInstallOffer } from './install.offer.js';

/**
 * iOS starts an installed app at the manifest's start_url, or without a manifest at the address that was open.
 * The installed app cannot see the browser's storage, so the link code has to travel in that address.
 */
function startWhereTheLinkLed(): void {
  if (isAppleMobile(browserSigns()) && !isInstalled()) document.querySelector('link[rel=manifest]')?.remove();
}

export function prepareInstallation(): void {
  startWhereTheLinkLed();
  catchInstallOffer();
  if (import.meta.env.PROD && 'serviceWorker' in navigator) void navigator.serviceWorker.register('/app/sw.js');
}
