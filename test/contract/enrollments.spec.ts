import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { customersFor } from '../client/customers.js';
import { BOUNCE, reportMessage, sendBack } from '../client/delivery.report.js';
import { enrollTo } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import { OperatorClient, type QueuePage, REASON } from '../client/operators.js';
import { PortalClient } from '../client/portal.client.js';
import { until } from '../client/until.js';
import { Database } from '../harness/database.js';
import { testStack } from '../harness/stack.js';

const customer = customersFor('enrollments');
const NOT_FOUND = { status: 404, body: { code: 'REQUEST.NOT_FOUND' } };

let database: Database;
let operator: OperatorClient;
let viewer: OperatorClient;
let id: string;
let mailAddress: string;
beforeAll(async () => {
  database = await Database.connect();
  [operator, viewer] = [await OperatorClient.logIn('operator1'), await OperatorClient.logIn('viewer1')];
  const stuck = await enrollTo.awaitingProvisioning(customer());
  ({ mailAddress } = stuck);
  ({ id } = stuck.enrollment);
  await sendBack(stuck.invitation.mail.envelope.from.address, reportMessage(BOUNCE, mailAddress));
  await until(
    'a bounce',
    async () => bodyOf(await operator.enrollment(id)).stuck?.reason === 'MAIL_BOUNCED' || undefined,
  );
});
afterAll(() => database?.close());

describe('GET /api/v1/enrollments', () => {
  it('answers 401 without a session, to a customer too, and 400 to queries of no sense', async () => {
    const customersSession = new PortalClient(testStack().backOfficeUrl);
    expect(await customersSession.call('GET', '/api/v1/enrollments?stuck=any')).toMatchObject({ status: 401 });
    for (const query of ['stuck=ASLEEP', '', 'stuck=any&limit=0', 'stuck=any&cursor=AAAA', 'stuck=any&more=1'])
      expect(await operator.stuck(query)).toMatchObject({ status: 400, body: { code: 'VALIDATION' } });
  });

  it('lists who is stuck page by page, with reason, since when and what helps', async () => {
    const found = [];
    let cursor: string | null = '';
    let total = 0;
    while (cursor !== null) {
      const page: QueuePage = bodyOf(
        await operator.stuck(`stuck=MAIL_BOUNCED&limit=1${cursor && `&cursor=${cursor}`}`),
      );
      found.push(...page.items);
      ({ nextCursor: cursor, total } = page);
    }
    expect(found).toHaveLength(total);
    const { stuck } = found.find((item) => item.id === id) ?? {};
    expect(stuck).toMatchObject({ reason: 'MAIL_BOUNCED', since: expect.any(String), action: expect.any(String) });
    expect((await operator.stuck()).headers.get('cache-control')).toBe('no-store');
  });
});

describe('GET /api/v1/enrollments/{id}', () => {
  it('tells an operator the address and what can be done; a viewer neither', async () => {
    const seen = bodyOf(await operator.enrollment(id));
    expect(seen).toMatchObject({ id, mailAddress, stuck: { reason: 'MAIL_BOUNCED' } });
    expect(seen.acts).toEqual(expect.arrayContaining(['resend', 'cancel']));
    const answer = await viewer.enrollment(id);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(bodyOf(answer).acts).toEqual([]);
    expect(answer.text).not.toContain(mailAddress.split('@')[0]);
  });

  it('answers 404 where there is nothing, and where there is something of another service', async () => {
    const elsewhere = await OperatorClient.logIn('supervisor1');
    await database.limitOperator('supervisor1', ['20020002']);
    for (const read of ['enrollment', 'timeline'] as const) {
      expect(await operator[read](randomUUID())).toMatchObject(NOT_FOUND);
      expect(await operator[read]('1%20OR%201=1')).toMatchObject(NOT_FOUND);
      expect(await elsewhere[read](id)).toMatchObject(NOT_FOUND);
    }
    expect(bodyOf(await elsewhere.stuck()).items.map((item) => item.serviceId)).not.toContain('10010001');
  });
});

describe('GET /api/v1/enrollments/{id}/timeline', () => {
  it('tells every event with its actor, an operator by name and reason, and no address', async () => {
    expect((await operator.act(id, { action: 'cancel', reason: REASON })).status).toBe(200);
    const answer = await viewer.timeline(id);
    const { items } = bodyOf(answer);
    expect(items.map(({ type }) => type)).toEqual(await database.eventTypes(id));
    expect(items[0]?.actor).toMatchObject({ kind: 'customer', name: null, reason: null });
    expect(items.find(({ type }) => type === 'cancelled')?.actor).toMatchObject({ name: 'operator1', reason: REASON });
    expect(answer.text).not.toContain('@');
  });
});
