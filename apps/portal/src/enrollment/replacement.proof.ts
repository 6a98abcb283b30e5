import { type Policy, Refusal } from '@enrollment/domain';
import { derivedUuid, FaceKeys, seal } from '@enrollment/keys';
import {
  Attempt,
  findTokenInUse,
  mayReplaceByApproval,
  requireBudgets,
  takeReplacementTry,
} from '@enrollment/persistence';
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
  readonly destinationHash: Buffer;
}

type Proof<Otp> = { readonly kind: 'none' | 'approval' } | { readonly kind: 'otp'; readonly otp: Otp };

/** Who replaces a token in use shows first that it is theirs. */
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
    const token = await findTokenInUse(this.dataSource.manager, customerId);
    if (replacementProof === 'none' || token === null) return { kind: 'none' };
    // Whoever found the phone could read the OTP of a suspended token.
    const mayBeOtp = replacementProof === 'otp' && token.status === 'active';
    if (mayBeOtp && currentOtp !== undefined) return { kind: 'otp', otp: currentOtp };
    if (await mayReplaceByApproval(this.dataSource.manager, customerId, now)) return { kind: 'approval' };
    throw new Refusal('REPLACEMENT.PROOF_REQUIRED');
  }

  /**
   * Has an OTP judged. The same request again is judged as before. Whether it still proves anything, and an approval, is
   * left to the issue, which uses it up.
   * @returns the try, where there was an OTP
   */
  async require(policy: Policy, request: ProofRequest): Promise<{ readonly proofAttemptId: string | null }> {
    const proof = await this.offered(policy, request);
    if (proof.kind !== 'otp') return { proofAttemptId: null };
    // An OTP that proves something for nothing would be used up.
    await requireBudgets(this.dataSource.manager, policy, request);
    return { proofAttemptId: await this.judge(proof.otp, request) };
  }

  private async judge(otp: string, { customerId, requestId, now }: ProofRequest): Promise<string> {
    const attemptId = derivedUuid(this.keys.faceKey, 'replacement-proof', requestId);
    const sealedSecret = await seal(this.keys.sealingKey, otp, { purpose: 'otp-try', id: attemptId });
    const enrollmentId = await takeReplacementTry(this.dataSource, { attemptId, customerId, sealedSecret, now });
    await this.process.judgeAlone({ kind: 'replacement', attemptId, enrollmentId });
    const { answer } = await this.dataSource.manager.findOneByOrFail(Attempt, { id: attemptId });
    if (answer === null) throw new Refusal('TRY.PENDING');
    if ('members' in answer) throw new Refusal('REPLACEMENT.PROOF_REQUIRED', answer.members);
    return attemptId;
  }
}
