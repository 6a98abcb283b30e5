import { ROLES } from '@enrollment/domain';
import type { Identity } from '@enrollment/http';

/** A customer can log in to the same provider, but has no role. */
export function isOperator({ roles }: Pick<Identity, 'roles'>): boolean {
  return ROLES.some((role) => roles.includes(role));
}
