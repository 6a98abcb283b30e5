import { CUSTOMER } from '@enrollment/domain';
import {
  Customer,
  Generation,
  Mail,
  readUntoldNotices,
  repudiateByCustomer,
  suspendToken,
  Token,
} from '@enrollment/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MailLedger } from '../../apps/worker/src/activities/mail.ledger.js';
import { createOwnDatabase, type OwnDatabase } from '../harness/own-database.js';
import { enrollmentIn, ISSUED_AT, minutesLater } from './enrollment.rows.js';

const TYPED = 'hanako@example.jp';
const KNOWN = 'known@bank.example';
const NOW = minutesLater(5);
let database: OwnDatabase;
beforeAll(async () => {
  database = await createOwnDatabase({ now: ISSUED_AT });
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
  const untold = await readUntoldNotices(database.dataSource, { except: [], told: [] });
  const ids = untold.filter((notice) => notice.enrollmentId === enrollmentId).map(({ mailId }) => mailId);
  const mails = await Promise.all(ids.map((id) => database.dataSource.manager.findOneByOrFail(Mail, { id })));
  return mails.sort((a, b) => b.recipient.localeCompare(a.recipient));
}

const suspend = ({ customerId }: Token, now = NOW): Promise<void> =>
  suspendToken(database.dataSource, { customerId, actor: CUSTOMER, now });

describe('a suspension', () => {
  it.each([
    { known: KNOWN, typed: TYPED, told: ['typed', 'known'] },
    { known: TYPED, typed: TYPED, told: ['typed'] },
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
    await database.dataSource.manager.update(Token, token.id, { status: 'active', suspendedAt: null });
    await suspend(token, minutesLater(6));
    expect((await noticesOf(token)).map(({ number }) => number).sort()).toEqual([1, 2]);
  });
});

describe('a report "this was not me"', () => {
  it('is told to the address that the bank knows alone, and once', async () => {
    const token = await tokenOf(KNOWN, TYPED);
    const { customerId } = token;
    for (let count = 0; count < 2; count += 1) await repudiateByCustomer(database.dataSource, { customerId, now: NOW });
    expect(await noticesOf(token)).toMatchObject([{ kind: 'repudiated', recipient: 'known', number: 1 }]);
  });

  it('tells nobody where the bank knows no address: who typed the other may be a fraud', async () => {
    const token = await tokenOf(null, TYPED);
    await repudiateByCustomer(database.dataSource, { customerId: token.customerId, now: NOW });
    expect(await noticesOf(token)).toEqual([]);
  });
});

describe('a notice', () => {
  it('is no longer untold once its first dialogue has begun', async () => {
    const token = await tokenOf(KNOWN, null);
    await suspend(token);
    const [mail] = await noticesOf(token);
    const ledger = new MailLedger(database.dataSource, { now: () => NOW });
    const claimed = await ledger.claim(mail?.id ?? '', Buffer.alloc(32), { activity: 'a', isRetry: false });
    expect(claimed).toMatchObject({ kind: 'suspended', to: KNOWN });
    expect(await noticesOf(token)).toEqual([]);
  });
});
