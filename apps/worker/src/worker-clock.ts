import { type Clock, systemClock } from '@enrollment/domain';
import { Injectable } from '@nestjs/common';

/** The clock by which deadlines pass and tries lapse. */
@Injectable()
export class WorkerClock implements Clock {
  now(): Date {
    return systemClock.now();
  }
}
