import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { newSymmetricKey } from '@enrollment/keys';
import { createDataSource } from '@enrollment/persistence';
import { describe } from '@jest/globals';
import type { Type } from '@nestjs/common';
import { Client } from 'pg';
import { createFace, type Face } from './face.js';
import type { FaceOptions } from './face.options.js';

/** A PostgreSQL server where specs may make databases of their own. `npm test` has one. */
const testServer = process.env['TEST_DATABASE_URL'];

/** Skipped without a server, but not where nobody would notice. */
export const describeWithDatabase = testServer || process.env['CI'] ? describe : describe.skip;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function onServer(statement: string): Promise<void> {
  if (!testServer) throw new Error('TEST_DATABASE_URL is not set: name a PostgreSQL server for specs');
  const client = new Client({ connectionString: testServer });
  await client.connect();
  await client.query(statement);
  await client.end();
}

export interface TestFace {
  readonly face: Face;
  readonly url: string;
  readonly metricsUrl: string;
  readonly databaseUrl: string;
  close(): Promise<void>;
}

/** A face that listens, on a database of its own. */
export async function startTestFace(module: Type, options: Partial<FaceOptions> = {}): Promise<TestFace> {
  const name = `face_${randomUUID().replaceAll('-', '')}`;
  await onServer(`CREATE DATABASE ${name}`);
  const address = new URL(testServer ?? '');
  address.pathname = `/${name}`;
  const dataSource = createDataSource({ url: address.href, applicationName: 'face-spec' });
  await dataSource.initialize();
  await dataSource.runMigrations();
  const [port, metricsPort] = [await freePort(), await freePort()];
  const url = `http://localhost:${port}`;
  const drop = (): Promise<void> => onServer(`DROP DATABASE ${name} WITH (FORCE)`);
  const creating = createFace({
    name: 'spec',
    module,
    publicUrl: url,
    bindAddress: '127.0.0.1',
    port,
    metricsPort,
    dataSource,
    faceKey: newSymmetricKey(),
    api: { title: 'Spec', description: 'A face for specs' },
    logLevel: 'silent',
    signIn: {
      cookieName: 'portal_session',
      sessionSecret: randomBytes(32).toString('hex'),
      issuer: 'http://localhost:1',
      clientId: 'spec',
      clientSecret: 'spec',
      promptLogin: true,
    },
    ...options,
  });
  const face = await creating.catch(async (error: unknown) => {
    await dataSource.destroy();
    await drop();
    throw error;
  });
  await face.listen();
  return {
    face,
    url,
    databaseUrl: address.href,
    metricsUrl: `http://127.0.0.1:${metricsPort}`,
    close: async () => {
      await face.close();
      await drop();
    },
  };
}
