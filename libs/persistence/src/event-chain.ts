import { createHash } from 'node:crypto';
import type { EnrollmentEvent } from './entities/event.entity.js';

type ChainedFact = Omit<EnrollmentEvent, 'hash'>;

/** JSON with sorted members, because `jsonb` keeps values but not their order. */
function canonical(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return members.map(([name, member]) => [name, canonical(member)]);
}

/** SHA-256 over the event and the hash of the one before it in its enrollment. */
export function eventHash(fact: ChainedFact): Buffer {
  const text = JSON.stringify([
    fact.previousHash?.toString('hex') ?? null,
    fact.id,
    fact.enrollmentId,
    fact.number,
    fact.serviceId,
    fact.generation,
    fact.type,
    canonical(fact.actor),
    canonical(fact.data),
    fact.at.toISOString(),
  ]);
  return createHash('sha256').update(text).digest();
}
