import { mayTransit, SYSTEM } from '@enrollment/domain';
import { changeEnrollment, type EnrollmentChange, voidInvitations } from '@enrollment/persistence';
import type { Step } from '@enrollment/workflows';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WorkerClock } from '../worker-clock.js';
import { queueToTyped, unsentMails } from './mail.queue.js';
import { destroyPendingToken } from './secret.destruction.js';
import { stepOf } from './step.js';

@Injectable()
export class DeadlineActivities {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: WorkerClock,
  ) {}

  /** Does what is due at this moment; nothing when the moment has moved or somebody was faster. */
  async passDueMoment(enrollmentId: string, dueAt: number): Promise<Step> {
    // The timer that fired at that moment is right: this process's clock may be behind the server's.
    const now = new Date(Math.max(this.clock.now().getTime(), dueAt));
    return changeEnrollment(this.dataSource, enrollmentId, now, async (change) => {
      const { row } = change;
      if (mayTransit('expire', row.state) && row.deadline <= now) return this.expire(change);
      if (mayTransit('provision', row.state) && row.reminderAt !== null && row.reminderAt <= now)
        return this.remind(change);
      return stepOf(row, await unsentMails(change));
    });
  }

  private async expire(change: EnrollmentChange): Promise<Step> {
    await destroyPendingToken(change);
    await voidInvitations(change.manager, change.row.id, change.now);
    await change.transit('expire', SYSTEM);
    await queueToTyped(change, 'expired');
    return stepOf(change.row, await unsentMails(change));
  }

  private async remind(change: EnrollmentChange): Promise<Step> {
    change.row.reminderAt = null;
    await change.record('reminded', SYSTEM);
    return stepOf(change.row, [await queueToTyped(change, 'reminder')]);
  }
}
