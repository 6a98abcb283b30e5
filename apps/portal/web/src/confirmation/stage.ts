import type { Stage } from '@enrollment/look';
import type { Enrollment } from '../api/model.js';

/** Which of the five stages an enrollment is in: by what has happened, because a mail may arrive before its receipt. */
export function stageOf({ state, provisioning }: Enrollment): Stage {
  if (state === 'ACTIVE') return 'done';
  if (provisioning.provisionedAt) return 'confirmation';
  return provisioning.linkOpenedAt ? 'setup' : 'mail';
}
