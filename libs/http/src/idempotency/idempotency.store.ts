/** What is known of a key after somebody came with it. */
export type Claim =
  /** This request does the work. `isFirst` is false when an earlier one ended without a decision. */
  | { readonly kind: 'mine'; readonly requestId: string; readonly isFirst: boolean }
  | { readonly kind: 'in-flight' }
  | { readonly kind: 'answered'; readonly sealedAnswer: string }
  | { readonly kind: 'other-request' };

export interface ClaimRequest {
  /** Keyed hash of scope, route and key. */
  readonly keyHash: string;
  /** Keyed hash of path, query and body. */
  readonly requestHash: string;
  readonly now: Date;
}

/** A key as one request holds it: once it has expired and is another's, what became of that request is no answer to it. */
export interface HeldKey {
  readonly keyHash: string;
  readonly requestId: string;
}

/** The same request, as it was before. */
export interface EarlierRequest {
  /** Of the row that it wrote, if it came to that. */
  readonly requestId: string;
  /** Whether its answer is kept. */
  readonly isAnswered: boolean;
}

/** Keeps which request holds a key and what was answered. */
export interface IdempotencyStore {
  claim(request: ClaimRequest): Promise<Claim>;
  /** Claims nothing. Another request of the same key is none. */
  find(request: ClaimRequest): Promise<EarlierRequest | undefined>;
  /** Keeps the answer for all who come with the key later. */
  keep(held: HeldKey, sealedAnswer: string): Promise<void>;
  /** Undecided: lets the next one try, who must bring the same request and gets the same ID. */
  release(held: HeldKey): Promise<void>;
  /** Refused before anything was written: the key is as good as new. */
  forget(held: HeldKey): Promise<void>;
}

export const IDEMPOTENCY_STORE = Symbol('IDEMPOTENCY_STORE');
