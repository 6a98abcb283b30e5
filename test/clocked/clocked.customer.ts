import { randomUUID } from 'node:crypto';
import type { EnrollmentView, MailKind, Operator, ProblemCode } from '@enrollment/domain';
import type { Identity } from '@enrollment/http';
import {
  approve,
  Enrollment,
  lockOf,
  Mail,
  readLatestEnrollmentView,
  recordAct,
  requestApproval,
  Token,
} from '@enrollment/persistence';
import { EnrollmentProcess } from '@enrollment/temporal';
import { Customers } from '../../apps/portal/src/customer/customers.js';
import { CommandService } from '../../apps/portal/src/enrollment/command.service.js';
import { ConfirmationService } from '../../apps/portal/src/enrollment/confirmation.service.js';
import { IssuingService } from '../../apps/portal/src/enrollment/issuing.service.js';
import { issueBody } from '../client/enrollment.journey.js';
import type { ClockedSystem } from './clocked.system.js';
import { type Outcome, outcomeOf } from './outcome.js';

type View = Promise<Outcome<EnrollmentView>>;

export interface Issued {
  readonly enrollment: EnrollmentView;
  readonly startPassword: string;
}

const operator = (name: string): Operator => ({
  kind: 'operator',
  name,
  role: 'operator',
  reason: 'asked by phone',
  issuer: 'https://staff.example',
  subject: name,
});

/** A customer at the portal, behind its routes, and the operators who help them. */
export class ClockedCustomer {
  private constructor(
    private readonly system: ClockedSystem,
    private readonly person: Omit<Identity, 'authenticatedAt'>,
    readonly id: string,
  ) {}

  static async signIn(system: ClockedSystem): Promise<ClockedCustomer> {
    const subject = randomUUID();
    const more = { name: subject, locale: null, roles: [], services: [] };
    const person = { issuer: 'http://issuer.example', subject, loginId: subject, ...more };
    const customers = system.faces.get(Customers, { strict: false });
    const identity = { ...person, authenticatedAt: system.clock.now().getTime() };
    await customers.remember({ ...identity, email: null });
    return new ClockedCustomer(system, person, (await customers.of(identity)).id);
  }

  /** Logged in at this moment, or so long before. */
  private identity(secondsAgo = 0): Identity {
    return { ...this.person, authenticatedAt: this.system.clock.now().getTime() - secondsAgo * 1000 };
  }

  async issue(body = issueBody(), requestId: string = randomUUID(), loggedInAgo = 0): Promise<Outcome<Issued>> {
    const issuing = this.system.faces.get(IssuingService, { strict: false });
    const { startPassword } = body;
    return outcomeOf(
      issuing
        .issue(this.identity(loggedInAgo), body, requestId, 'ja')
        .then((enrollment) => ({ enrollment, startPassword })),
    );
  }

  /** Asks for another token with an OTP of the active one. */
  issueWithProof(currentOtp: string): Promise<Outcome<Issued>> {
    return this.issue({ ...issueBody(), currentOtp });
  }

  async reissue(body = issueBody(), requestId: string = randomUUID(), loggedInAgo = 0): Promise<Outcome<Issued>> {
    const issuing = this.system.faces.get(IssuingService, { strict: false });
    const { startPassword } = body;
    return outcomeOf(
      issuing
        .reissue(this.identity(loggedInAgo), body, requestId)
        .then((enrollment) => ({ enrollment, startPassword })),
    );
  }

  confirm(otp: string, generation?: number, requestId: string = randomUUID()): View {
    const confirmation = this.system.faces.get(ConfirmationService, { strict: false });
    return outcomeOf(confirmation.confirm(this.identity(), { otp, generation }, requestId));
  }

  cancel(): View {
    return outcomeOf(this.system.faces.get(CommandService, { strict: false }).cancel(this.identity(), randomUUID()));
  }

  resend(): Promise<Outcome<void>> {
    return outcomeOf(this.system.faces.get(CommandService, { strict: false }).resend(this.identity(), randomUUID()));
  }

  /** The open enrollment or the latest one; null when there never was any. */
  latest(): Promise<EnrollmentView | null> {
    return readLatestEnrollmentView(this.system.database.dataSource.manager, this.id, this.system.clock.now());
  }

  /** Seeds of tokens that are not active, as the table holds them. */
  liveSeeds(): Promise<number> {
    return this.system.database.dataSource.manager.countBy(Token, { customerId: this.id, status: 'pending' });
  }

  async mailsOf(kind: MailKind): Promise<number> {
    const { id: enrollmentId } = await this.latestRow();
    return this.system.database.dataSource.manager.countBy(Mail, { enrollmentId, kind });
  }

  /** Whatever one operator may do alone. @returns the code of what came of it */
  async operatorActs(kind: 'cancel' | 'extend', payload: Record<string, number> = {}): Promise<ProblemCode | 'DONE'> {
    return this.carryOut({ kind, actor: operator('operator1'), payload });
  }

  /** Two operators give the OTP tries back. */
  async operatorsUnlock(): Promise<ProblemCode | 'DONE'> {
    const { dataSource } = this.system.database;
    const now = this.system.clock.now();
    const { id: targetId, generation } = await this.latestRow();
    const payload = { generation, lock: await lockOf(dataSource.manager, targetId) };
    const about = { kind: 'unlock', targetId, payload, customerId: this.id } as const;
    const approvalId = await requestApproval(dataSource, { ...about, requestedBy: operator('operator1'), now });
    await approve(dataSource, approvalId, operator('operator2'), now);
    return this.carryOut({ kind: 'unlock', actor: operator('operator1'), approvalId });
  }

  private async carryOut(act: Pick<Parameters<typeof recordAct>[1], 'kind' | 'actor' | 'payload' | 'approvalId'>) {
    const { id: enrollmentId, serviceId, deadline } = await this.latestRow();
    const actId = await recordAct(this.system.database.dataSource, {
      ...act,
      enrollmentId,
      now: this.system.clock.now(),
    });
    const process = this.system.faces.get(EnrollmentProcess, { strict: false });
    const code = await process.command(act.kind, actId, { enrollmentId, serviceId, deadline });
    return (code ?? 'DEPENDENCY.UNAVAILABLE') as ProblemCode | 'DONE';
  }

  private latestRow(): Promise<Enrollment> {
    return this.system.database.dataSource.manager.findOneOrFail(Enrollment, {
      where: { customerId: this.id },
      order: { createdAt: 'DESC' },
    });
  }
}
