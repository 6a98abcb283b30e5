import type { DeviceKind } from './enrollment-view.js';
import type { ProblemCode } from './problem.js';

/** A try: what a person typed to prove something, counted before anyone looks at it. */
export type AttemptKind = 'start-password' | 'otp' | 'replacement-otp';

/** `pending` until judged. Only `wrong` ones stay counted. */
export type AttemptOutcome = 'pending' | 'right' | 'wrong' | 'replayed' | 'lapsed';

/** A public EC key on P-256 (RFC 7517, RFC 7518 §6.2.1). */
export interface DevicePublicKey {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

/** What the app sends beside the start password. None of it is secret. */
export interface ProvisioningRequest {
  readonly device: {
    readonly id: string;
    readonly kind: DeviceKind;
    readonly name: string;
    readonly publicKey: DevicePublicKey;
    /** RFC 7638. */
    readonly thumbprint: string;
  };
  readonly consentVersion: string;
  /** The device's clock less the server's at arrival, in seconds. */
  readonly clockOffsetSeconds: number;
}

/** The judgement of a try, as the face passes it on. */
export type TryAnswer =
  /** Without `key` once the seed has been destroyed or the token is in use. */
  | { readonly code: 'PROVISIONED'; readonly tokenId: string; readonly displayName: string; readonly key?: string }
  | { readonly code: 'ACTIVATED' | 'PROVEN' }
  | { readonly code: ProblemCode; readonly members: Readonly<Record<string, string | number>> };
