import { Controller, Get, Header, ServiceUnavailableException } from '@nestjs/common';
import { register } from 'prom-client';
import { DataSource } from 'typeorm';
import { EnrollmentWorker } from './temporal/enrollment.worker.js';

/** Health and metrics; the worker has no other HTTP. */
@Controller()
export class OperationsController {
  constructor(
    private readonly worker: EnrollmentWorker,
    private readonly dataSource: DataSource,
  ) {}

  @Get('health/live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Get('health/ready')
  async ready(): Promise<{ status: string }> {
    const database = await this.dataSource.query('SELECT 1').then(
      () => true,
      () => false,
    );
    if (!this.worker.isReady || !database) throw new ServiceUnavailableException();
    return { status: 'ok' };
  }

  @Get('metrics')
  @Header('content-type', register.contentType)
  metrics(): Promise<string> {
    return register.metrics();
  }
}
