import { DEFAULT_POLICY } from '@enrollment/domain';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Moment, ScriptedServer, type Turn } from '../../libs/mail/src/smtp/scripted-server.fake.js';
import { customersFor, knownMailAddress } from '../client/customers.js';
import { BOUNCE, reportMessage, sendBack } from '../client/delivery.report.js';
import { enrollTo, inbox, issueBody, waitForState } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import { until } from '../client/until.js';
import { Database } from '../harness/database.js';
import { killPart, startPart, stopPart, testStack } from '../harness/stack.js';

const nextCustomer = customersFor('mail-server');
/** A worker's death is noticed by its heartbeats. */
const RECOVERY_MS = 60_000;

let database: Database;
let server: ScriptedServer | undefined;
beforeAll(async () => {
  database = await Database.connect();
});
afterAll(() => database?.close());
beforeEach(() => stopPart('maildev'));
afterEach(async () => {
  await server?.close();
  server = undefined;
  await startPart('maildev');
});

/** From now on the mail server is one that keeps to a script. */
async function serve(script: Partial<Record<Moment, Turn>>): Promise<ScriptedServer> {
  await server?.close();
  server = new ScriptedServer(script);
  await server.listen(Number(new URL(testStack().smtpUrl).port));
  return server;
}

/** To the address that the bank knows, so that there is one mail and no notice of it. */
async function issueToKnown() {
  const loginId = nextCustomer();
  const issued = await enrollTo.issued(loginId, issueBody(knownMailAddress(loginId)));
  const invitation = async () =>
    (await database.mails(issued.enrollment.id)).find(({ kind }) => kind === 'token-issue');
  return { ...issued, invitation };
}

const messageIdsIn = ({ received }: ScriptedServer): string[] =>
  received.flatMap((line) => /^Message-ID: (.*)$/i.exec(line)?.[1] ?? []);

describe('a mail', () => {
  it('49 whose 250 was lost with the worker is sent once more as the same mail, and counted', async () => {
    const scripted = await serve({ body: 'silence' });
    const { portal, enrollment, invitation } = await issueToKnown();
    await until('a mail at the server', async () => messageIdsIn(scripted).length > 0 || undefined);
    const release = await database.holdEnrollment(enrollment.id);
    scripted.relent();
    await until(
      'a worker that cannot write it down',
      async () => (await database.waitingForRows('worker')) > 0 || undefined,
    );
    await killPart('worker');
    await release();
    await until(
      'the second copy',
      async () => bodyOf(await portal.latest()).state !== 'ISSUING' || undefined,
      RECOVERY_MS,
    );
    const messageIds = messageIdsIn(scripted);
    expect(messageIds).toHaveLength(2);
    expect(new Set(messageIds).size).toBe(1);
    expect(await invitation()).toMatchObject({ status: 'accepted', sendings: 2, ambiguous: 1 });
    expect(await database.eventTypes(enrollment.id)).toEqual(['enrollment.issued', 'mail.accepted']);
  }, 120_000);

  it('whose connection breaks after DATA is sent once more as the same mail, and never called failed', async () => {
    const scripted = await serve({ body: 'hang-up' });
    const { portal, invitation } = await issueToKnown();
    const shown = new Set<string>();
    await until('the second sending', async () => {
      const { mail, state } = bodyOf(await portal.latest());
      shown.add(mail.status);
      return state === 'AWAITING_PROVISIONING' || undefined;
    });
    const messageIds = messageIdsIn(scripted);
    expect(messageIds).toHaveLength(2);
    expect(new Set(messageIds).size).toBe(1);
    expect(await invitation()).toMatchObject({ status: 'accepted', sendings: 2, ambiguous: 2 });
    expect([...shown].filter((status) => status !== 'sending' && status !== 'accepted')).toEqual([]);
  });

  it('that comes back before its server has answered stays bounced, though it was accepted', async () => {
    const scripted = await serve({ body: 'silence' });
    const { portal, enrollment, mailAddress, invitation } = await issueToKnown();
    await until('a mail at the server', async () => messageIdsIn(scripted).length > 0 || undefined);
    const [, returnPath = ''] = /^MAIL FROM:<([^>]+)>/m.exec(scripted.received.join('\n')) ?? [];
    expect(await sendBack(returnPath, reportMessage(BOUNCE, mailAddress))).toMatch(/^250/);
    scripted.relent();
    await waitForState(portal, 'AWAITING_PROVISIONING');
    expect(bodyOf(await portal.latest())).toMatchObject({
      mail: { status: 'bounced' },
      stuck: { reason: 'MAIL_BOUNCED' },
    });
    expect(await invitation()).toMatchObject({ status: 'bounced', sendings: 1, ambiguous: 0 });
    expect(await database.eventTypes(enrollment.id)).toEqual(['enrollment.issued', 'mail.bounced', 'mail.accepted']);
  });

  it('50 that is refused for now is tried again after growing waits, that is refused for good is undeliverable', async () => {
    const scripted = await serve({ RCPT: { say: '450 4.2.0 busy' } });
    const { portal, enrollment, invitation } = await issueToKnown();
    await until('a fourth try', async () => scripted.connectedAt.length >= 4 || undefined, RECOVERY_MS);
    const [first = 0, second = 0, third = 0, fourth = 0] = scripted.connectedAt;
    const waits = [second - first, third - second, fourth - third];
    for (const [index, wait] of waits.slice(1).entries()) expect(wait).toBeGreaterThan(1.5 * (waits[index] ?? 0));
    expect(bodyOf(await portal.latest())).toMatchObject({ state: 'ISSUING', mail: { status: 'sending' }, stuck: null });
    await serve({ body: { say: '554 5.7.1 not wanted here' } });
    await until(
      'a bounce',
      async () => bodyOf(await portal.latest()).mail.status === 'bounced' || undefined,
      RECOVERY_MS,
    );
    expect(bodyOf(await portal.latest())).toMatchObject({ state: 'ISSUING', stuck: { reason: 'MAIL_BOUNCED' } });
    const [event] = await database.eventData(enrollment.id, 'mail.bounced');
    expect(event).toMatchObject({ code: 554, status: '5.7.1' });
    expect(await invitation()).toMatchObject({ status: 'bounced', ambiguous: 0 });
  }, 180_000);

  it('50 that is refused for now until the deadline is given up with it; its end is told when the server is back', async () => {
    const restore = await database.usePolicy({
      ...DEFAULT_POLICY,
      provisioningDeadlineSeconds: 5,
      businessDayEnd: null,
      reminderPercent: null,
    });
    try {
      await serve({ MAIL: { say: '451 4.3.2 closed' } });
      const { portal, invitation, mailAddress } = await issueToKnown();
      await waitForState(portal, 'EXPIRED');
      expect(await invitation()).toMatchObject({ status: 'void' });
      await server?.close();
      server = undefined;
      await startPart('maildev');
      const told = await inbox().waitForMail(mailAddress, ({ subject }) => subject.includes('期限'));
      expect((await inbox().mailsTo(mailAddress)).map(({ id }) => id)).toEqual([told.id]);
    } finally {
      await restore();
    }
  }, 120_000);
});
