import type { SoftToken } from '../client/soft.token.js';
import { ClockedCustomer, type Issued } from './clocked.customer.js';
import { ClockedPhone } from './clocked.phone.js';
import type { ClockedSystem } from './clocked.system.js';
import { given } from './outcome.js';

export interface ClockedIssue extends Issued {
  readonly customer: ClockedCustomer;
}

export interface ClockedSetUp extends ClockedIssue {
  readonly phone: ClockedPhone;
  readonly token: SoftToken;
}

/** A fresh customer whose mail has been accepted. */
export async function invited(system: ClockedSystem): Promise<ClockedIssue> {
  const customer = await ClockedCustomer.signIn(system);
  const issued = await given(customer.issue());
  await system.settle();
  return { customer, ...issued };
}

/** A fresh customer whose phone is set up. */
export async function setUp(system: ClockedSystem): Promise<ClockedSetUp> {
  const issue = await invited(system);
  const phone = await ClockedPhone.create(system);
  return { ...issue, phone, token: await phone.setUp(issue.enrollment, issue.startPassword) };
}
