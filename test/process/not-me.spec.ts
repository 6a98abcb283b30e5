import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { customersFor } from '../client/customers.js';
import { enrollTo, issueBody, waitForState } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import { notMeUrlIn } from '../client/inbox.client.js';
import { NotMePage } from '../client/not-me.page.js';
import { until } from '../client/until.js';
import { Database } from '../harness/database.js';
import { startPart, stopPart } from '../harness/stack.js';

const nextCustomer = customersFor('not-me-faults');
let database: Database;

beforeAll(async () => {
  database = await Database.connect();
});
afterEach(() => startPart('temporal'));
afterAll(() => database.close());

it('"this was not me" while Temporal is away stands, and nothing becomes active before it is carried out', async () => {
  const { portal, invitation, enrollment, token } = await enrollTo.awaitingConfirmation(nextCustomer());
  const page = new NotMePage(notMeUrlIn(invitation.mail));
  await stopPart('temporal');
  expect((await page.tap()).html).toContain('無効にする処理を進めています');
  expect(await database.eventTypes(enrollment.id)).toContain('token.repudiated');
  expect((await portal.confirm({ otp: token.code() })).status).toBe(503);
  await startPart('temporal');
  await waitForState(portal, 'CANCELLED');
  expect((await page.open()).html).toContain('このトークン発行を無効にしました');
  expect(await database.eventTypes(enrollment.id)).not.toContain('activated');
});

it('"this was not me" whose generation is issued again meanwhile ends that one only', async () => {
  const { portal, invitation, enrollment } = await enrollTo.awaitingProvisioning(nextCustomer());
  const page = new NotMePage(notMeUrlIn(invitation.mail));
  await stopPart('temporal');
  expect((await page.tap()).html).toContain('無効にする処理を進めています');
  await portal.reissue(issueBody());
  await startPart('temporal');
  await until('the report that came too late', async () => {
    const { html } = await page.open();
    return html.includes('ほかに変わったことはありません') || undefined;
  });
  await waitForState(portal, 'AWAITING_PROVISIONING');
  expect(bodyOf(await portal.latest()).generation).toBe(2);
  expect(await database.eventTypes(enrollment.id)).not.toContain('cancelled');
});
