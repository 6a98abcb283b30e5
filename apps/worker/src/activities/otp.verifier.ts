import { openEnvelope, type SeedEnvelope } from '@enrollment/keys';
import { type OtpVerdict, verifyOtp } from '@enrollment/otp';
import { type Attempt, type EnrollmentChange, readPolicy, type Token } from '@enrollment/persistence';
import { Injectable } from '@nestjs/common';
import { WorkerKeys } from '../worker-keys.js';

export interface VerifiedOtp {
  readonly verdict: OtpVerdict;
  /** The time step that matched, or that the diagnosis found, had not been used before. */
  readonly fresh: boolean;
}

/** Opens the seed and the sealed OTP, compares them as of the try's arrival, and burns the time step that was found. */
@Injectable()
export class OtpVerifier {
  constructor(private readonly keys: WorkerKeys) {}

  async verify(change: EnrollmentChange, token: Token, attempt: Attempt): Promise<VerifiedOtp> {
    const { manager, row } = change;
    const { acceptanceSteps, diagnosisSteps } = await readPolicy(manager, row.serviceId, row.policyVersion);
    const { algorithm, digits, periodSeconds } = token;
    const binding = { service: token.serviceId, token: token.id, generation: token.generation, algorithm };
    const seed = await openEnvelope(this.keys.provider, JSON.parse(token.sealedSeed ?? '') as SeedEnvelope, binding);
    const otp = await this.keys.open(attempt.sealedSecret ?? '', {
      purpose: 'otp-try',
      id: attempt.id,
    });
    const policy = { algorithm, digits, periodSeconds, acceptanceSteps, diagnosisSteps };
    // The face looked at the number of digits before it took the try; another token may have become the present one since.
    const verdict: OtpVerdict =
      otp.length === digits ? verifyOtp({ seed, otp, at: attempt.receivedAt, policy }) : { kind: 'mismatch' };
    return { verdict, fresh: verdict.kind !== 'mismatch' && (await this.burn(change, token, verdict)) };
  }

  /**
   * RFC 6238 §5.2: no second use of a time step, nor of one before a step that was accepted. Steps that the diagnosis
   * found may lie far ahead and bar nothing but themselves.
   * @returns false when it was used before
   */
  private async burn(
    { manager, now }: EnrollmentChange,
    token: Token,
    { kind, step }: Exclude<OtpVerdict, { kind: 'mismatch' }>,
  ): Promise<boolean> {
    const rows = await manager.query<unknown[]>(
      `INSERT INTO burned_step (token_id, step, accepted, burned_at)
       SELECT $1, $2::bigint, $3::boolean, $4
       WHERE NOT EXISTS (SELECT FROM burned_step WHERE token_id = $1 AND accepted AND step > $2 AND $3)
       ON CONFLICT DO NOTHING RETURNING step`,
      [token.id, step, kind === 'accepted', now],
    );
    return rows.length > 0;
  }
}
