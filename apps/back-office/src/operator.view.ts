import { ROLES } from '@enrollment/domain';
import type { Identity } from '@enrollment/http';
import { z } from 'zod';

export const operatorSchema = z.strictObject({
  loginId: z.string(),
  displayName: z.string(),
  roles: z.array(z.enum(ROLES)),
  /** Service IDs; `*` stands for all. */
  services: z.array(z.string()),
});

export type Operator = z.output<typeof operatorSchema>;

/** What leaves the server of an operator. */
export function operatorView({ loginId, name, roles, services }: Identity): Operator {
  return {
    loginId,
    displayName: name,
    roles: ROLES.filter((role) => roles.includes(role)),
    services: [...services],
  };
}
