import type { ApiProblem } from '../api/api-problem.js';
import { FIELDS, type IssuanceField } from './issuance.schema.js';

interface FieldFaultCode {
  readonly field: IssuanceField;
  readonly fault: string;
}

/** Field faults as the server names them, and the refusals that concern one field. */
export function serverFaults({ code, members }: ApiProblem): FieldFaultCode[] {
  if (code === 'REPLACEMENT.PROOF_REQUIRED') return [{ field: 'currentOtp', fault: 'PROOF' }];
  if (code === 'OTP.MISMATCH' || code === 'OTP.ALREADY_USED') return [{ field: 'currentOtp', fault: code.slice(4) }];
  if (code === 'BUDGET.MAILS') return [{ field: 'mailAddress', fault: 'BUDGET' }];
  return (members.errors ?? []).flatMap(({ field, code: fault }) => {
    const known = FIELDS.find((name) => name === field);
    return known ? [{ field: known, fault }] : [];
  });
}
