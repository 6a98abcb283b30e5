import { randomBytes } from 'node:crypto';
import type { TransitionName } from '@enrollment/domain';
import { type Enrollment, Generation, queueMail, reissueToken } from '@enrollment/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MailContent } from '../../apps/worker/src/activities/mail.content.js';
import { type ClaimedMail, MailLedger } from '../../apps/worker/src/activities/mail.ledger.js';
import type { WorkerKeys } from '../../apps/worker/src/worker-keys.js';
import type { WorkerSettings } from '../../apps/worker/src/worker-settings.js';
import { createOwnDatabase, type OwnDatabase } from '../harness/own-database.js';
import { Acting, NOW } from './act.rows.js';
import { enrollmentIn, ISSUED_AT, minutesLater, newOrder } from './enrollment.rows.js';

const WAYS: Record<'otp' | 'start-password', readonly TransitionName[]> = {
  otp: ['acceptMail', 'provision', 'lockOtp'],
  'start-password': ['acceptMail', 'lockStartPassword'],
};
let database: OwnDatabase;
beforeAll(async () => {
  database = await createOwnDatabase({ now: ISSUED_AT });
});
afterAll(() => database?.close());

/** A locked enrollment whose mail about that waits for a server. */
async function locked(cause: keyof typeof WAYS): Promise<{ row: Enrollment; mailId: string }> {
  const { manager } = database.dataSource;
  const row = await enrollmentIn(database.dataSource, 'LOCKED', { way: WAYS[cause] });
  const enrollmentId = row.id;
  if (cause === 'otp') await manager.update(Generation, { enrollmentId }, { provisionedAt: minutesLater(1) });
  const mail = { enrollmentId, generation: 1, kind: 'locked', number: 1, recipient: 'typed' } as const;
  return { row, mailId: await queueMail(manager, { ...mail, destinationHash: null, now: NOW }) };
}

async function textOf(mailId: string): Promise<string> {
  const ledger = new MailLedger(database.dataSource, { now: () => minutesLater(60) });
  const settings = { values: { PORTAL_PUBLIC_URL: 'https://portal.example' } } as WorkerSettings;
  const claimed = await ledger.claim(mailId, randomBytes(32), { activity: 'a', isRetry: false });
  return (await new MailContent({} as WorkerKeys, settings).compose(claimed as ClaimedMail)).text;
}

const reissue = ({ customerId }: Enrollment) =>
  reissueToken(database.dataSource, newOrder(customerId, minutesLater(30)));

const OTP = /ワンタイムパスワードの入力が、決められた回数まで/;
const START_PASSWORD = /利用開始パスワードの入力が、決められた回数まで/;
const DEADLINE = /設定期限/;

describe('the mail about a lock', () => {
  it.each([
    { cause: 'otp', said: OTP, unsaid: START_PASSWORD },
    { cause: 'start-password', said: START_PASSWORD, unsaid: OTP },
  ] as const)('says that it was the $cause, whenever it is sent', async ({ cause, said, unsaid }) => {
    const [present, past] = [await locked(cause), await locked(cause)];
    await reissue(past.row);
    for (const text of [await textOf(present.mailId), await textOf(past.mailId)]) {
      expect(text).toMatch(said);
      expect(text).not.toMatch(unsaid);
    }
  });

  it('says so too once the lock is lifted', async () => {
    const { row, mailId } = await locked('otp');
    const acting = new Acting(database.dataSource);
    const approvalId = await acting.approvalFor(row);
    expect(await acting.carryOut(row, await acting.record(row, 'unlock', { approvalId }))).toBe('DONE');
    expect(await textOf(mailId)).toMatch(OTP);
  });

  it('names no deadline that is of another token', async () => {
    const [present, past] = [await locked('otp'), await locked('otp')];
    await reissue(past.row);
    expect(await textOf(present.mailId)).toMatch(DEADLINE);
    expect(await textOf(past.mailId)).not.toMatch(DEADLINE);
  });
});
