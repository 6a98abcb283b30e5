import { type Clock, type ProvisioningRequest, Refusal } from '@enrollment/domain';
import { CLOCK } from '@enrollment/http';
import { deviceThumbprint, FaceKeys, keyedHash, seal } from '@enrollment/keys';
import { Attempt, Enrollment, type ProvisioningIntake, takeProvisioningTry, UnknownTry } from '@enrollment/persistence';
import { EnrollmentProcess } from '@enrollment/temporal';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Provisioning, ProvisioningBody } from './provisioning.schema.js';

/** A clock that is farther off is just as wrong. */
const FARTHEST_SECONDS = 1_000_000_000;

/** Takes what the app sends, has it judged, and passes the judgement on. */
@Injectable()
export class ProvisioningService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly process: EnrollmentProcess,
    private readonly keys: FaceKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async provision(body: ProvisioningBody, attemptId: string): Promise<Provisioning> {
    const now = this.clock.now();
    const { serviceId, userId } = body;
    const sealedSecret = await seal(this.keys.sealingKey, body.startPassword, {
      purpose: 'start-password-try',
      id: attemptId,
    });
    const request = await this.request(body, now);
    const intake = await takeProvisioningTry(this.dataSource, {
      attemptId,
      serviceId,
      userId,
      pairHash: Buffer.from(keyedHash(this.keys.faceKey, 'unknown-pair', serviceId, userId), 'base64url'),
      sealedSecret,
      request,
      now,
    });
    await this.judge(attemptId, intake);
    return this.answer(attemptId, intake);
  }

  private async request({ device, consent, clock }: ProvisioningBody, now: Date): Promise<ProvisioningRequest> {
    const thumbprint = await deviceThumbprint(device.publicKey);
    const offset = Math.round((clock - now.getTime()) / 1000);
    const clockOffsetSeconds = Math.max(-FARTHEST_SECONDS, Math.min(FARTHEST_SECONDS, offset));
    return { device: { ...device, thumbprint }, consentVersion: consent.version, clockOffsetSeconds };
  }

  /** Whatever the pair names, the worker judges: its time, and its absence, are the same for all. */
  private async judge(attemptId: string, intake: ProvisioningIntake): Promise<void> {
    if (intake.kind === 'unknown') return this.process.judgeAlone({ kind: 'unknown-pair', attemptId });
    const { enrollmentId, open } = intake;
    if (!open) return this.process.judgeAlone({ kind: 'provisioning', attemptId, enrollmentId });
    const { serviceId, deadline } = await this.dataSource.manager.findOneByOrFail(Enrollment, { id: enrollmentId });
    await this.process.judge('provision', attemptId, { enrollmentId, serviceId, deadline });
  }

  private async answer(id: string, { kind }: ProvisioningIntake): Promise<Provisioning> {
    const { answer } = await this.dataSource.manager.findOneByOrFail<Attempt | UnknownTry>(
      kind === 'known' ? Attempt : UnknownTry,
      { id },
    );
    if (answer === null) throw new Refusal('TRY.PENDING');
    if ('members' in answer) throw new Refusal(answer.code, answer.members);
    if (answer.code !== 'PROVISIONED') throw new Refusal('INTERNAL');
    const { tokenId, displayName, key } = answer;
    if (key === undefined) throw new Refusal('PROVISIONING.REFUSED', { attemptsRemaining: 0 });
    return { tokenId, displayName, serverTime: this.clock.now().toISOString(), key };
  }
}
