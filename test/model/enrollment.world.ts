import type { SoftToken } from '../client/soft.token.js';
import { ClockedCustomer, type Issued } from '../clocked/clocked.customer.js';
import { ClockedPhone } from '../clocked/clocked.phone.js';
import type { ClockedSystem } from '../clocked/clocked.system.js';
import type { Outcome } from '../clocked/outcome.js';

/** Nobody's start password in these tests, and nobody's OTP where no token is set up. */
export const WRONG_START_PASSWORD = '9035';
const ANY_OTP = '471928';

/** What the acts of one sequence are done to: one customer, two phones, and what they hold in their hands. */
export class EnrollmentWorld {
  /** By generation, over all enrollments, as the model counts them. */
  readonly issues: Issued[] = [];
  readonly acknowledged: string[] = [];
  private token: SoftToken | null = null;

  private constructor(
    readonly system: ClockedSystem,
    readonly customer: ClockedCustomer,
    private readonly phones: readonly ClockedPhone[],
  ) {}

  static async create(system: ClockedSystem): Promise<EnrollmentWorld> {
    const phones = await Promise.all([ClockedPhone.create(system), ClockedPhone.create(system)]);
    return new EnrollmentWorld(system, await ClockedCustomer.signIn(system), phones);
  }

  async keep(outcome: Outcome<Issued>): Promise<string> {
    if (outcome.code !== 'OK') return outcome.code;
    this.token = null;
    this.issues.push(outcome.body);
    this.acknowledged.push(outcome.body.enrollment.id);
    return 'OK';
  }

  async provision(index: number, phone: number, isRight: boolean): Promise<string> {
    const issue = this.issues[index];
    const client = this.phones[phone];
    if (issue === undefined || client === undefined) throw new Error('nobody was given this yet');
    const outcome = await client.provision(issue.enrollment, isRight ? issue.startPassword : WRONG_START_PASSWORD);
    if (outcome.code === 'OK') this.token = await client.open(outcome.body);
    return outcome.code;
  }

  otp(isRight: boolean): string {
    const now = this.system.clock.now().getTime();
    if (this.token === null) return ANY_OTP;
    return isRight ? this.token.codeAt(now) : (this.token.wrongCodes(now).next().value ?? ANY_OTP);
  }
}
