/** What the HTTP contract says that the faces send. */
export interface Enrollment {
  readonly id: string;
  readonly generation: number;
  readonly state: EnrollmentState;
  readonly stuck: { readonly reason: string; readonly since: string; readonly clockOffsetSeconds?: number } | null;
  readonly repudiated: boolean;
  readonly serviceId: string;
  readonly userId: string;
  readonly mailAddress: string;
  readonly mail: { readonly status: string; readonly at: string };
  readonly resend: { readonly remaining: number; readonly availableAt: string | null };
  readonly provisioning: {
    readonly linkOpenedAt: string | null;
    readonly provisionedAt: string | null;
    readonly deviceKind: DeviceKind | null;
  };
  readonly deadline: string;
  readonly attempts: { readonly startPasswordRemaining: number; readonly otpRemaining: number };
  readonly policy: ShownPolicy;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly activatedAt: string | null;
}

/** What the pages are told of a policy, as far as tests look at it. */
interface ShownPolicy {
  readonly otpDigits: number;
  readonly replacementProof: string;
}

export interface Service {
  readonly policy: ShownPolicy;
}

export type EnrollmentState =
  | 'ISSUING'
  | 'AWAITING_PROVISIONING'
  | 'AWAITING_CONFIRMATION'
  | 'LOCKED'
  | 'ACTIVE'
  | 'EXPIRED'
  | 'CANCELLED';

export type DeviceKind = 'smartphone' | 'feature-phone';

export interface Me {
  readonly customerId: string;
  readonly loginId: string;
  readonly displayName: string;
  readonly activeToken: { readonly tokenId: string; readonly activatedAt: string } | null;
}

export interface TokenInUse {
  readonly status: 'none' | 'active' | 'suspended';
  readonly tokenId: string | null;
  readonly activatedAt: string | null;
  readonly suspendedAt: string | null;
  readonly onHold: boolean;
  readonly otpDigits: number | null;
}

export interface ServerTime {
  readonly now: string;
  readonly epochMilliseconds: number;
}

export interface Provisioning {
  readonly tokenId: string;
  readonly displayName: string;
  readonly serverTime: string;
  readonly key: string;
}

export interface LinkOpening {
  readonly serviceId: string;
  readonly userId: string;
  readonly serviceName: { readonly ja: string; readonly en: string };
  readonly state: 'open' | 'superseded' | 'expired' | 'ended';
  readonly deadline: string;
}

/** What a person types from the mail into the app. */
export interface TokenIds {
  readonly serviceId: string;
  readonly userId: string;
}
