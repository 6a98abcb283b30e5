import { randomBytes, randomUUID } from 'node:crypto';
import { type AttemptKind, type EnrollmentState, type Operator, SYSTEM, type TransitionName } from '@enrollment/domain';
import {
  Attempt,
  approve,
  changeEnrollment,
  Enrollment,
  type EnrollmentChange,
  Generation,
  issueToken,
  lockOf,
  rememberCustomer,
  requestApproval,
  Token,
} from '@enrollment/persistence';
import { type DataSource, OWN_SERVICE } from '../harness/own-database.js';

export const ISSUED_AT = new Date('2026-11-24T01:00:00Z');
export const minutesLater = (minutes: number): Date => new Date(ISSUED_AT.getTime() + minutes * 60_000);

export const STAFF_ISSUER = 'https://staff.example';

/** @param subject the login ID where nothing is said, as the development provider does it */
export const operator = (name: string, role: Operator['role'] = 'operator', subject: string = name): Operator => ({
  kind: 'operator',
  name,
  role,
  reason: 'identified by a call back',
  issuer: STAFF_ISSUER,
  subject,
});

/** How an enrollment comes into each state. */
const WAYS: Record<EnrollmentState, readonly TransitionName[]> = {
  ISSUING: [],
  AWAITING_PROVISIONING: ['acceptMail'],
  AWAITING_CONFIRMATION: ['acceptMail', 'provision'],
  LOCKED: ['acceptMail', 'provision', 'lockOtp'],
  ACTIVE: ['acceptMail', 'provision', 'activate'],
  EXPIRED: ['expire'],
  CANCELLED: ['cancel'],
};

export const newCustomer = (dataSource: DataSource, loginId: string = randomUUID()): Promise<string> =>
  rememberCustomer(dataSource, {
    serviceId: OWN_SERVICE,
    issuer: 'https://issuer.example',
    subject: loginId,
    loginId,
    displayName: 'Customer',
    knownMailAddress: null,
    now: ISSUED_AT,
  });

export const newOrder = (customerId: string, now: Date = ISSUED_AT) => ({
  generationId: randomUUID(),
  customerId,
  mailAddress: 'hanako@example.jp',
  destinationHash: randomBytes(32),
  sealedStartPassword: 'sealed',
  now,
});

async function insertToken({ manager, row, now }: EnrollmentChange): Promise<void> {
  await manager.insert(Token, {
    id: randomUUID(),
    enrollmentId: row.id,
    generation: row.generation,
    serviceId: row.serviceId,
    customerId: row.customerId,
    status: 'pending',
    sealedSeed: '{"keyId":"kek-of-a-spec"}',
    algorithm: 'SHA1',
    digits: 6,
    periodSeconds: 30,
    deviceThumbprint: randomUUID(),
    deviceId: randomUUID(),
    deviceKind: 'smartphone',
    deviceName: 'Phone',
    consentVersion: '1',
    consentedAt: now,
    createdAt: now,
    activatedAt: null,
    endedAt: null,
  });
}

/** An enrollment in a state, as rows alone. */
export async function enrollmentIn(
  dataSource: DataSource,
  state: EnrollmentState,
  { way = WAYS[state], loginId }: { readonly way?: readonly TransitionName[]; readonly loginId?: string } = {},
): Promise<Enrollment> {
  const customerId = await newCustomer(dataSource, loginId);
  const enrollmentId = randomUUID();
  await issueToken(dataSource, { ...newOrder(customerId), enrollmentId, serviceId: OWN_SERVICE, locale: 'ja' });
  const prepared = { sealedStartPassword: null, startPasswordVerifier: 'verifier' };
  await dataSource.manager.update(Generation, { enrollmentId }, prepared);
  for (const step of way) {
    await changeEnrollment(dataSource, enrollmentId, minutesLater(1), async (change) => {
      if (step === 'provision') await insertToken(change);
      await change.transit(step, SYSTEM);
    });
  }
  return readRow(dataSource, enrollmentId);
}

export const readRow = (dataSource: DataSource, id: string): Promise<Enrollment> =>
  dataSource.manager.findOneByOrFail(Enrollment, { id });

/** A try as a face counts it, whatever the state. */
export async function countedTry(
  dataSource: DataSource,
  { id: enrollmentId, generation, customerId }: Enrollment,
  kind: AttemptKind,
  { sealedSecret = 'sealed', receivedAt = minutesLater(5) } = {},
): Promise<string> {
  const id = randomUUID();
  const device = { id: randomUUID(), kind: 'smartphone', name: 'Phone', publicKey: {}, thumbprint: 'other' };
  const request = { device, consentVersion: '1', clockOffsetSeconds: 0 } as unknown as Attempt['request'];
  await dataSource.manager.insert(Attempt, {
    id,
    enrollmentId,
    generation,
    customerId,
    kind,
    sealedSecret,
    request,
    outcome: 'pending',
    answer: null,
    receivedAt,
    judgedAt: null,
  });
  const counter = kind === 'otp' ? 'otpCounted' : 'startPasswordCounted';
  await dataSource.manager.increment(Generation, { enrollmentId, number: generation }, counter, 1);
  return id;
}

/** An unlock that two operators agreed to. */
export async function approvedUnlock(
  dataSource: DataSource,
  { id: targetId, customerId, generation }: Enrollment,
  now: Date,
  requestedBy: Operator = operator('operator1'),
): Promise<string> {
  const payload = { generation, lock: await lockOf(dataSource.manager, targetId) };
  const id = await requestApproval(dataSource, { kind: 'unlock', targetId, payload, customerId, requestedBy, now });
  await approve(dataSource, id, operator('supervisor1', 'supervisor'), now);
  return id;
}
