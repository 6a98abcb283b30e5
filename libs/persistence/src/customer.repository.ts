import { randomUUID } from 'node:crypto';
import { type DataSource, type EntityManager, In } from 'typeorm';
import { TOKEN_IN_USE, Token } from './entities/token.entity.js';

export interface SignedInCustomer {
  readonly serviceId: string;
  readonly issuer: string;
  readonly subject: string;
  readonly loginId: string;
  readonly displayName: string;
  readonly knownMailAddress: string | null;
  readonly now: Date;
}

/** Keeps what the identity provider said of a customer at log-in. @returns the customer's ID */
export async function rememberCustomer(dataSource: DataSource, customer: SignedInCustomer): Promise<string> {
  const [row] = await dataSource.query<[{ id: string }]>(
    `INSERT INTO customer (id, service_id, issuer, subject, login_id, display_name, known_mail_address, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)
     ON CONFLICT (service_id, issuer, subject) DO UPDATE SET
       login_id = excluded.login_id, display_name = excluded.display_name,
       known_mail_address = excluded.known_mail_address, updated_at = excluded.updated_at
     RETURNING id`,
    [
      randomUUID(),
      customer.serviceId,
      customer.issuer,
      customer.subject,
      customer.loginId,
      customer.displayName,
      customer.knownMailAddress,
      customer.now,
    ],
  );
  return row.id;
}

export async function findTokenInUse(manager: EntityManager, customerId: string): Promise<Token | null> {
  return manager.findOneBy(Token, { customerId, status: In(TOKEN_IN_USE) });
}
