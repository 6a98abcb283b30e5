import { type Actor, type EventType, isOpen } from '@enrollment/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { findTokenInUse } from './customer.repository.js';
import { EnrollmentChange, lockEnrollment } from './enrollment-change.js';
import type { Customer } from './entities/customer.entity.js';
import type { EventData } from './entities/event.entity.js';
import { TOKEN_IN_USE, type Token } from './entities/token.entity.js';
import { lockCustomer } from './intake/issue.js';

/** One transaction on what a customer has: the token in use, and the enrollments that matter to it. */
export class TokenChange {
  constructor(
    readonly manager: EntityManager,
    readonly customer: Customer,
    readonly now: Date,
    private readonly enrollments: readonly EnrollmentChange[],
  ) {}

  get open(): EnrollmentChange | undefined {
    return this.enrollments.find(({ row }) => isOpen(row.state));
  }

  /** Those that are locked: the open one, the one that made the token in use, and the one that is spoken of. */
  get enrollmentIds(): string[] {
    return this.enrollments.map(({ row }) => row.id);
  }

  enrollment(id: string): EnrollmentChange {
    const found = this.enrollments.find(({ row }) => row.id === id);
    if (found === undefined) throw new Error(`enrollment ${id} is not locked in this change`);
    return found;
  }

  inUse(): Promise<Token | null> {
    return findTokenInUse(this.manager, this.customer.id);
  }

  /** Appends a fact about a token to the enrollment that made it. */
  async record(token: Token, type: EventType, actor: Actor, data: EventData = {}): Promise<void> {
    const { id: tokenId, enrollmentId, generation } = token;
    await this.enrollment(enrollmentId).record(type, actor, { tokenId, ...data }, generation);
  }

  async suspend(token: Token, actor: Actor): Promise<void> {
    await this.manager.query('SELECT suspend_token($1, $2)', [token.id, this.now]);
    await this.record(token, 'token.suspended', actor);
  }

  async commit(): Promise<void> {
    for (const enrollment of this.enrollments) await enrollment.commit();
  }
}

/** The enrollments that an act on the customer's token may touch: the open one, and the one that made the token. */
async function enrollmentsOf(manager: EntityManager, customerId: string): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `SELECT id FROM enrollment WHERE customer_id = $1 AND ended_at IS NULL
     UNION SELECT enrollment_id FROM token WHERE customer_id = $1 AND status = ANY($2)`,
    [customerId, TOKEN_IN_USE],
  );
  return rows.map(({ id }) => id);
}

/**
 * Locks the customer, then the enrollments, and only then lets anybody look at tokens: an activation, which holds its
 * enrollment while it replaces a token, comes wholly before or wholly after.
 * @param also an enrollment of the customer that is spoken of, whatever became of it
 */
export async function changeTokens<T>(
  dataSource: DataSource,
  { customerId, also, now }: { readonly customerId: string; readonly also?: string; readonly now: Date },
  work: (change: TokenChange) => Promise<T>,
): Promise<T> {
  return dataSource.transaction(async (manager) => {
    const customer = await lockCustomer(manager, customerId);
    const ids = new Set(await enrollmentsOf(manager, customerId));
    if (also !== undefined) ids.add(also);
    const enrollments: EnrollmentChange[] = [];
    for (const id of ids) enrollments.push(new EnrollmentChange(manager, await lockEnrollment(manager, id), now));
    const change = new TokenChange(manager, customer, now, enrollments);
    const result = await work(change);
    await change.commit();
    return result;
  });
}
