import { createHash } from 'node:crypto';
import type { EventPosition } from '../event-position.js';
import { parsePosition, positionText } from '../event-position.js';

/** The last event of an enrollment, at the time of a record. */
export interface Head {
  readonly enrollmentId: string;
  readonly number: number;
  /** SHA-256 of the event, in hexadecimal digits. */
  readonly hash: string;
}

/** What is signed: which events there are up to a position, given by the heads of the chains that grew. */
export interface HeadRecord {
  readonly number: number;
  readonly at: Date;
  /** SHA-256 of the line before, as it stands in the file; null in the first. */
  readonly previous: string | null;
  readonly through: EventPosition;
  /** How many events there are up to that position, in all. */
  readonly events: number;
  /** Of enrollments with events since the record before. */
  readonly heads: readonly Head[];
}

export function lineHash(line: string): string {
  return createHash('sha256').update(line).digest('hex');
}

export function recordText({ at, through, heads, ...rest }: HeadRecord): string {
  return JSON.stringify({
    ...rest,
    at: at.toISOString(),
    through: positionText(through),
    heads: heads.map(({ enrollmentId, number, hash }) => [enrollmentId, number, hash]),
  });
}

type Written = Omit<HeadRecord, 'at' | 'through' | 'heads'> & {
  readonly at: string;
  readonly through: string;
  readonly heads: readonly (readonly [string, number, string])[];
};

/** Reads what `recordText` wrote; whoever calls has checked the signature first. */
export function recordFromText(text: string): HeadRecord {
  const { at, through, heads, ...rest } = JSON.parse(text) as Written;
  const position = parsePosition(through);
  if (position === null) throw new SyntaxError('a signed record without a position');
  return {
    ...rest,
    at: new Date(at),
    through: position,
    heads: heads.map(([enrollmentId, number, hash]) => ({ enrollmentId, number, hash })),
  };
}
