import { randomBytes, randomUUID } from 'node:crypto';
import { CUSTOMER, type MailKind } from '@enrollment/domain';
import {
  Attempt,
  changeEnrollment,
  compareRows,
  type Difference,
  type Enrollment,
  EnrollmentEvent,
  issueToken,
  Mail,
  reissueToken,
  rememberCustomer,
} from '@enrollment/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FailingActivities } from '../../apps/worker/src/activities/failing.activities.js';
import { type ClaimedMail, type MailEnd, MailLedger } from '../../apps/worker/src/activities/mail.ledger.js';
import { createOwnDatabase, OWN_SERVICE, type OwnDatabase } from '../harness/own-database.js';
import { Acting } from './act.rows.js';
import { countedTry, enrollmentIn, ISSUED_AT, minutesLater, newOrder, operator, readRow } from './enrollment.rows.js';

const NOW = minutesLater(5);
const clock = { now: (): Date => NOW };

let database: OwnDatabase;
let acting: Acting;
let ledger: MailLedger;
let engine: FailingActivities;
beforeAll(async () => {
  database = await createOwnDatabase({ now: ISSUED_AT });
  const { dataSource } = database;
  acting = new Acting(dataSource);
  ledger = new MailLedger(dataSource, clock);
  engine = new FailingActivities(dataSource, clock);
});
afterAll(() => database?.close());

const differences = async ({ id }: Enrollment): Promise<Difference[]> =>
  (await compareRows(database.dataSource)).filter(({ enrollmentId }) => enrollmentId === id);

const told = async ({ id: enrollmentId }: Enrollment) => {
  const events = await database.dataSource.manager.find(EnrollmentEvent, {
    where: { enrollmentId },
    order: { number: 'ASC' },
  });
  return events.slice(1).map(({ type, generation, actor, data }) => ({ type, generation, by: actor.kind, data }));
};

const mailsOf = (enrollmentId: string, kind: MailKind): Promise<Mail[]> =>
  database.dataSource.manager.find(Mail, {
    where: { enrollmentId, kind },
    order: { generation: 'ASC', number: 'ASC' },
  });

const statuses = async ({ id }: Enrollment): Promise<string[]> =>
  (await mailsOf(id, 'token-issue')).map(({ status }) => status);

async function send({ id }: Mail, ...ends: readonly MailEnd[]): Promise<void> {
  for (const end of ends) {
    const claimed = await ledger.claim(id, randomBytes(32), { activity: 'spec', isRetry: true });
    await ledger.settle(claimed as ClaimedMail, end);
  }
}

/** Whose bank knows another address than the one typed: there are two mails of each issue. */
async function issueOfTwoMails(): Promise<Enrollment> {
  const { dataSource } = database;
  const [id, loginId] = [randomUUID(), randomUUID()];
  const who = { serviceId: OWN_SERVICE, issuer: 'https://issuer.example', subject: loginId, loginId };
  const known = { displayName: 'Customer', knownMailAddress: 'bank@example.jp', now: ISSUED_AT };
  const customerId = await rememberCustomer(dataSource, { ...who, ...known });
  await issueToken(dataSource, { ...newOrder(customerId), enrollmentId: id, serviceId: OWN_SERVICE, locale: 'ja' });
  return readRow(dataSource, id);
}

const reissue = ({ customerId }: Enrollment) => reissueToken(database.dataSource, newOrder(customerId, NOW));

describe('the events of an enrollment that the engine cannot get on with', () => {
  const step = { part: 'step' };

  it('tell since when, once, who had it tried again, and when it goes on', async () => {
    const row = await enrollmentIn(database.dataSource, 'ISSUING');
    await engine.markFailing(row.id, true);
    await engine.markFailing(row.id, true);
    const actor = operator('engineer1', 'engineer');
    expect(await acting.carryOut(row, await acting.record(row, 'retry', { actor }))).toBe('DONE');
    await engine.markFailing(row.id, true);
    await engine.markFailing(row.id, false);
    await engine.markFailing(row.id, false);
    expect(await told(row)).toEqual([
      { type: 'engine.failing', generation: 1, by: 'system', data: step },
      { type: 'engine.retried', generation: 1, by: 'operator', data: {} },
      { type: 'engine.failing', generation: 1, by: 'system', data: step },
      { type: 'engine.recovered', generation: 1, by: 'system', data: step },
    ]);
    expect(await differences(row)).toEqual([]);
  });

  it('need not tell that a reissue begins anew, and tell nothing of one that has ended', async () => {
    const row = await enrollmentIn(database.dataSource, 'ISSUING');
    await engine.markFailing(row.id, true);
    await reissue(row);
    expect((await readRow(database.dataSource, row.id)).failingSince).toBeNull();
    expect(await acting.carryOut(row, await acting.record(row, 'cancel'))).toBe('DONE');
    await engine.markFailing(row.id, true);
    expect((await told(row)).map(({ type }) => type)).toEqual(['engine.failing', 'reissued', 'cancelled']);
    expect(await differences(row)).toEqual([]);
  });
});

describe('the events of mails', () => {
  it('tell which one was given up, or could not be written, of which generation', async () => {
    const row = await issueOfTwoMails();
    const [[first], [notice]] = [await mailsOf(row.id, 'token-issue'), await mailsOf(row.id, 'issue-asked')];
    await send(first as Mail, { kind: 'retry' });
    await ledger.giveUp(row.id, [(first as Mail).id]);
    await ledger.giveUp(row.id, [(first as Mail).id]);
    await reissue(row);
    await send(notice as Mail, { kind: 'failed' });
    expect((await told(row)).filter(({ type }) => type === 'mail.failed')).toEqual([
      {
        type: 'mail.failed',
        generation: 1,
        by: 'system',
        data: { kind: 'token-issue', number: 1, recipient: 'typed' },
      },
      {
        type: 'mail.failed',
        generation: 1,
        by: 'system',
        data: { kind: 'issue-asked', number: 1, recipient: 'known' },
      },
    ]);
    expect(await differences(row)).toEqual([]);
  });

  it('tell of a notice that is accepted after a reissue that it belongs to the generation before', async () => {
    const row = await issueOfTwoMails();
    await reissue(row);
    const [notice] = await mailsOf(row.id, 'issue-asked');
    await send(notice as Mail, { kind: 'accepted' });
    expect((await told(row)).at(-1)).toMatchObject({ type: 'mail.accepted', generation: 1 });
    expect(await differences(row)).toEqual([]);
  });

  it('never call failed what may have been taken once, and call it accepted when it may have been twice', async () => {
    const row = await enrollmentIn(database.dataSource, 'ISSUING');
    const [mail] = (await mailsOf(row.id, 'token-issue')) as [Mail];
    await send(mail, { kind: 'ambiguous' }, { kind: 'retry' }, { kind: 'failed' });
    await ledger.giveUp(row.id, [mail.id]);
    expect(await statuses(row)).toEqual(['ambiguous']);
    expect(await told(row)).toEqual([]);
    await send(mail, { kind: 'ambiguous' });
    expect(await statuses(row)).toEqual(['accepted']);
    expect((await told(row)).map(({ type }) => type)).toEqual(['mail.accepted']);
    expect(await differences(row)).toEqual([]);
  });

  const begin = async (mail: Mail): Promise<ClaimedMail> =>
    (await ledger.claim(mail.id, randomBytes(32), { activity: 'spec', isRetry: true })) as ClaimedMail;

  it.each<[MailEnd, string, string[]]>([
    [{ kind: 'retry' }, 'ambiguous', []],
    [{ kind: 'failed' }, 'ambiguous', []],
    [{ kind: 'ambiguous' }, 'ambiguous', []],
    [{ kind: 'accepted' }, 'accepted', ['mail.accepted']],
    [{ kind: 'bounced', code: 554, enhanced: null }, 'bounced', ['mail.bounced']],
  ])('do not call failed what is given up in its dialogue, which then ends %o', async (end, status, events) => {
    const row = await enrollmentIn(database.dataSource, 'ISSUING');
    const [mail] = (await mailsOf(row.id, 'token-issue')) as [Mail];
    const claimed = await begin(mail);
    await ledger.giveUp(row.id, [mail.id]);
    expect(await statuses(row)).toEqual(['ambiguous']);
    await ledger.settle(claimed, end);
    expect(await statuses(row)).toEqual([status]);
    expect((await told(row)).map(({ type }) => type)).toEqual(events);
    const { stuckReason, stuckSince } = await readRow(database.dataSource, row.id);
    if (status === 'ambiguous') expect([stuckReason, stuckSince]).toEqual(['LINK_NOT_OPENED', minutesLater(365)]);
    expect(await differences(row)).toEqual([]);
  });

  it('count a dialogue that another took over once, and leave the other its own', async () => {
    const row = await enrollmentIn(database.dataSource, 'ISSUING');
    const [mail] = (await mailsOf(row.id, 'token-issue')) as [Mail];
    const [first, second] = [await begin(mail), await begin(mail)];
    await ledger.settle(first, { kind: 'ambiguous' });
    await ledger.settle(first, { kind: 'retry' });
    const [underWay] = (await mailsOf(row.id, 'token-issue')) as [Mail];
    expect(underWay).toMatchObject({ status: 'sending', sendings: 2, ambiguousSendings: 1 });
    await ledger.settle(second, { kind: 'accepted' });
    await ledger.settle(first, { kind: 'accepted' });
    expect((await told(row)).map(({ type }) => type)).toEqual(['mail.accepted']);
    expect(await differences(row)).toEqual([]);
  });

  /** No event of its own: it follows from the one that put an end to it, in the same transaction. */
  it.each<[string, (row: Enrollment) => Promise<unknown>, string[]]>([
    ['a reissue', reissue, ['void', 'queued']],
    ['a cancel', async (row) => acting.carryOut(row, await acting.record(row, 'cancel')), ['void']],
    [
      'a resend',
      async (row) => acting.carryOut(row, await acting.record(row, 'resend', { actor: CUSTOMER })),
      ['void', 'queued'],
    ],
  ])('leave it to %s to say that what was still to be sent is void', async (_, act, left) => {
    const row = await enrollmentIn(database.dataSource, 'ISSUING');
    await act(row);
    expect(await statuses(row)).toEqual(left);
    expect(await differences(row)).toEqual([]);
  });
});

describe('the comparison of events with rows', () => {
  const ON = { enrollment: 'id', generation: 'enrollment_id', mail: 'enrollment_id' } as const;

  it.each<[keyof typeof ON, string, string]>([
    ['enrollment', `state = 'AWAITING_PROVISIONING'`, 'state'],
    ['enrollment', `deadline = deadline + interval '1 minute'`, 'deadline'],
    ['enrollment', 'extended_seconds = 60', 'extendedSeconds'],
    ['enrollment', 'failing_since = created_at', 'failingSince'],
    ['enrollment', 'process_failing_since = created_at', 'processFailingSince'],
    ['generation', 'link_opened_at = issued_at', 'linkOpenedAt of generation 1'],
    ['generation', 'provisioned_at = issued_at', 'provisionedAt of generation 1'],
    ['generation', 'superseded_at = issued_at', 'supersededAt of generation 1'],
    ['generation', 'clock_offset_seconds = 9', 'clockOffsetSeconds of generation 1'],
    ['mail', `status = 'bounced'`, 'mail token-issue 1 (typed) of generation 1'],
    ['mail', `status = 'void'`, 'mail token-issue 1 (typed) of generation 1'],
  ])('names what was changed in a row of %s by %s', async (table, change, fact) => {
    const row = await enrollmentIn(database.dataSource, 'ISSUING');
    await database.dataSource.query(`UPDATE ${table} SET ${change} WHERE ${ON[table]} = $1`, [row.id]);
    expect((await differences(row)).map((difference) => difference.fact)).toEqual([fact]);
  });

  it('names what an event tells of that did not happen', async () => {
    const row = await enrollmentIn(database.dataSource, 'ISSUING');
    await changeEnrollment(database.dataSource, row.id, NOW, async (change) => {
      await change.record('link.opened', CUSTOMER);
      await change.record('confirmation.rejected', CUSTOMER);
      await change.record('unlocked', CUSTOMER);
    });
    expect((await differences(row)).map(({ fact, told: said }) => [fact, said])).toEqual(
      expect.arrayContaining([
        ['linkOpenedAt of generation 1', NOW.toISOString()],
        ['wrongOtps of generation 1', 1],
        ['state', 'unlocked out of ISSUING'],
      ]),
    );
  });

  it('names a token that nobody made active, and a wrong try that no event tells of', async () => {
    const row = await enrollmentIn(database.dataSource, 'ACTIVE');
    const attemptId = await countedTry(database.dataSource, row, 'otp');
    const judged = { outcome: 'wrong' as const, answer: { code: 'OTP.MISMATCH' as const, members: {} } };
    await database.dataSource.manager.update(Attempt, attemptId, { ...judged, sealedSecret: null, judgedAt: NOW });
    expect(await differences(row)).toEqual(
      expect.arrayContaining([
        { enrollmentId: row.id, fact: 'token of generation 1', told: 'active', stored: 'pending' },
        { enrollmentId: row.id, fact: 'wrongOtps of generation 1', told: 0, stored: 1 },
      ]),
    );
  });

  it('names an event that is not as it was written', async () => {
    const row = await enrollmentIn(database.dataSource, 'ISSUING');
    await database.dataSource.query('UPDATE enrollment SET event_count = 2 WHERE id = $1', [row.id]);
    expect(await differences(row)).toEqual([expect.objectContaining({ fact: 'event 2', told: 'cut-off' })]);
  });
});
