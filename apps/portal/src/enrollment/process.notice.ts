import type { Clock } from '@enrollment/domain';
import { CLOCK, FACE_LOGGER } from '@enrollment/http';
import { markOrderDone } from '@enrollment/persistence';
import { EnrollmentProcess, type ProcessStart } from '@enrollment/temporal';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';

/** Tells Temporal of an issue after the customer has been answered. What fails here is left to the relay. */
@Injectable()
export class ProcessNotice {
  constructor(
    private readonly dataSource: DataSource,
    private readonly process: EnrollmentProcess,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(FACE_LOGGER) private readonly logger: Logger,
  ) {}

  give(enrollment: ProcessStart, generation: number): void {
    this.tell(enrollment, generation).catch((error: unknown) => {
      const reason = error instanceof Error ? error.name : 'unknown';
      this.logger.warn(
        { enrollmentId: enrollment.enrollmentId, reason },
        'Temporal could not be told yet; the relay will',
      );
    });
  }

  private async tell(enrollment: ProcessStart, generation: number): Promise<void> {
    const { enrollmentId } = enrollment;
    if (generation === 1) await this.process.start(enrollment);
    else await this.process.tellReissued(enrollment, generation);
    await markOrderDone(this.dataSource, { enrollmentId, generation }, this.clock.now());
  }
}
