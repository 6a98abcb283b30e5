import type { PersonId } from './person.js';
import type { Role } from './role.js';

/** One row per fact, append-only. */
export const EVENT_TYPES = [
  'enrollment.issued',
  'mail.accepted',
  'mail.delayed',
  'mail.bounced',
  'mail.resent',
  /** It cannot be written, or no server took it although everything was tried. */
  'mail.failed',
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
  /** The engine cannot get on with the enrollment; it goes on when its step or its process is well again. */
  'engine.failing',
  'engine.recovered',
  /** An operator has what failed done again; the flag is down until it fails once more. */
  'engine.retried',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** What cannot get on: a step of the workflow, which says so itself, or the workflow, of which the reconciler says so. */
export type EnginePart = 'step' | 'process';

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
