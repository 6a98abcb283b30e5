/** A data key as it is stored: wrapped, with the name of the key that wrapped it. */
export interface WrappedKey {
  readonly keyId: string;
  readonly wrappedKey: Buffer;
}

/**
 * Holds the key-encryption keys; a key management service stands behind it in production.
 * `aad` is authenticated, so that a wrapped key moved to another row does not unwrap.
 */
export interface KeyProvider {
  /** Wraps with the current key. */
  wrap(dataKey: Uint8Array, aad: Uint8Array): Promise<WrappedKey>;
  /** @throws CannotOpen when the key is unknown or the wrapped key is not authentic */
  unwrap(wrapped: WrappedKey, aad: Uint8Array): Promise<Buffer>;
}
