import { mayTransit, SYSTEM } from '@enrollment/domain';
import { changeEnrollment, type EnrollmentChange } from '@enrollment/persistence';
import type { Step } from '@enrollment/workflows';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WorkerClock } from '../worker-clock.js';
import { queueToTyped, unsentMails, voidInvitations } from './mail.queue.js';
import { destroyPendingToken } from './secret.destruction.js';
import { stepOf } from './step.js';

@Injectable()
export class DeadlineActivities {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: WorkerClock,
  ) {}

  /** Does what is due at this moment; nothing when the moment has moved or somebody was faster. */
  async passDueMoment(enrollmentId: string): Promise<Step> {
    return changeEnrollment(this.dataSource, enrollmentId, this.clock.now(), async (change) => {
      const { row, now } = change;
      if (mayTransit('expire', row.state) && row.deadline <= now) return this.expire(change);
      if (mayTransit('provision', row.state) && row.reminderAt !== null && row.reminderAt <= now)
        return this.remind(change);
      return stepOf(row);
    });
  }

  private async expire(change: EnrollmentChange): Promise<Step> {
    await destroyPendingToken(change);
    await voidInvitations(change);
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
