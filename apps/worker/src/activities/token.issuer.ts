import { randomUUID } from 'node:crypto';
import { DEVICE, deadlineAfter, type Policy, type ProvisioningRequest, type TryAnswer } from '@enrollment/domain';
import { createEnvelope, encryptForDevice, openEnvelope, type SeedBinding, type SeedEnvelope } from '@enrollment/keys';
import { generateSeed, otpauthUri } from '@enrollment/otp';
import {
  type Attempt,
  deadlineOf,
  type EnrollmentChange,
  Generation,
  isJapaneseHoliday,
  readPolicy,
  Service,
  Token,
} from '@enrollment/persistence';
import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { WorkerKeys } from '../worker-keys.js';

function bindingOf(token: Token): SeedBinding {
  return { service: token.serviceId, token: token.id, generation: token.generation, algorithm: token.algorithm };
}

/** Makes a token for a device: the seed, its sealed row, and the answer that only the device can open. */
@Injectable()
export class TokenIssuer {
  constructor(private readonly keys: WorkerKeys) {}

  /** Tells whether the device holds as many tokens of the service as it may; the one being replaced is not counted. */
  async isFull({ manager, row }: EnrollmentChange, { device }: ProvisioningRequest): Promise<boolean> {
    const policy = await readPolicy(manager, row.serviceId, row.policyVersion);
    // Two customers' enrollments on one device come one after the other, or both would find the place free.
    await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `${device.thumbprint}/${row.serviceId}`,
    ]);
    const held = await manager.countBy(Token, {
      deviceThumbprint: device.thumbprint,
      serviceId: row.serviceId,
      customerId: Not(row.customerId),
      status: In(['pending', 'active', 'suspended']),
    });
    return held >= (device.kind === 'feature-phone' ? policy.tokensPerFeaturePhone : policy.tokensPerSmartphone);
  }

  /** Generates the seed, moves the enrollment on and starts its confirmation deadline. */
  async issue(change: EnrollmentChange, attempt: Attempt, request: ProvisioningRequest): Promise<TryAnswer> {
    const { manager, row, now } = change;
    const policy = await readPolicy(manager, row.serviceId, row.policyVersion);
    const token = this.newToken(change, policy, request);
    const seed = generateSeed(policy.otpAlgorithm);
    token.sealedSeed = JSON.stringify(await createEnvelope(this.keys.provider, seed, bindingOf(token)));
    await manager.insert(Token, token);
    await manager.update(
      Generation,
      { enrollmentId: row.id, number: row.generation },
      { provisionedAt: now, clockOffsetSeconds: request.clockOffsetSeconds },
    );
    const rule = { seconds: policy.confirmationDeadlineSeconds, businessDayEnd: policy.businessDayEnd };
    row.deadline = deadlineAfter(attempt.receivedAt, rule, isJapaneseHoliday);
    row.reminderAt = null;
    await change.transit('provision', DEVICE, {
      deviceKind: request.device.kind,
      clockOffsetSeconds: request.clockOffsetSeconds,
      ...deadlineOf(row),
    });
    return this.answer(change, token, seed, request);
  }

  /** The same seed for the same device: its first answer may have been lost. */
  async answerAgain(change: EnrollmentChange, token: Token, request: ProvisioningRequest): Promise<TryAnswer> {
    const envelope = JSON.parse(token.sealedSeed ?? '') as SeedEnvelope;
    return this.answer(change, token, await openEnvelope(this.keys.provider, envelope, bindingOf(token)), request);
  }

  private newToken(
    { row, now }: EnrollmentChange,
    policy: Policy,
    { device, consentVersion }: ProvisioningRequest,
  ): Token {
    return Object.assign(new Token(), {
      id: randomUUID(),
      enrollmentId: row.id,
      generation: row.generation,
      serviceId: row.serviceId,
      customerId: row.customerId,
      status: 'pending',
      algorithm: policy.otpAlgorithm,
      digits: policy.otpDigits,
      periodSeconds: policy.otpPeriodSeconds,
      deviceThumbprint: device.thumbprint,
      deviceId: device.id,
      deviceKind: device.kind,
      deviceName: device.name,
      consentVersion,
      consentedAt: now,
      createdAt: now,
      activatedAt: null,
      suspendedAt: null,
      endedAt: null,
    } satisfies Partial<Token>);
  }

  private async answer(
    { manager, row }: EnrollmentChange,
    token: Token,
    seed: Uint8Array,
    request: ProvisioningRequest,
  ): Promise<TryAnswer> {
    const { tokenIssuer, nameJa, nameEn } = await manager.findOneByOrFail(Service, { id: row.serviceId });
    const { userId } = await manager.findOneByOrFail(Generation, { enrollmentId: row.id, number: row.generation });
    const { digits, periodSeconds, algorithm } = token;
    const uri = otpauthUri({ issuer: tokenIssuer, userId, seed, algorithm, digits, periodSeconds });
    const key = await encryptForDevice(request.device.publicKey, uri);
    return { code: 'PROVISIONED', tokenId: token.id, displayName: row.locale === 'en' ? nameEn : nameJa, key };
  }
}
