import type { Clock } from '@enrollment/domain';
import { CLOCK } from '@enrollment/http';
import { type NotMe, repudiateByMail } from '@enrollment/persistence';
import { EnrollmentProcess } from '@enrollment/temporal';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

@Injectable()
export class NotMeService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly process: EnrollmentProcess,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Writes down that it was not its reader, once. What is then to be cancelled and cannot be yet is left to the relay. */
  async report({ mailId }: NotMe): Promise<void> {
    const order = await repudiateByMail(this.dataSource, mailId, this.clock.now());
    if (order !== null) await this.process.command('repudiate', order.actId, order);
  }
}
