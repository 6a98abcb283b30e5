/** What a person of the bank may be; from a claim of the ID token. */
export const ROLES = ['viewer', 'operator', 'supervisor', 'engineer'] as const;
export type Role = (typeof ROLES)[number];
