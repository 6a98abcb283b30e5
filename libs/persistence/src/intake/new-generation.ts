import { randomInt, randomUUID } from 'node:crypto';
import {
  deadlineAfter,
  type MailKind,
  type MailRecipient,
  type Policy,
  reminderAt,
  userIdFrom,
} from '@enrollment/domain';
import type { EntityManager } from 'typeorm';
import type { Enrollment } from '../entities/enrollment.entity.js';
import type { EventData } from '../entities/event.entity.js';
import { Generation } from '../entities/generation.entity.js';
import { Mail } from '../entities/mail.entity.js';
import { OutboxOrder } from '../entities/outbox-order.entity.js';
import { isJapaneseHoliday } from '../policy.repository.js';

/** What a customer typed to have a token issued, as the face hands it on. */
export interface IssueOrder {
  /** Made by the face, because the start password is sealed for exactly this generation. */
  readonly generationId: string;
  readonly customerId: string;
  readonly mailAddress: string;
  readonly destinationHash: Buffer;
  readonly sealedStartPassword: string;
  /** The try whose OTP was of the present token; without one, an approval of two operators has to stand in for it. */
  readonly proofAttemptId?: string | null;
  readonly now: Date;
}

export interface QueuedMail {
  readonly enrollmentId: string;
  readonly generation: number;
  readonly kind: MailKind;
  readonly number: number;
  readonly recipient: MailRecipient;
  readonly destinationHash: Buffer | null;
  readonly now: Date;
}

export async function queueMail(manager: EntityManager, { now, ...mail }: QueuedMail): Promise<string> {
  const id = randomUUID();
  await manager.insert(Mail, {
    id,
    ...mail,
    status: 'queued',
    claimedBy: null,
    sendings: 0,
    ambiguousSendings: 0,
    createdAt: now,
    statusAt: now,
  });
  return id;
}

/** What an event says that sets or moves the deadline. */
export function deadlineOf({ deadline }: Enrollment): EventData {
  return { deadline: deadline.toISOString() };
}

/** Sets the times that a generation's issue begins. */
export function startDeadline(row: Enrollment, policy: Policy, now: Date): void {
  const rule = { seconds: policy.provisioningDeadlineSeconds, businessDayEnd: policy.businessDayEnd };
  row.deadline = deadlineAfter(now, rule, isJapaneseHoliday);
  row.reminderAt = policy.reminderPercent === null ? null : reminderAt(now, row.deadline, policy.reminderPercent);
}

function randomUserId(): string {
  return userIdFrom(String(randomInt(10 ** 11)).padStart(11, '0'));
}

/** Of twelve digits hardly one is taken: whatever is left out so often is left out for another reason. */
const MOST_DRAWS = 20;

/** A user ID is unique within its service for ever; the rare collision is drawn again. */
async function insertGeneration(manager: EntityManager, row: Enrollment, order: IssueOrder): Promise<void> {
  for (let drawn = 0; drawn < MOST_DRAWS; drawn += 1) {
    const result = await manager
      .createQueryBuilder()
      .insert()
      .into(Generation)
      .values({
        id: order.generationId,
        enrollmentId: row.id,
        number: row.generation,
        serviceId: row.serviceId,
        userId: randomUserId(),
        mailAddress: order.mailAddress,
        sealedStartPassword: order.sealedStartPassword,
        proofAttemptId: order.proofAttemptId ?? null,
        issuedAt: order.now,
      })
      .orIgnore()
      .returning('id')
      .execute();
    if ((result.raw as unknown[]).length > 0) return;
  }
  throw new Error('the generation could not be written');
}

/** The rows of one issue: IDs, mails to send, and the order to tell Temporal. */
export async function insertIssue(
  manager: EntityManager,
  row: Enrollment,
  order: IssueOrder,
  knownMailAddress: string | null,
): Promise<void> {
  const { now } = order;
  await insertGeneration(manager, row, order);
  const mail = { enrollmentId: row.id, generation: row.generation, number: 1, now };
  await queueMail(manager, {
    ...mail,
    kind: 'token-issue',
    recipient: 'typed',
    destinationHash: order.destinationHash,
  });
  if (knownMailAddress !== null && knownMailAddress !== order.mailAddress) {
    await queueMail(manager, { ...mail, kind: 'issue-asked', recipient: 'known', destinationHash: null });
  }
  await manager.insert(OutboxOrder, {
    id: randomUUID(),
    enrollmentId: row.id,
    generation: row.generation,
    createdAt: now,
    doneAt: null,
  });
}
