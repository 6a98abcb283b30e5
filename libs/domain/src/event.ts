import type { PersonId } from './person.js';
import type { Role } from './role.js';

/** One row per fact, append-only. */
export const EVENT_TYPES = [
  'enrollment.issued',
  'mail.accepted',
  'mail.delayed',
  'mail.bounced',
  'mail.resent',
  'link.opened',
  'provisioning.rejected',
  'provisioned',
  'confirmation.rejected',
  'activated',
  'locked',
  'unlocked',
  'extended',
  'reissued',
  'reminded',
  'expired',
  'cancelled',
  'token.replaced',
  'token.suspended',
  'token.resumed',
  'token.revoked',
  'token.repudiated',
  /** Two operators have ended the hold that followed a "this was not me"; the token is as it was. */
  'token.case-closed',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export interface Operator extends PersonId {
  readonly kind: 'operator';
  /** The login ID as it was then, for people to read. */
  readonly name: string;
  readonly role: Role;
  readonly reason: string;
}

/** As read back: what was kept before identities were has a name only. */
export type RecordedOperator = Omit<Operator, keyof PersonId> & Partial<PersonId>;

/** Who caused a fact. Operators are named, customers and devices are not: the enrollment names them. */
export type Actor =
  | { readonly kind: 'customer' }
  | { readonly kind: 'device' }
  | { readonly kind: 'system' }
  | Operator;

export const CUSTOMER: Actor = { kind: 'customer' };
export const DEVICE: Actor = { kind: 'device' };
export const SYSTEM: Actor = { kind: 'system' };
