import { beforeAll, describe, expect, it } from '@jest/globals';
import { customersFor } from '../client/customers.js';
import { enrollTo, issueBody } from '../client/enrollment.journey.js';
import type { PortalClient } from '../client/portal.client.js';

const customer = customersFor('issue-fields');

describe('the fields of an issue', () => {
  let portal: PortalClient;

  beforeAll(async () => {
    ({ portal } = await enrollTo.signedIn(customer()));
  });

  const addresses: readonly [fault: string, typed: string][] = [
    ['empty', ''],
    ['shorter than the policy', 'a@b'],
    ['longer than the policy', `${'a'.repeat(60)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.e.example.jp`],
    ['without a domain', 'taro@'],
    ['without a local part', '@example.jp'],
    ['without an at sign', 'taro.example.jp'],
    ['full-width', 'ｔａｒｏ@example.jp'],
    ['Japanese', '太郎@example.jp'],
    ['a list', 'taro@example.jp,jiro@example.jp'],
    ['quoted', '"taro"@example.jp'],
    ['with a comment', 'taro(work)@example.jp'],
    ['with a name', 'Taro <taro@example.jp>'],
    ['with a line break', 'taro@example.jp\r\nBcc: jiro@example.jp'],
    ['with NUL', 'taro\u0000@example.jp'],
    ['with a space', 'ta ro@example.jp'],
    ['with two at signs', 'taro@jiro@example.jp'],
    ['a group', 'staff:taro@example.jp;'],
    [
      'longer than 254 octets',
      `taro@${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.example.jp`,
    ],
  ];
  it.each(addresses)('6 refuse a mail address that is %s', async (_, mailAddress) => {
    const answer = await portal.issue(issueBody(mailAddress));
    expect(answer).toMatchObject({ status: 400, body: { code: 'VALIDATION' } });
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ field: 'mailAddress' }));
  });

  const passwords: readonly [fault: string, typed: string][] = [
    ['empty', ''],
    ['too short', '471'],
    ['too long', '471902835'],
    ['full-width', '４７１９'],
    ['of letters', 'abcd'],
    ['with a sign', '-4719'],
    ['with a plus', '+123'],
    ['in exponents', '1e30'],
    ['with a space', '47 19'],
    ['of other digits', '٤٧١٩'],
    ['weak: 0000', '0000'],
    ['weak: 1234', '1234'],
    ['weak: 12345678', '12345678'],
    ['weak: 9876', '9876'],
  ];
  it.each(passwords)('4 and 5 refuse a start password that is %s, without repeating it', async (_, startPassword) => {
    const answer = await portal.issue(issueBody(undefined, startPassword));
    expect(answer).toMatchObject({ status: 400, body: { code: 'VALIDATION' } });
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ field: 'startPassword' }));
    if (startPassword !== '') expect(answer.text).not.toContain(startPassword);
  });

  it('refuse a re-entry that differs, and tell all faults at once', async () => {
    const answer = await portal.issue({
      ...issueBody(),
      mailAddressConfirmation: 'x@example.jp',
      startPasswordConfirmation: '8350',
    });
    expect(answer.status).toBe(400);
    expect(answer.body.errors?.map(({ field }) => field).toSorted()).toEqual([
      'mailAddressConfirmation',
      'startPasswordConfirmation',
    ]);
    expect(answer.body.errors).toContainEqual({
      field: expect.any(String),
      code: expect.any(String),
      message: expect.any(String),
    });
  });

  it('refuse an unknown one, a missing one and a wrong type', async () => {
    const { startPassword: _, ...withoutPassword } = issueBody();
    const bodies = [
      { ...issueBody(), admin: true },
      withoutPassword,
      { ...issueBody(), startPassword: 47190 },
      { ...issueBody(), currentOtp: null },
    ];
    for (const json of bodies) {
      expect(await portal.call('POST', '/api/v1/enrollment', { json })).toMatchObject({
        status: 400,
        body: { code: 'VALIDATION' },
      });
    }
  });

  it('change nothing when they are refused', async () => {
    expect((await portal.latest()).status).toBe(404);
  });
});
