/** A data key as it is stored: wrapped, with the name of the key that wrapped it. */
export interface WrappedKey {
  readonly keyId: string;
  readonly wrappedKey: Buffer;
}

/**
 * Holds the key-encryption keys; a key management service stands behind it in production (docs/adr/0018).
 * `aad` is authenticated, so that a wrapped key moved to another row does not unwrap: the encryption context of AWS, the
 * additional authenticated data of Google, `associated_data` of Vault's transit engine.
 * Every call may cross a network. What such a call fails with is thrown as it is: activities retry it.
 */
export interface KeyProvider {
  /** The key that `wrap` uses now; what is wrapped with another one is rewrapped. The name of a version where the service has versions. */
  currentKeyId(): Promise<string>;
  /** Wraps with the current key. */
  wrap(dataKey: Uint8Array, aad: Uint8Array): Promise<WrappedKey>;
  /** @throws CannotOpen when the key is unknown or the wrapped key is not authentic */
  unwrap(wrapped: WrappedKey, aad: Uint8Array): Promise<Buffer>;
}
