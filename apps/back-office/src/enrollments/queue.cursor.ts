import { z } from 'zod';

/** The last line of a page; the next page begins behind it, whatever was added or taken out meanwhile. */
export interface QueuePlace {
  readonly since: Date;
  readonly id: string;
}

/** Milliseconds of 13 digits last until the year 2286. */
const PLACE = /^(\d{1,13})\.([0-9a-f-]{36})$/;

export function cursorOf({ since, id }: QueuePlace): string {
  return Buffer.from(`${since.getTime()}.${id}`).toString('base64url');
}

/** @returns null for a text that is no cursor of ours */
export function placeOf(cursor: string): QueuePlace | null {
  const [, since, id] = PLACE.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  if (since === undefined || id === undefined || !z.uuid().safeParse(id).success) return null;
  return { since: new Date(Number(since)), id };
}
