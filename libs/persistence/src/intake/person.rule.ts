import { mayBeCustomer, type Operator, Refusal, type Role, reasonFault } from '@enrollment/domain';
import type { Customer } from '../entities/customer.entity.js';

interface PersonRule {
  readonly roles: readonly Role[];
  /** What somebody is told about an act on themselves. */
  readonly own: 'ENROLLMENT.OWN' | 'APPROVAL.OWN';
}

/**
 * Which operators may not do it at all, whatever the state. Nobody helps themselves: the customer may work at the bank.
 * @throws Refusal ROLE.REQUIRED, the code of `own`, VALIDATION
 */
export function refuseByPerson(operator: Operator, customer: Customer, { roles, own }: PersonRule): void {
  if (!roles.includes(operator.role)) throw new Refusal('ROLE.REQUIRED');
  if (mayBeCustomer(operator, customer)) throw new Refusal(own);
  if (reasonFault(operator.reason) !== null) throw new Refusal('VALIDATION');
}
