import { randomBytes, randomUUID } from 'node:crypto';
import { SYSTEM } from '@enrollment/domain';
import { describe } from '@jest/globals';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { rememberCustomer } from './customer.repository.js';
import { createDataSource } from './data-source.js';
import { changeEnrollment } from './enrollment-change.js';
import { issueToken } from './intake/issue.js';
import { seedServices } from './service.seed.js';

/** A PostgreSQL server where specs may make databases of their own. `npm test` has one. */
const testServer = process.env.TEST_DATABASE_URL;

/** Skipped without a server, but not where nobody would notice. */
export const describeWithDatabase = testServer || process.env.CI ? describe : describe.skip;

const NOW = new Date('2026-11-24T01:00:00Z');

async function onServer(statement: string): Promise<void> {
  if (!testServer) throw new Error('TEST_DATABASE_URL is not set: name a PostgreSQL server for specs');
  const client = new Client({ connectionString: testServer });
  await client.connect();
  await client.query(statement);
  await client.end();
}

const service = (id: string) => ({
  id,
  nameJa: 'あおば銀行',
  nameEn: 'Aoba Bank',
  senderNameJa: 'あおば銀行',
  senderNameEn: 'Aoba Bank',
  senderAddress: 'otp@otp-auth.example',
  tokenIssuer: 'Aoba Bank',
  accent: null,
});

/** A database of its own, migrated and empty but for two services. */
export class FreshDatabase {
  private constructor(
    readonly url: string,
    private readonly name: string,
    readonly dataSource: DataSource,
  ) {}

  static async create(): Promise<FreshDatabase> {
    const name = `spec_${randomUUID().replaceAll('-', '')}`;
    await onServer(`CREATE DATABASE ${name}`);
    const url = Object.assign(new URL(testServer ?? ''), { pathname: `/${name}` }).href;
    const dataSource = await createDataSource({ url, applicationName: 'spec' }).initialize();
    await dataSource.runMigrations();
    await seedServices(dataSource, [service('10010001'), service('20020002')], NOW);
    return new FreshDatabase(url, name, dataSource);
  }

  async drop(): Promise<void> {
    await this.dataSource.destroy();
    await onServer(`DROP DATABASE ${this.name} WITH (FORCE)`);
  }

  async newCustomer(serviceId = '10010001'): Promise<string> {
    const subject = randomUUID();
    const person = { serviceId, issuer: 'https://idp.example', subject, loginId: subject, displayName: 'A' };
    return rememberCustomer(this.dataSource, { ...person, knownMailAddress: null, now: NOW });
  }

  /** An enrollment with this many events. @returns its ID */
  async newEnrollment(events = 1, serviceId = '10010001'): Promise<string> {
    const enrollmentId = randomUUID();
    await issueToken(this.dataSource, {
      enrollmentId,
      serviceId,
      locale: 'ja',
      generationId: randomUUID(),
      customerId: await this.newCustomer(serviceId),
      mailAddress: 'a@phone.example',
      destinationHash: randomBytes(32),
      sealedStartPassword: 'sealed',
      now: NOW,
    });
    for (let number = 2; number <= events; number += 1) await this.addEvent(enrollmentId);
    return enrollmentId;
  }

  async addEvent(enrollmentId: string): Promise<void> {
    await changeEnrollment(this.dataSource, enrollmentId, NOW, (change) => change.record('reminded', SYSTEM));
  }

  /** Every event is settled. Specs beside this one write on the same server, whose transactions are one row of numbers. */
  async settle(): Promise<void> {
    for (let isWaiting = true; isWaiting; ) {
      const [row] = await this.dataSource.query(
        'SELECT EXISTS (SELECT FROM event WHERE transaction_id >= pg_snapshot_xmin(pg_current_snapshot())) AS waits',
      );
      isWaiting = (row as { waits: boolean }).waits;
    }
  }

  /** What only the owner of the tables can do, and nobody should. */
  async tamper(...statements: string[]): Promise<void> {
    await this.dataSource.query('ALTER TABLE event DISABLE TRIGGER event_append_only');
    for (const statement of statements) await this.dataSource.query(statement);
    await this.dataSource.query('ALTER TABLE event ENABLE ALWAYS TRIGGER event_append_only');
  }
}
