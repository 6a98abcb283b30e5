import type { EntityManager } from 'typeorm';
import { EnrollmentEvent } from './entities/event.entity.js';

/** The how-manieth lock of an enrollment the latest one was; 0 before any. */
export function lockOf(manager: EntityManager, enrollmentId: string): Promise<number> {
  return manager.countBy(EnrollmentEvent, { enrollmentId, type: 'locked' });
}
