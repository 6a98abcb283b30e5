import { CUSTOMER, TOKEN_NOTICES } from '@enrollment/domain';
import {
  Customer,
  compareRows,
  Generation,
  Mail,
  readNoticesUnderWay,
  readUntoldNotices,
  repudiateByCustomer,
  suspendToken,
  Token,
} from '@enrollment/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { In } from 'typeorm';
import { type ClaimedMail, MailLedger } from '../../apps/worker/src/activities/mail.ledger.js';
import { createOwnDatabase, type OwnDatabase } from '../harness/own-database.js';
import { enrollmentIn, ISSUED_AT, minutesLater } from './enrollment.rows.js';

const TYPED = 'hanako@example.jp';
const KNOWN = 'known@bank.example';
const NOW = minutesLater(5);
let database: OwnDatabase;
let ledger: MailLedger;
beforeAll(async () => {
  database = await createOwnDatabase({ now: ISSUED_AT });
  ledger = new MailLedger(database.dataSource, { now: () => NOW });
});
afterAll(() => database?.close());

/** A customer with an active token, whom mails reach at these addresses. */
async function tokenOf(known: string | null, typed: string | null): Promise<Token> {
  const { id: enrollmentId, customerId } = await enrollmentIn(database.dataSource, 'ACTIVE');
  const { manager } = database.dataSource;
  await manager.update(Customer, customerId, { knownMailAddress: known });
  await manager.update(Generation, { enrollmentId }, { mailAddress: typed });
  await manager.update(Token, { enrollmentId }, { status: 'active', activatedAt: ISSUED_AT });
  return manager.findOneByOrFail(Token, { enrollmentId });
}

async function noticesOf({ enrollmentId }: Token): Promise<Mail[]> {
  const untold = await readUntoldNotices(database.dataSource, { before: minutesLater(60), except: [], told: [] });
  const ids = untold.filter((notice) => notice.enrollmentId === enrollmentId).map(({ mailId }) => mailId);
  const mails = await Promise.all(ids.map((id) => database.dataSource.manager.findOneByOrFail(Mail, { id })));
  return mails.sort((a, b) => b.recipient.localeCompare(a.recipient));
}

const resume = ({ id }: Token) =>
  database.dataSource.manager.update(Token, id, { status: 'active', suspendedAt: null });

const suspend = ({ customerId }: Token, now = NOW): Promise<void> =>
  suspendToken(database.dataSource, { customerId, actor: CUSTOMER, now });

describe('a suspension', () => {
  it.each([
    { known: KNOWN, typed: TYPED, told: ['known'] },
    { known: TYPED, typed: TYPED, told: ['known'] },
    { known: null, typed: TYPED, told: ['typed'] },
    { known: KNOWN, typed: null, told: ['known'] },
    { known: null, typed: null, told: [] },
  ])('is told to $told of known $known and typed $typed, once', async ({ known, typed, told }) => {
    const token = await tokenOf(known, typed);
    await suspend(token);
    await suspend(token);
    const mails = await noticesOf(token);
    expect(mails.map(({ recipient }) => recipient)).toEqual(told);
    for (const mail of mails) expect(mail).toMatchObject({ kind: 'suspended', number: 1, status: 'queued' });
  });

  it('is told each time anew', async () => {
    const token = await tokenOf(KNOWN, null);
    await suspend(token);
    await resume(token);
    await suspend(token, minutesLater(6));
    expect((await noticesOf(token)).map(({ number }) => number).sort()).toEqual([1, 2]);
  });
});

describe('a report "this was not me"', () => {
  const repudiate = ({ customerId }: Token) => repudiateByCustomer(database.dataSource, { customerId, now: NOW });
  const statusesOf = async ({ enrollmentId }: Token) => {
    const mails = await database.dataSource.manager.findBy(Mail, { enrollmentId, kind: In(TOKEN_NOTICES) });
    return Object.fromEntries(mails.map(({ kind, recipient, status }) => [`${kind} to ${recipient}`, status]));
  };

  it('is told to the address that the bank knows alone, and once', async () => {
    const token = await tokenOf(KNOWN, TYPED);
    for (let count = 0; count < 2; count += 1) await repudiate(token);
    expect(await noticesOf(token)).toMatchObject([{ kind: 'repudiated', recipient: 'known', number: 1 }]);
  });

  it('tells nobody where the bank knows no address: who typed the other may be a fraud', async () => {
    const token = await tokenOf(null, TYPED);
    await repudiate(token);
    expect(await noticesOf(token)).toEqual([]);
  });

  it('takes back what waits to tell whoever typed the address, and nothing of what the bank knows', async () => {
    const [stranger, customer] = [await tokenOf(null, TYPED), await tokenOf(KNOWN, TYPED)];
    for (const token of [stranger, customer]) {
      await suspend(token);
      await repudiate(token);
    }
    expect(await statusesOf(stranger)).toEqual({ 'suspended to typed': 'void' });
    expect(await statusesOf(customer)).toEqual({ 'suspended to known': 'queued', 'repudiated to known': 'queued' });
    const { dataSource } = database;
    expect(await noticesOf(stranger)).toEqual([]);
    const both = new Set([stranger.enrollmentId, customer.enrollmentId]);
    // These rows came into their state without what leads there; of the notices nothing may differ.
    const differing = (await compareRows(dataSource)).filter(({ enrollmentId }) => both.has(enrollmentId));
    expect(differing.filter(({ fact }) => /^mail (suspended|repudiated)/.test(fact))).toEqual([]);
  });

  it('lets nothing more be sent of what is in its dialogue', async () => {
    const token = await tokenOf(null, TYPED);
    await suspend(token);
    const [mail] = await noticesOf(token);
    const claimed = await ledger.claim(mail?.id ?? '', Buffer.alloc(32), { activity: 'a', isRetry: false });
    await repudiate(token);
    await ledger.settle(claimed as ClaimedMail, { kind: 'retry' });
    expect(await statusesOf(token)).toEqual({ 'suspended to typed': 'void' });
    expect(await ledger.claim(mail?.id ?? '', Buffer.alloc(32), { activity: 'a', isRetry: true })).toBeNull();
  });
});

describe('a notice', () => {
  it('is no longer untold once its first dialogue has begun', async () => {
    const token = await tokenOf(KNOWN, null);
    await suspend(token);
    const [mail] = await noticesOf(token);
    const claimed = await ledger.claim(mail?.id ?? '', Buffer.alloc(32), { activity: 'a', isRetry: false });
    expect(claimed).toMatchObject({ kind: 'suspended', to: KNOWN });
    expect(await noticesOf(token)).toEqual([]);
  });
});

describe('the notices under way', () => {
  it('are found by their index alone', async () => {
    const plans: string[] = [];
    const explaining = {
      query: async (sql: string, parameters: unknown[]) => {
        plans.push(JSON.stringify(await manager.query(`EXPLAIN (FORMAT JSON) ${sql}`, parameters)));
        return [];
      },
    } as unknown as OwnDatabase['dataSource'];
    const runner = database.dataSource.createQueryRunner();
    const { manager } = runner;
    await runner.query('SET enable_seqscan = off');
    await readUntoldNotices(explaining, { before: NOW, except: [], told: [] });
    await readNoticesUnderWay(explaining, { after: null, before: NOW, limit: 500 });
    await runner.release();
    for (const plan of plans) expect(plan).toContain('"Index Name":"mail_notice_under_way"');
    expect(plans).toHaveLength(2);
  });
});
