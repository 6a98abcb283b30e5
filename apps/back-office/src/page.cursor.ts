import { ProblemException } from '@enrollment/http';
import { z } from 'zod';

/** The last line of a page; the next page begins behind it, whatever was added or taken out meanwhile. */
export interface Place {
  readonly since: Date;
  readonly id: string;
}

const MOST = 200;
const USUAL = 50;

/** What a list that comes in pages may be asked for. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(MOST).default(USUAL),
  /** `nextCursor` of the page before. */
  cursor: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,100}$/)
    .optional(),
};

/** What every page says beside its lines. */
export const pageMembers = {
  /** Null on the last page. */
  nextCursor: z.string().nullable(),
  /** Of all pages. */
  total: z.int().min(0),
};

/** Milliseconds of 13 digits last until the year 2286. */
const PLACE = /^(\d{1,13})\.([0-9a-f-]{36})$/;

export function cursorOf({ since, id }: Place): string {
  return Buffer.from(`${since.getTime()}.${id}`).toString('base64url');
}

/** @returns null for a text that is no cursor of ours */
export function placeOf(cursor: string): Place | null {
  const [, since, id] = PLACE.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  if (since === undefined || id === undefined || !z.uuid().safeParse(id).success) return null;
  return { since: new Date(Number(since)), id };
}

/**
 * Where a page begins, and how much to read: one line more than it has tells whether there is another one.
 * @throws ProblemException 400 for a cursor of somebody else's making
 */
export function stretchOf({ cursor, limit }: { cursor?: string | undefined; limit: number }) {
  const after = cursor === undefined ? undefined : placeOf(cursor);
  if (after === null)
    throw ProblemException.forFields([{ field: 'cursor', code: 'INVALID', message: 'This cursor is not known.' }]);
  return { ...(after && { after }), limit: limit + 1 };
}

/** The lines of a page, out of what was read for it. */
export function pageOf<Line>(found: readonly Line[], limit: number, place: (line: Line) => Place) {
  const lines = found.slice(0, limit);
  const last = lines.at(-1);
  return { lines, nextCursor: found.length > limit && last !== undefined ? cursorOf(place(last)) : null };
}
