import type { EnrollmentEvent } from '../entities/event.entity.js';
import { eventHash } from '../event-chain.js';

export type FindingKind =
  /** The row does not say what it said when it was written. */
  | 'edited'
  /** Rows are missing between others. */
  | 'removed'
  /** The row stands in another's place. */
  | 'reordered'
  /** The last rows are missing. */
  | 'cut-off'
  /** The enrollment's row knows nothing of the event. */
  | 'added'
  /** The enrollment is missing as a whole. */
  | 'enrollment-removed';

export interface Finding {
  readonly kind: FindingKind;
  readonly enrollmentId: string;
  /** Of the event, or of the first when several in a row are meant. */
  readonly number: number;
  readonly through: number;
}

/** An enrollment's row and the events that are there, by number. */
export interface Chain {
  readonly enrollmentId: string;
  readonly eventCount: number;
  readonly headHash: Buffer | null;
  readonly events: readonly EnrollmentEvent[];
}

function isItself(event: EnrollmentEvent, number = event.number): boolean {
  return eventHash({ ...event, number }).equals(event.hash);
}

function isSame(one: Buffer | null, other: Buffer | null): boolean {
  return one === null || other === null ? one === other : one.equals(other);
}

function faultOf(event: EnrollmentEvent, before: EnrollmentEvent | undefined, chain: Chain): FindingKind | undefined {
  if (!isItself(event)) {
    const stoodElsewhere = chain.events.some(({ number }) => number !== event.number && isItself(event, number));
    return stoodElsewhere ? 'reordered' : 'edited';
  }
  const isLinked = event.number === 1 ? event.previousHash === null : isSame(event.previousHash, before?.hash ?? null);
  const isJudgeable = event.number === 1 || (before?.number === event.number - 1 && isItself(before));
  if (isLinked || !isJudgeable) return undefined;
  return chain.events.some(({ hash }) => isSame(hash, event.previousHash)) ? 'reordered' : undefined;
}

/** The one before was written anew, with a hash that fits it, but its successor names the old hash. */
function isRewritten(event: EnrollmentEvent, next: EnrollmentEvent | undefined, chain: Chain): boolean {
  if (next !== undefined) {
    const isLinked = next.number !== event.number + 1 || isSame(next.previousHash, event.hash);
    return !isLinked && !chain.events.some(({ hash }) => isSame(hash, next.previousHash));
  }
  return event.number === chain.eventCount && !isSame(event.hash, chain.headHash);
}

function missing(kind: FindingKind, chain: Chain, number: number, through: number): Finding[] {
  return through < number ? [] : [{ kind, enrollmentId: chain.enrollmentId, number, through }];
}

/** What an enrollment's events show by themselves, without any signed record. */
export function chainFindings(chain: Chain): Finding[] {
  const { enrollmentId, eventCount, events } = chain;
  const findings: Finding[] = [];
  for (const [index, event] of events.entries()) {
    const [before, next] = [events[index - 1], events[index + 1]];
    const { number } = event;
    findings.push(...missing('removed', chain, (before?.number ?? 0) + 1, number - 1));
    const fault = faultOf(event, before, chain) ?? (isRewritten(event, next, chain) ? 'edited' : undefined);
    if (fault !== undefined) findings.push({ kind: fault, enrollmentId, number, through: number });
  }
  const last = events.at(-1)?.number ?? 0;
  return [
    ...findings,
    ...missing('cut-off', chain, last + 1, eventCount),
    ...missing('added', chain, Math.max(eventCount, 0) + 1, last),
  ];
}
