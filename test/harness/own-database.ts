import { randomUUID } from 'node:crypto';
import { createDataSource, seedServices } from '@enrollment/persistence';
import pg from 'pg';
import { testStack } from './stack.js';

export type DataSource = ReturnType<typeof createDataSource>;

export const OWN_SERVICE = '10010001';

export interface OwnDatabase {
  readonly dataSource: DataSource;
  readonly url: string;
  close(): Promise<void>;
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: testStack().databaseUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** A migrated database beside the stack's, with one service: no worker looks at its rows, and its time is the test's. */
export async function createOwnDatabase({ now }: { readonly now: Date }): Promise<OwnDatabase> {
  const name = `own_${randomUUID().replaceAll('-', '')}`;
  await onServer(`CREATE DATABASE ${name}`);
  const address = new URL(testStack().databaseUrl);
  address.pathname = `/${name}`;
  const dataSource = await createDataSource({ url: address.href, applicationName: 'own-database' }).initialize();
  await dataSource.runMigrations();
  const service = {
    nameJa: 'サービス',
    nameEn: 'Service',
    senderNameJa: '送信者',
    senderNameEn: 'Sender',
    accent: null,
  };
  const sender = { senderAddress: 'otp@example.jp', tokenIssuer: 'Issuer' };
  await seedServices(dataSource, [{ id: OWN_SERVICE, ...service, ...sender }], now);
  return {
    dataSource,
    url: address.href,
    close: async () => {
      await dataSource.destroy();
      await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}
