import { randomUUID } from 'node:crypto';
import { DEFAULT_POLICY, type Policy } from '@enrollment/domain';
import { createDataSource, PolicyVersion, seedServices } from '@enrollment/persistence';
import type { DataSource } from 'typeorm';
import { testStack } from '../harness/stack.js';

/** The service of a scratch database. */
export const SERVICE_ID = '30030003';

const SERVICE = {
  id: SERVICE_ID,
  nameJa: '試験銀行',
  nameEn: 'Test Bank',
  senderNameJa: '試験銀行',
  senderNameEn: 'Test Bank',
  senderAddress: 'otp@test-bank.example',
  tokenIssuer: 'Test Bank',
  accent: null,
};

async function onServer(statement: string): Promise<void> {
  const server = createDataSource({ url: testStack().databaseUrl, applicationName: 'scratch', poolSize: 1 });
  await server.initialize();
  try {
    await server.query(statement);
  } finally {
    await server.destroy();
  }
}

/** A database of one's own on the stack's server, as the migrations make it, with one service. */
export class ScratchDatabase {
  private constructor(
    private readonly name: string,
    readonly url: string,
    readonly dataSource: DataSource,
  ) {}

  static async create(policy: Partial<Policy>, now: Date): Promise<ScratchDatabase> {
    const name = `scratch_${randomUUID().replaceAll('-', '')}`;
    await onServer(`CREATE DATABASE ${name}`);
    const url = new URL(testStack().databaseUrl);
    url.pathname = `/${name}`;
    const dataSource = await createDataSource({ url: url.href, applicationName: 'scratch' }).initialize();
    await dataSource.runMigrations();
    await seedServices(dataSource, [SERVICE], now);
    await dataSource.manager.update(
      PolicyVersion,
      { serviceId: SERVICE_ID },
      { body: { ...DEFAULT_POLICY, ...policy } },
    );
    return new ScratchDatabase(name, url.href, dataSource);
  }

  async drop(): Promise<void> {
    await this.dataSource.destroy();
    await onServer(`DROP DATABASE ${this.name} WITH (FORCE)`);
  }
}
