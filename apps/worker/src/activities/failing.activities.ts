import { changeEnrollment } from '@enrollment/persistence';
import type { Step } from '@enrollment/workflows';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WorkerClock } from '../worker-clock.js';
import { stepOf } from './step.js';

@Injectable()
export class FailingActivities {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: WorkerClock,
  ) {}

  /** Makes it visible that the engine itself cannot get on with an enrollment. */
  async flagFailing(enrollmentId: string): Promise<Step> {
    return changeEnrollment(this.dataSource, enrollmentId, this.clock.now(), async (change) => {
      if (change.row.failingSince === null) change.set({ failingSince: change.now });
      return stepOf(change.row);
    });
  }
}
