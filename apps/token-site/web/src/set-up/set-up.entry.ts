import type { SetUpEntry } from './provisioning.attempt.js';
import { foldId, type UserIdFault, userIdFault } from './user-id.js';

/** The form as typed. */
export interface SetUpFields extends SetUpEntry {
  readonly consented: boolean;
}

export type StartPasswordFault = 'MISSING' | 'FULL_WIDTH' | 'DIGITS_ONLY' | 'LENGTH';

export interface SetUpFaults {
  readonly serviceId?: 'MISSING';
  readonly userId?: UserIdFault;
  readonly startPassword?: StartPasswordFault;
  readonly consent?: 'MISSING';
}

/** A secret is never folded: what is sent must be what was typed. */
export function startPasswordFault(typed: string): StartPasswordFault | null {
  if (typed === '') return 'MISSING';
  if (!/^[0-9]*$/.test(typed)) return /^[0-9]*$/.test(typed.normalize('NFKC')) ? 'FULL_WIDTH' : 'DIGITS_ONLY';
  return typed.length < 4 || typed.length > 8 ? 'LENGTH' : null;
}

export function faultsOf(fields: SetUpFields): SetUpFaults {
  const userId = userIdFault(fields.userId);
  const startPassword = startPasswordFault(fields.startPassword);
  return {
    ...(foldId(fields.serviceId) === '' && { serviceId: 'MISSING' }),
    ...(userId && { userId }),
    ...(startPassword && { startPassword }),
    ...(!fields.consented && { consent: 'MISSING' }),
  };
}

export function entryOf({ serviceId, userId, startPassword }: SetUpFields): SetUpEntry {
  return { serviceId: foldId(serviceId), userId: foldId(userId), startPassword };
}
