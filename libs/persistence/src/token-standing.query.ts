import type { EntityManager } from 'typeorm';

/**
 * How often a customer's tokens have been suspended, resumed or disowned so far. What two operators agreed to about a
 * token holds while this number stands. `customer` is the SQL of the customer's ID.
 */
export const tokenStandingSql = (customer: string): string => `(
  SELECT count(*)::int FROM event v JOIN enrollment n ON n.id = v.enrollment_id
  WHERE n.customer_id = ${customer} AND v.type IN ('token.suspended', 'token.resumed', 'token.repudiated')
    AND v.data ->> 'tokenId' IS NOT NULL)`;

/** The caller holds the customer, so that it cannot change. */
export async function tokenStandingOf(manager: EntityManager, customerId: string): Promise<number> {
  const [row] = await manager.query<[{ standing: number }]>(`SELECT ${tokenStandingSql('$1')} AS standing`, [
    customerId,
  ]);
  return row.standing;
}
