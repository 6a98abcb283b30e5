import type { EntityManager } from 'typeorm';
import type { Customer } from './entities/customer.entity.js';

/** How many digits the OTP of a customer's latest enrollment has; null when there was never any. */
export async function otpDigitsOfLatest(
  manager: EntityManager,
  { serviceId, issuer, subject }: Pick<Customer, 'serviceId' | 'issuer' | 'subject'>,
): Promise<number | null> {
  const [latest] = await manager.query<{ digits: number }[]>(
    `SELECT (p.body -> 'otpDigits')::int AS digits
     FROM customer c
     JOIN enrollment e ON e.customer_id = c.id
     JOIN policy p ON p.service_id = e.service_id AND p.version = e.policy_version
     WHERE c.service_id = $1 AND c.issuer = $2 AND c.subject = $3
     ORDER BY e.created_at DESC LIMIT 1`,
    [serviceId, issuer, subject],
  );
  return latest?.digits ?? null;
}
