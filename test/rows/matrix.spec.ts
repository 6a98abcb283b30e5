import {
  ACTS,
  type ActKind,
  type Actor,
  type ActPayload,
  CUSTOMER,
  DEVICE,
  EnrollmentState,
  mayAct,
  mayTransit,
  SYSTEM,
  TRANSITIONS,
  type TransitionName,
} from '@enrollment/domain';
import { createKeyRing, type KeyProvider, type KeyRing, type StartPasswordHasher, seal } from '@enrollment/keys';
import {
  Act,
  changeEnrollment,
  type Enrollment,
  type EnrollmentChange,
  Generation,
  Mail,
  recordAct,
  reissueToken,
} from '@enrollment/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ActActivities } from '../../apps/worker/src/activities/act.activities.js';
import { ConfirmationJudge } from '../../apps/worker/src/activities/confirmation.judge.js';
import { DeadlineActivities } from '../../apps/worker/src/activities/deadline.activities.js';
import { type ClaimedMail, MailLedger } from '../../apps/worker/src/activities/mail.ledger.js';
import type { OtpVerifier } from '../../apps/worker/src/activities/otp.verifier.js';
import { ProvisioningJudge } from '../../apps/worker/src/activities/provisioning.judge.js';
import type { TokenIssuer } from '../../apps/worker/src/activities/token.issuer.js';
import { WorkerKeys } from '../../apps/worker/src/worker-keys.js';
import { createOwnDatabase, type OwnDatabase } from '../harness/own-database.js';
import {
  approvedUnlock,
  countedTry,
  enrollmentIn,
  ISSUED_AT,
  minutesLater,
  newOrder,
  operator,
  readRow,
} from './enrollment.rows.js';

const STATES = Object.values(EnrollmentState);
const TRANSITION_NAMES = Object.keys(TRANSITIONS) as TransitionName[];
const ACT_KINDS = Object.keys(ACTS) as ActKind[];
const LATER = minutesLater(5);
const EXTENSION: ActPayload = { seconds: 60 };
const NOTHING: ActPayload = {};
const clock = { now: (): Date => LATER };
const START_PASSWORD = '90417358';

let database: OwnDatabase;
let ring: KeyRing;
beforeAll(async () => {
  database = await createOwnDatabase({ now: ISSUED_AT });
  ring = await createKeyRing();
});
afterAll(() => database?.close());

/** Refuses what the state does not allow with one of these, and never otherwise. */
const REFUSALS = [
  'ENROLLMENT.STATE',
  'ENROLLMENT.EXPIRED',
  'OTP.LOCKED',
  'PROVISIONING.LOCKED',
  'PROVISIONING.OTHER_DEVICE',
  'PROVISIONING.REFUSED',
  'OTP.MISMATCH',
];

const eventTypes = async ({ id }: Enrollment): Promise<string[]> => {
  const events = await database.dataSource.query<{ type: string }[]>(
    'SELECT type FROM event WHERE enrollment_id = $1 ORDER BY number',
    [id],
  );
  return events.map(({ type }) => type);
};

/** Nothing about where the enrollment stands has moved, and no event says that it has. */
async function expectUnmoved(before: Enrollment, events: readonly string[]): Promise<void> {
  const { state, lockedFrom, deadline, generation, endedAt, activatedAt } = await readRow(
    database.dataSource,
    before.id,
  );
  const { state: stateBefore } = before;
  expect({ state, lockedFrom, deadline, generation, endedAt, activatedAt }).toEqual({
    state: stateBefore,
    lockedFrom: before.lockedFrom,
    deadline: before.deadline,
    generation: before.generation,
    endedAt: before.endedAt,
    activatedAt: before.activatedAt,
  });
  // A mail is accepted in any state; it moves but one.
  const moving = TRANSITION_NAMES.filter((name) => name !== 'acceptMail');
  const moves: readonly string[] = moving.map((name) => TRANSITIONS[name].event);
  const added = (await eventTypes(before)).slice(events.length);
  expect(added.filter((type) => moves.includes(type))).toEqual([]);
}

describe.each(STATES)('in state %s', (state) => {
  it.each(TRANSITION_NAMES)('the row takes the transition %s only if the table has it', async (name) => {
    const before = await enrollmentIn(database.dataSource, state);
    const events = await eventTypes(before);
    const moving = changeEnrollment(database.dataSource, before.id, LATER, (change) => change.transit(name, SYSTEM));
    if (!mayTransit(name, state)) {
      await expect(moving).rejects.toMatchObject({ code: 'ENROLLMENT.STATE' });
      expect(await readRow(database.dataSource, before.id)).toEqual(before);
      return;
    }
    await moving;
    expect((await readRow(database.dataSource, before.id)).state).toBe(TRANSITIONS[name].to);
    expect(await eventTypes(before)).toEqual([...events, TRANSITIONS[name].event]);
  });
});

/** What makes each transition happen, by the very code that does it; the answer is the code of the outcome. */
const CAUSES: Partial<Record<TransitionName, (row: Enrollment) => Promise<string>>> = {
  acceptMail: async ({ id: enrollmentId, state }) => {
    const mail = await database.dataSource.manager.findOneByOrFail(Mail, { enrollmentId, kind: 'token-issue' });
    await new MailLedger(database.dataSource, clock).settle({ ...mail } as unknown as ClaimedMail, {
      kind: 'accepted',
    });
    return (await readRow(database.dataSource, enrollmentId)).state === state ? 'ENROLLMENT.STATE' : 'ACCEPTED';
  },
  provision: (row) => judgeStartPassword(row, START_PASSWORD),
  lockStartPassword: async (row) => {
    await useUp(row, 'startPasswordCounted');
    return judgeStartPassword(row, '83629047');
  },
  activate: (row) => judgeOtp(row, { kind: 'accepted', step: 1 }),
  lockOtp: async (row) => {
    await useUp(row, 'otpCounted');
    return judgeOtp(row, { kind: 'mismatch' });
  },
  reissue: (row) =>
    reissueToken(database.dataSource, newOrder(row.customerId, LATER)).then(
      () => 'REISSUED',
      (refusal: { code: string }) => refusal.code,
    ),
  expire: async (row) => {
    const past = { now: (): Date => new Date(row.deadline.getTime() + 1) };
    const { standing } = await new DeadlineActivities(database.dataSource, past).passDueMoment(row.id, 0);
    return standing.state === 'EXPIRED' && row.state !== 'EXPIRED' ? 'EXPIRED' : 'ENROLLMENT.STATE';
  },
  cancel: (row) => carryOut(row, 'cancel'),
  unlock: (row) => carryOut(row, 'unlock'),
};

/** All tries but the one that is about to be judged. */
async function useUp({ id }: Enrollment, counter: 'otpCounted' | 'startPasswordCounted'): Promise<void> {
  await database.dataSource.manager.update(Generation, { enrollmentId: id }, { [counter]: 4 });
}

async function judgeOtp(row: Enrollment, verdict: object): Promise<string> {
  const verifier = { verify: async () => ({ verdict, fresh: true }) } as unknown as OtpVerifier;
  const attemptId = await countedTry(database.dataSource, row, 'otp');
  return (await new ConfirmationJudge(database.dataSource, verifier, clock).judgeConfirmation(row.id, attemptId)).code;
}

async function judgeStartPassword(row: Enrollment, typed: string): Promise<string> {
  const hasher = {
    verify: async (_: unknown, start: string) => start === START_PASSWORD,
  } as unknown as StartPasswordHasher;
  const issuer = {
    isFull: async () => false,
    issue: async (change: EnrollmentChange) => {
      await change.transit('provision', DEVICE);
      return { code: 'PROVISIONED', tokenId: '', displayName: '' };
    },
  } as unknown as TokenIssuer;
  const keys = new WorkerKeys({ ring, refresh: () => undefined }, {} as KeyProvider, hasher);
  const attemptId = await countedTry(database.dataSource, row, 'start-password');
  const context = { purpose: 'start-password-try', id: attemptId };
  const sealed = await seal(ring.sealingKeys[0].publicKey, typed, context);
  await database.dataSource.query('UPDATE attempt SET sealed_secret = $2 WHERE id = $1', [attemptId, sealed]);
  const judge = new ProvisioningJudge(database.dataSource, keys, issuer, clock);
  return (await judge.judgeProvisioning(row.id, attemptId)).code;
}

async function carryOut(row: Enrollment, kind: ActKind): Promise<string> {
  const { dataSource } = database;
  const actor: Actor = kind === 'repudiate' ? CUSTOMER : operator('operator1');
  const act = {
    enrollmentId: row.id,
    kind,
    actor,
    payload: kind === 'extend' ? EXTENSION : NOTHING,
    ...(kind === 'unlock' ? { approvalId: await approvedUnlock(dataSource, row, LATER) } : {}),
    now: LATER,
  };
  return (await new ActActivities(dataSource, clock).carryOutAct(row.id, await recordAct(dataSource, act))).code;
}

describe.each(STATES)('an enrollment that is %s', (state) => {
  it.each(Object.entries(CAUSES))('is moved by what causes %s only if the table says so', async (name, cause) => {
    const before = await enrollmentIn(database.dataSource, state);
    const events = await eventTypes(before);
    const code = await cause(before);
    const transition = name as TransitionName;
    if (!mayTransit(transition, state)) {
      expect(REFUSALS).toContain(code);
      return expectUnmoved(before, events);
    }
    expect((await readRow(database.dataSource, before.id)).state).toBe(TRANSITIONS[transition].to);
    expect((await eventTypes(before)).slice(events.length)).toContain(TRANSITIONS[transition].event);
  });

  it.each(ACT_KINDS)('takes the act %s only if the table says so', async (kind) => {
    const before = await enrollmentIn(database.dataSource, state);
    if (kind === 'retry')
      await database.dataSource.query('UPDATE enrollment SET failing_since = $2 WHERE id = $1', [before.id, ISSUED_AT]);
    const events = await eventTypes(before);
    const code = await carryOut(before, kind);
    const [{ doneAt }] = (await database.dataSource.manager.findBy(Act, { enrollmentId: before.id })) as [Act];
    if (mayAct(kind, state)) {
      expect(code).toBe('DONE');
      expect(doneAt).toEqual(LATER);
    } else {
      expect(code).toBe('ENROLLMENT.STATE');
      expect(doneAt).toBeNull();
      await expectUnmoved(before, events);
    }
  });
});
