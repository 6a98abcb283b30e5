import type { ShownMailStatus } from './mail.js';
import type { PolicyView } from './policy-view.js';
import type { EnrollmentState } from './state.js';
import type { StuckReason } from './stuck-reason.js';

export type DeviceKind = 'smartphone' | 'feature-phone';

export interface StuckView {
  readonly reason: StuckReason;
  readonly since: string;
  /** With CLOCK_SKEW: how far the phone's clock is off; positive is fast. */
  readonly clockOffsetSeconds?: number;
}

/** What the portal shows of an enrollment. Times are RFC 3339, UTC. */
export interface EnrollmentView {
  readonly id: string;
  readonly generation: number;
  readonly state: EnrollmentState;
  readonly stuck: StuckView | null;
  /** Cancelled because the reader of a mail about it said that it was not them. */
  readonly repudiated: boolean;
  readonly serviceId: string;
  readonly userId: string;
  readonly mailAddress: string;
  readonly mail: { readonly status: ShownMailStatus; readonly at: string };
  readonly resend: { readonly remaining: number; readonly availableAt: string | null };
  readonly provisioning: {
    readonly linkOpenedAt: string | null;
    readonly provisionedAt: string | null;
    readonly deviceKind: DeviceKind | null;
  };
  readonly deadline: string;
  readonly attempts: { readonly startPasswordRemaining: number; readonly otpRemaining: number };
  /** The rules that the enrollment began with, whatever the service's are by now. */
  readonly policy: PolicyView;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly activatedAt: string | null;
}
