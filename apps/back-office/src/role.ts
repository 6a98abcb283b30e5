import type { Identity } from '@enrollment/http';

export const ROLES = ['viewer', 'operator', 'supervisor', 'engineer'] as const;

/** A customer can log in to the same provider, but has no role. */
export function isOperator({ roles }: Pick<Identity, 'roles'>): boolean {
  return ROLES.some((role) => roles.includes(role));
}
