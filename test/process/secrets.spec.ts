import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { customersFor } from '../client/customers.js';
import { enrollTo, issueBody, newPhone } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import { Database } from '../harness/database.js';
import { testStack } from '../harness/stack.js';
import { closeTemporal, connectTemporal } from '../harness/temporal.js';

/** Eight digits: shorter ones turn up by chance in times and numbers. */
const START_PASSWORDS = ['90417358', '61830594'] as const;
const WRONG_START_PASSWORD = '83629047';
const ADDRESSES = ['planted-one@canary.example', 'planted-two@canary.example'] as const;

const nextCustomer = customersFor('secrets');
const planted: string[] = [...START_PASSWORDS, WRONG_START_PASSWORD, 'planted-one', 'planted-two'];
let temporal: Client;
let database: Database;
let enrollmentId: string;
let answers: string;

beforeAll(async () => {
  [temporal, database] = await Promise.all([connectTemporal(), Database.connect()]);
  const loginId = nextCustomer();
  planted.push(`${loginId}@bank.example`);
  const { portal, invitation, enrollment } = await enrollTo.awaitingProvisioning(
    loginId,
    issueBody(ADDRESSES[0], START_PASSWORDS[0]),
  );
  enrollmentId = enrollment.id;
  const phone = await newPhone();
  await phone.provision(invitation, WRONG_START_PASSWORD);
  await phone.provision(invitation, START_PASSWORDS[0]);
  bodyOf(await portal.reissue(issueBody(ADDRESSES[1], START_PASSWORDS[1])));
  const { userId, serviceId } = bodyOf(await portal.latest());
  const token = await phone.setUp({ userId, serviceId }, START_PASSWORDS[1]);
  planted.push(token.secret);
  const wrong = await portal.confirm({ otp: token.code(20) });
  const right = await portal.confirm({ otp: token.code() });
  answers = JSON.stringify([wrong, right, await portal.me(), await portal.latest(), await portal.token()]);
});
afterAll(async () => {
  await closeTemporal(temporal);
  await database.close();
});

const found = (text: string): string[] => planted.filter((value) => text.includes(value));

describe('planted secrets and addresses', () => {
  it('are in no history of the server (I5)', async () => {
    const histories: string[] = [];
    for await (const { workflowId, runId } of temporal.workflow.list()) {
      histories.push(historyToJSON(await temporal.workflow.getHandle(workflowId, runId).fetchHistory()));
    }
    expect(histories.join('\n')).toContain(enrollmentId);
    const decoded = histories
      .join('\n')
      .replace(/"data":\s*"([A-Za-z0-9+/=]+)"/g, (_, data: string) => Buffer.from(data, 'base64').toString());
    expect(found(decoded)).toEqual([]);
  });

  it('are in no log of any program (I5)', async () => {
    const { logsFolder } = testStack();
    const own = (await readdir(logsFolder)).filter((name) => !name.startsWith('maildev'));
    const logs = await Promise.all(own.map((name) => readFile(join(logsFolder, name), 'utf8')));
    expect(logs.join('').length).toBeGreaterThan(1_000);
    expect(found(logs.join('\n'))).toEqual([]);
  });

  it('are nowhere in the database but in the columns made for them (I5)', async () => {
    expect(found(await database.textOutsideOwnColumns())).toEqual([]);
  });

  it('46 are in no answer to a customer, but for the address that the customer typed', () => {
    expect(answers).toContain(enrollmentId);
    expect(found(answers.replaceAll(ADDRESSES[1], ''))).toEqual([]);
  });

  it('leave no verifier and nothing sealed but the seed behind', async () => {
    expect(await database.liveSecrets(enrollmentId)).toEqual({ seeds: 1, sealed: 0 });
    expect(await database.verifiers(enrollmentId)).toBe(0);
  });
});
