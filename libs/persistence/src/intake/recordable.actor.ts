import { type Actor, reasonFault } from '@enrollment/domain';

/** A reason that cannot be recorded is no reason not to keep who asked. */
export function recordable<Who extends Actor>(actor: Who): Who {
  return actor.kind === 'operator' && reasonFault(actor.reason) !== null ? { ...actor, reason: '' } : actor;
}
