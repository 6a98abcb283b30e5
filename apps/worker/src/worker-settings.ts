import type { DkimKey } from '@enrollment/mail';
import type { Settings } from './settings.js';

/** The settings as something that can be injected. */
export class WorkerSettings {
  constructor(
    readonly values: Settings,
    readonly dkimKey: DkimKey | null,
  ) {}
}
