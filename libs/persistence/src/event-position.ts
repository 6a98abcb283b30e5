/** A place in the order of all events. Nothing is ever added at or before a settled one. */
export interface EventPosition {
  readonly transactionId: bigint;
  readonly sequence: bigint;
}

export const BEFORE_ALL_EVENTS: EventPosition = { transactionId: 0n, sequence: 0n };

/** Short enough for both to fit PostgreSQL's types. */
const POSITION = /^(\d{1,18})-(\d{1,18})$/;

export function positionText({ transactionId, sequence }: EventPosition): string {
  return `${transactionId}-${sequence}`;
}

/** @returns null for a text that is no position */
export function parsePosition(text: string): EventPosition | null {
  const [, transactionId, sequence] = POSITION.exec(text) ?? [];
  if (transactionId === undefined || sequence === undefined) return null;
  return { transactionId: BigInt(transactionId), sequence: BigInt(sequence) };
}

export function isAfter(one: EventPosition, other: EventPosition): boolean {
  if (one.transactionId !== other.transactionId) return one.transactionId > other.transactionId;
  return one.sequence > other.sequence;
}
