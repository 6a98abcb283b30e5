import { type Policy, Refusal } from '@enrollment/domain';
import { derivedUuid, FaceKeys, seal } from '@enrollment/keys';
import { Attempt, findActiveToken, takeReplacementTry } from '@enrollment/persistence';
import { EnrollmentProcess } from '@enrollment/temporal';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface ProofRequest {
  readonly customerId: string;
  readonly currentOtp: string | undefined;
  readonly requestId: string;
  readonly now: Date;
}

/** Who replaces an active token shows first that it is theirs. */
@Injectable()
export class ReplacementProof {
  constructor(
    private readonly dataSource: DataSource,
    private readonly process: EnrollmentProcess,
    private readonly keys: FaceKeys,
  ) {}

  /**
   * What there is to judge: nothing when no proof is asked for.
   * @throws Refusal REPLACEMENT.PROOF_REQUIRED when one is and was not sent
   */
  async sent<Otp>({ replacementProof }: Policy, customerId: string, currentOtp: Otp): Promise<Otp | undefined> {
    if (replacementProof === 'none' || (await findActiveToken(this.dataSource, customerId)) === null) return undefined;
    if (replacementProof === 'approval' || currentOtp === undefined) throw new Refusal('REPLACEMENT.PROOF_REQUIRED');
    return currentOtp;
  }

  /** Has the proof judged. The same request again is judged as before. */
  async require(policy: Policy, { customerId, currentOtp, requestId, now }: ProofRequest): Promise<void> {
    const otp = await this.sent(policy, customerId, currentOtp);
    if (otp === undefined) return;
    const attemptId = derivedUuid(this.keys.faceKey, 'replacement-proof', requestId);
    const sealedSecret = await seal(this.keys.sealingKey, otp, { purpose: 'otp-try', id: attemptId });
    const enrollmentId = await takeReplacementTry(this.dataSource, { attemptId, customerId, sealedSecret, now });
    await this.process.judgeAlone('replacement', attemptId, enrollmentId);
    const { answer } = await this.dataSource.manager.findOneByOrFail(Attempt, { id: attemptId });
    if (answer === null) throw new Refusal('TRY.PENDING');
    if ('members' in answer) throw new Refusal('REPLACEMENT.PROOF_REQUIRED', answer.members);
  }
}
