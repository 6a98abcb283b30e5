import type { Enrollment } from '../api/model.js';

/** A bounce after the link was opened or the app set up means nothing any more. */
export function isUndeliverable({ mail, provisioning }: Enrollment): boolean {
  const isBack = mail.status === 'bounced' || mail.status === 'failed';
  return isBack && !provisioning.linkOpenedAt && !provisioning.provisionedAt;
}
