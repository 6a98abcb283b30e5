import { type Actor, EVENT_TYPES, ROLES } from '@enrollment/domain';
import type { EnrollmentEvent } from '@enrollment/persistence';
import { z } from 'zod';

const actorSchema = z.strictObject({
  kind: z.enum(['customer', 'device', 'system', 'operator']),
  /** Login ID, role and reason of an operator; null of all others. */
  name: z.string().nullable(),
  role: z.enum(ROLES).nullable(),
  reason: z.string().nullable(),
});

export const timelineSchema = z.strictObject({
  /** Oldest first, of all generations. */
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      number: z.int(),
      generation: z.int(),
      type: z.enum(EVENT_TYPES),
      at: z.iso.datetime(),
      actor: actorSchema,
      /** IDs, codes, numbers, times, and the login IDs of those who agreed. */
      data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    }),
  ),
});
export type Timeline = z.output<typeof timelineSchema>;
type TimelineItem = Timeline['items'][number];

function actorView(actor: Actor): TimelineItem['actor'] {
  if (actor.kind !== 'operator') return { kind: actor.kind, name: null, role: null, reason: null };
  const { kind, name, role, reason } = actor;
  return { kind, name, role, reason };
}

/** By which an operator is known for good: it stays with the event, and names are shown. */
const IDENTITY = /(Issuer|Subject)$/;

function dataView(data: EnrollmentEvent['data']): TimelineItem['data'] {
  return Object.fromEntries(Object.entries(data).filter(([name]) => !IDENTITY.test(name)));
}

/** What leaves the server of an event. */
export function timelineItem({ id, number, generation, type, at, actor, data }: EnrollmentEvent): TimelineItem {
  return { id, number, generation, type, at: at.toISOString(), actor: actorView(actor), data: dataView(data) };
}
