import type { Settings } from './settings.js';

/** The settings as something that can be injected. */
export class PortalSettings {
  constructor(readonly values: Settings) {}
}
