import { beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair } from 'jose';
import { customersFor } from '../client/customers.js';
import { enrollTo, type Invited, newPhone } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import type { PhoneClient, ProvisioningBody } from '../client/phone.client.js';

const customer = customersFor('provisioning-fields');
const PATH = '/api/v1/provisionings';
/** RFC 7748 §6.1: the point 0, which gives every peer the same secret. */
const LOW_ORDER = { kty: 'OKP', crv: 'X25519', x: Buffer.alloc(32).toString('base64url') };

describe('the fields of a provisioning', () => {
  let customerInvited: Invited;
  let phone: PhoneClient;
  let body: ProvisioningBody;

  beforeAll(async () => {
    customerInvited = await enrollTo.awaitingProvisioning(customer());
    phone = await newPhone();
    body = phone.provisioningBody(customerInvited.invitation, customerInvited.startPassword);
  });

  type Change = (body: ProvisioningBody) => object;
  const device =
    (member: object): Change =>
    (whole) => ({ ...whole, device: { ...whole.device, ...member } });
  const faults: readonly [fault: string, field: string, change: Change][] = [
    ['a letter in the start password', 'startPassword', (whole) => ({ ...whole, startPassword: '47a9' })],
    ['a full-width start password', 'startPassword', (whole) => ({ ...whole, startPassword: '４７１９２８' })],
    ['a start password as a number', 'startPassword', (whole) => ({ ...whole, startPassword: 471928 })],
    ['a start password of 3 digits', 'startPassword', (whole) => ({ ...whole, startPassword: '471' })],
    ['a start password of 9 digits', 'startPassword', (whole) => ({ ...whole, startPassword: '471928471' })],
    ['no consent', 'consent', ({ consent: _, ...whole }) => whole],
    ['consent refused', 'consent.accepted', (whole) => ({ ...whole, consent: { version: '1', accepted: false } })],
    ['consent to nothing', 'consent.version', (whole) => ({ ...whole, consent: { version: '', accepted: true } })],
    [
      'consent to a long name',
      'consent.version',
      (whole) => ({ ...whole, consent: { version: 'v'.repeat(33), accepted: true } }),
    ],
    ['a device ID that is no UUID', 'device.id', device({ id: 'my phone' })],
    ['a device of no kind', 'device.kind', device({ kind: 'tablet' })],
    ['a key of another type', 'device.publicKey', device({ publicKey: { kty: 'oct', k: 'AAAA' } })],
    ['a key that is no object', 'device.publicKey', device({ publicKey: 'AAAA' })],
    ['23 a point of low order on X25519', 'device.publicKey', device({ publicKey: LOW_ORDER })],
    ['a clock as text', 'clock', (whole) => ({ ...whole, clock: '2026-11-23T00:00:00Z' })],
    ['an unknown member', 'admin', (whole) => ({ ...whole, admin: true })],
    ['an unknown member inside', 'device.model', device({ model: 'X' })],
    ['26 (decided otherwise: not asked for) a jailbreak signal', 'device.jailbroken', device({ jailbroken: true })],
  ];
  it.each(faults)('are refused for %s', async (_, field, change) => {
    const answer = await phone.post(PATH, change(body));
    expect(answer).toMatchObject({ status: 400, body: { code: 'VALIDATION' } });
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ field }));
  });

  it('23 are refused for a point that is off the curve', async () => {
    const { x = '' } = body.device.publicKey;
    const y = Buffer.alloc(32, 1).toString('base64url');
    expect(await phone.post(PATH, device({ publicKey: { kty: 'EC', crv: 'P-256', x, y } })(body))).toMatchObject({
      status: 400,
    });
  });

  it('24 are refused for a key on another curve: there is nothing to downgrade to', async () => {
    const { publicKey } = await generateKeyPair('ECDH-ES', { crv: 'P-384', extractable: true });
    expect(await phone.post(PATH, device({ publicKey: await exportJWK(publicKey) })(body))).toMatchObject({
      status: 400,
    });
  });

  it('are refused for a private key, which is not repeated', async () => {
    const { privateKey } = await generateKeyPair('ECDH-ES', { crv: 'P-256', extractable: true });
    const jwk = await exportJWK(privateKey);
    const answer = await phone.post(PATH, device({ publicKey: jwk })(body));
    expect(answer.status).toBe(400);
    expect(answer.text).not.toContain(jwk.d);
  });

  it('tell a typing error in the user ID from a wrong one', async () => {
    const { userId } = body;
    const mistyped = `${userId.slice(0, -1)}${(Number(userId.at(-1)) + 1) % 10}`;
    expect(await phone.post(PATH, { ...body, userId: mistyped })).toMatchObject({
      status: 400,
      body: { code: 'USER_ID.CHECK_DIGIT' },
    });
  });

  it('count no try when they are refused', async () => {
    const { attempts, state } = bodyOf(await customerInvited.portal.latest());
    expect(attempts.startPasswordRemaining).toBe(5);
    expect(state).toBe('AWAITING_PROVISIONING');
  });

  it('may hold more of a public key than is needed', async () => {
    const { invitation, startPassword } = await enrollTo.awaitingProvisioning(customer());
    const other = await newPhone();
    const whole = other.provisioningBody(invitation, startPassword);
    const publicKey = { ...whole.device.publicKey, kid: 'mine', use: 'enc', key_ops: [], ext: true };
    expect((await other.post(PATH, device({ publicKey })(whole))).status).toBe(201);
  });
});
