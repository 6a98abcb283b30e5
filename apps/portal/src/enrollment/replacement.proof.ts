import { type Policy, Refusal } from '@enrollment/domain';
import { derivedUuid, FaceKeys, seal } from '@enrollment/keys';
import { Attempt, findActiveToken, mayReplaceByApproval, takeReplacementTry } from '@enrollment/persistence';
import { EnrollmentProcess } from '@enrollment/temporal';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

interface ProofOffer<Otp> {
  readonly customerId: string;
  readonly currentOtp: Otp | undefined;
  readonly now: Date;
}

interface ProofRequest extends ProofOffer<string> {
  readonly requestId: string;
}

type Proof<Otp> = { readonly kind: 'none' | 'approval' } | { readonly kind: 'otp'; readonly otp: Otp };

/** Who replaces an active token shows first that it is theirs. */
@Injectable()
export class ReplacementProof {
  constructor(
    private readonly dataSource: DataSource,
    private readonly process: EnrollmentProcess,
    private readonly keys: FaceKeys,
  ) {}

  /**
   * What stands for the customer: nothing where none is asked for, an OTP to be judged, or an approval by two operators.
   * @throws Refusal REPLACEMENT.PROOF_REQUIRED when one is asked for and there is none
   */
  async offered<Otp>(policy: Policy, { customerId, currentOtp, now }: ProofOffer<Otp>): Promise<Proof<Otp>> {
    const { replacementProof } = policy;
    if (replacementProof === 'none' || (await findActiveToken(this.dataSource, customerId)) === null)
      return { kind: 'none' };
    if (replacementProof === 'otp' && currentOtp !== undefined) return { kind: 'otp', otp: currentOtp };
    if (await mayReplaceByApproval(this.dataSource.manager, customerId, now)) return { kind: 'approval' };
    throw new Refusal('REPLACEMENT.PROOF_REQUIRED');
  }

  /**
   * Has an OTP judged. The same request again is judged as before. An approval is left to the issue to use up.
   * @returns whether it is one
   */
  async require(policy: Policy, request: ProofRequest): Promise<{ readonly byApproval: boolean }> {
    const proof = await this.offered(policy, request);
    if (proof.kind === 'otp') await this.judge(proof.otp, request);
    return { byApproval: proof.kind === 'approval' };
  }

  private async judge(otp: string, { customerId, requestId, now }: ProofRequest): Promise<void> {
    const attemptId = derivedUuid(this.keys.faceKey, 'replacement-proof', requestId);
    const sealedSecret = await seal(this.keys.sealingKey, otp, { purpose: 'otp-try', id: attemptId });
    const enrollmentId = await takeReplacementTry(this.dataSource, { attemptId, customerId, sealedSecret, now });
    await this.process.judgeAlone('replacement', attemptId, enrollmentId);
    const { answer } = await this.dataSource.manager.findOneByOrFail(Attempt, { id: attemptId });
    if (answer === null) throw new Refusal('TRY.PENDING');
    if ('members' in answer) throw new Refusal('REPLACEMENT.PROOF_REQUIRED', answer.members);
  }
}
