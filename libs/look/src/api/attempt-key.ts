export interface AttemptKeys {
  /** The same key for the same body, as long as no answer decided it. */
  keyFor(body: unknown): string;
  /** After a decided answer: what follows is another attempt, even with the same body. */
  settle(): void;
}

/** Idempotency-Keys of one form. Held in memory only, because bodies hold secrets. */
export function attemptKeys(newKey: () => string): AttemptKeys {
  let current: { readonly body: string; readonly key: string } | undefined;
  return {
    keyFor(body) {
      const text = JSON.stringify(body);
      if (current?.body !== text) current = { body: text, key: newKey() };
      return current.key;
    },
    settle() {
      current = undefined;
    },
  };
}
