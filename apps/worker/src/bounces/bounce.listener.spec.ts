import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings, SettingsError } from '@enrollment/config';
import {
  createKeyRing,
  FileKeyProvider,
  HeldKeyRing,
  type KeyRing,
  returnPath,
  StartPasswordHasher,
  writeKeyRing,
} from '@enrollment/keys';
import type { DeliveryReport } from '@enrollment/mail';
import { createDataSource } from '@enrollment/persistence';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { SmtpDialogue } from '../../../../test/client/smtp.dialogue.js';
import { settingsSchema } from '../settings.js';
import { WorkerClock } from '../worker-clock.js';
import { WorkerKeys } from '../worker-keys.js';
import { WorkerSettings } from '../worker-settings.js';
import { BounceListener } from './bounce.listener.js';
import { MailReports } from './mail.reports.js';

const DATABASE_URL = 'postgres://localhost/nobody-asks';
const MAIL_ID = '0190a3c4-7b1e-4c52-9f7e-2d6c1b8a9e04';
const REPORT = [
  'Content-Type: multipart/report; report-type=delivery-status; boundary="r"',
  '',
  '--r\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n--r--\r\n.',
].join('\r\n');

class FakeReports extends MailReports {
  readonly recorded: [string, DeliveryReport][] = [];
  isAway = false;

  constructor() {
    super(createDataSource({ url: DATABASE_URL, applicationName: 'spec' }), new WorkerClock());
  }

  override async record(mailId: string, report: DeliveryReport): Promise<void> {
    if (this.isAway) throw new Error('the database is away');
    this.recorded.push([mailId, report]);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const folder = mkdtempSync(join(tmpdir(), 'bounce-listener-'));
const KEYS_FILE = join(folder, 'keys.json');
let ring: KeyRing;
beforeAll(async () => {
  ring = await createKeyRing();
  await writeKeyRing(KEYS_FILE, ring);
});
afterAll(() => rmSync(folder, { recursive: true }));
const closing: Array<() => Promise<void>> = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function listenerAt(port: number): { listener: BounceListener; reports: FakeReports } {
  const settings = readSettings(settingsSchema, { DATABASE_URL, KEYS_FILE, BOUNCE_PORT: String(port) });
  const hasher = new StartPasswordHasher({ pepper: ring.pepper });
  const source = new HeldKeyRing(KEYS_FILE);
  const keys = new WorkerKeys(source, new FileKeyProvider(source, 'test'), hasher);
  const reports = new FakeReports();
  return { reports, listener: new BounceListener(new WorkerSettings(settings, null), keys, reports) };
}

async function reply(port: number): Promise<string> {
  const client = await SmtpDialogue.begin(port);
  const to = `RCPT TO:<${returnPath(ring.mailTagKey, MAIL_ID)}@bank.example.jp>`;
  const last = await client.sayAll('EHLO mx.example.jp', 'MAIL FROM:<>', to, 'DATA', REPORT);
  client.end();
  return last;
}

describe('the bounce listener', () => {
  it('hands a report on with the mail that its return path names, or has it come again', async () => {
    const port = await freePort();
    const { listener, reports } = listenerAt(port);
    await listener.onApplicationBootstrap();
    closing.push(() => listener.beforeApplicationShutdown());
    expect(await reply(port)).toMatch(/^250/);
    expect(reports.recorded).toEqual([[MAIL_ID, { kind: 'bounced', status: '5.1.1' }]]);
    reports.isAway = true;
    expect(await reply(port)).toMatch(/^451/);
  });

  it('refuses to start on a port that is taken, by the name of the setting', async () => {
    const port = await freePort();
    const taken = createServer().listen(port, '127.0.0.1');
    await once(taken, 'listening');
    closing.push(async () => {
      taken.close();
      await once(taken, 'close');
    });
    const start = listenerAt(port).listener.onApplicationBootstrap();
    await expect(start).rejects.toThrow(SettingsError);
    await expect(start).rejects.toThrow('BOUNCE_PORT: cannot be listened on (EADDRINUSE); set a port that is free');
  });
});
