import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { customersFor } from '../client/customers.js';
import { enrollTo, issueBody, newMailAddress, newPhone } from '../client/enrollment.journey.js';
import { type Answer, answerOf, bodyOf } from '../client/http.answer.js';
import { luhnCheckDigit } from '../client/luhn.js';
import { PhoneClient } from '../client/phone.client.js';
import { PortalClient } from '../client/portal.client.js';
import { Database } from '../harness/database.js';
import { SecondProcess } from '../harness/second.process.js';

const customer = customersFor('limits');
const WRONG = '8350';
const PROXY = { TRUSTED_PROXIES: '127.0.0.1,::1' };

/** Nobody's (RFC 2544), so that nobody else counts against it. */
const someAddress = (): string => `198.18.${randomInt(256)}.${randomInt(1, 255)}`;

/** A pair that names nothing; its check digit is right. */
function unknownPair(): { serviceId: string; userId: string } {
  const digits = String(randomInt(10_000_000_000, 100_000_000_000));
  return { serviceId: '10010001', userId: `${digits}${luhnCheckDigit(digits)}` };
}

async function askFrom(address: string, url: string): Promise<Answer<object>> {
  return answerOf(await fetch(`${url}/api/v1/service`, { headers: { 'X-Forwarded-For': address } }));
}

function expectRefusedForNow(answer: Answer<object>): void {
  expect(answer).toMatchObject({ status: 429, body: { code: 'REQUEST.RATE' } });
  const seconds = Number(answer.headers.get('retry-after'));
  expect(seconds).toBeGreaterThanOrEqual(1);
  expect(seconds).toBeLessThanOrEqual(60);
}

describe('11 of 1,000 requests within a minute from one address', () => {
  it('600 are answered, over all processes of a face together, and the others told when to come back', async () => {
    const processes = await Promise.all([SecondProcess.ofPortal(PROXY), SecondProcess.ofPortal(PROXY)]);
    try {
      const address = someAddress();
      const answers: Answer<object>[] = [];
      for (let sent = 0; sent < 1_000; sent += 20) {
        const batch = Array.from({ length: 20 }, (_, index) => askFrom(address, processes[index % 2]?.url ?? ''));
        answers.push(...(await Promise.all(batch)));
      }
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(600);
      for (const answer of answers.slice(-20)) expectRefusedForNow(answer);
      for (const { url } of processes) expect((await askFrom(someAddress(), url)).status).toBe(200);
    } finally {
      await Promise.all(processes.map((process) => process.stop()));
    }
  });

  it('those that were refused are refused after a restart too', async () => {
    const second = await SecondProcess.ofPortal({ ...PROXY, RATE_LIMIT_PER_MINUTE: '5' });
    try {
      const address = someAddress();
      for (let count = 0; count < 5; count += 1) expect((await askFrom(address, second.url)).status).toBe(200);
      expectRefusedForNow(await askFrom(address, second.url));
      await second.stop();
      await second.start();
      expectRefusedForNow(await askFrom(address, second.url));
    } finally {
      await second.stop();
    }
  });

  it('37: none is counted for another address because it says so', async () => {
    const second = await SecondProcess.ofPortal({ RATE_LIMIT_PER_MINUTE: '1' });
    try {
      await askFrom(someAddress(), second.url);
      for (let count = 0; count < 3; count += 1) expectRefusedForNow(await askFrom(someAddress(), second.url));
    } finally {
      await second.stop();
    }
  });
});

describe('two processes of the token site have one budget', () => {
  let second: SecondProcess;
  beforeAll(async () => {
    second = await SecondProcess.ofTokenSite();
  });
  afterAll(() => second.stop());

  async function triesByTurns(ids: { serviceId: string; userId: string }): Promise<Answer<object>[]> {
    const phones = [await newPhone(), await PhoneClient.create(second.url)] as const;
    const answers: Answer<object>[] = [];
    for (let count = 0; count < 6; count += 1) {
      answers.push(await phones[count % 2 === 0 ? 0 : 1].provision(ids, WRONG));
    }
    return answers;
  }

  it.each([
    ['known', async () => (await enrollTo.awaitingProvisioning(customer())).invitation],
    ['unknown', async () => unknownPair()],
  ])('of tries for a pair that is %s', async (_, pairOf) => {
    const answers = await triesByTurns(await pairOf());
    expect(answers.map(({ status, body }) => [status, body.attemptsRemaining])).toEqual([
      ...[4, 3, 2, 1, 0].map((left) => [401, left]),
      [423, undefined],
    ]);
  });
});

describe('two processes of the portal have one budget', () => {
  let second: SecondProcess;
  beforeAll(async () => {
    second = await SecondProcess.ofPortal();
  });
  afterAll(() => second.stop());

  /** The same browser, whose cookie either process knows. */
  async function twofold(): Promise<readonly [PortalClient, PortalClient]> {
    const { portal } = await enrollTo.signedIn(customer());
    return [portal, new PortalClient(second.url, portal.browser)];
  }

  it('of issues for a customer, also when all are asked for at once', async () => {
    const [first, other] = await twofold();
    bodyOf(await first.issue(issueBody()), 201);
    const asked = Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? first : other).reissue(issueBody()));
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([...Array(5).fill(200), ...Array(5).fill(429)]);
  });

  it('11 of mails to an address, whoever floods it', async () => {
    const mailAddress = newMailAddress();
    const people = [await twofold(), await twofold()];
    for (const [portal] of people) bodyOf(await portal.issue(issueBody(mailAddress)), 201);
    const asked = people.flatMap((portals) =>
      Array.from({ length: 5 }, (_, index) => portals[index % 2 === 0 ? 0 : 1].reissue(issueBody(mailAddress))),
    );
    const answers = await Promise.all(asked);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(8);
    const refused = answers.filter(({ status }) => status !== 200);
    for (const { body } of refused) expect(body.code).toBe('BUDGET.MAILS');
  });
});

describe('while more wait to be judged than the worker can take', () => {
  const TOO_MANY = 500;

  it('a try is answered 503 and not counted, whether its pair is known or not', async () => {
    const database = await Database.connect();
    const { invitation, enrollment, startPassword, portal } = await enrollTo.awaitingProvisioning(customer());
    const phone = await newPhone();
    const drop = await database.pretendWaitingTries(enrollment.id, TOO_MANY);
    const answers = await Promise.all([
      phone.provision(invitation, WRONG),
      phone.provision(unknownPair(), WRONG),
    ]).finally(drop);
    await database.close();
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 503, body: { code: 'DEPENDENCY.UNAVAILABLE' } });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    }
    expect(bodyOf(await portal.latest()).attempts.startPasswordRemaining).toBe(5);
    await phone.setUp(invitation, startPassword);
  });
});
