import type { ApiProblem } from '@enrollment/look';
import { FIELDS, type IssuanceField } from './issuance.schema.js';

interface FieldFaultCode {
  readonly field: IssuanceField;
  readonly fault: string;
}

/** The present token takes no OTP as proof any more, from the answer to the last wrong one on. */
export function isProofLocked({ code, members }: ApiProblem): boolean {
  return code === 'OTP.LOCKED' || (code === 'REPLACEMENT.PROOF_REQUIRED' && members.attemptsRemaining === 0);
}

/** Field faults as the server names them, and the refusals that concern one field. */
export function serverFaults(problem: ApiProblem): FieldFaultCode[] {
  const { code, members } = problem;
  if (isProofLocked(problem)) return [];
  if (code === 'REPLACEMENT.PROOF_REQUIRED') {
    return [{ field: 'currentOtp', fault: members.attemptsRemaining === undefined ? 'PROOF' : 'MISMATCH' }];
  }
  if (code === 'OTP.MISMATCH' || code === 'OTP.ALREADY_USED') return [{ field: 'currentOtp', fault: code.slice(4) }];
  if (code === 'BUDGET.MAILS') return [{ field: 'mailAddress', fault: 'BUDGET' }];
  return (members.errors ?? []).flatMap(({ field, code: fault }) => {
    const known = FIELDS.find((name) => name === field);
    return known ? [{ field: known, fault }] : [];
  });
}
