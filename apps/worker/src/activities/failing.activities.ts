import { changeEnrollment, markEngine } from '@enrollment/persistence';
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

  async markFailing(enrollmentId: string, failing: boolean): Promise<Step> {
    return changeEnrollment(this.dataSource, enrollmentId, this.clock.now(), async (change) => {
      await markEngine(change, 'step', failing);
      return stepOf(change.row);
    });
  }
}
