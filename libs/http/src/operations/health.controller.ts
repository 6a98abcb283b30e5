import { Controller, Get, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { HealthCheck, type HealthCheckResult, HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import { DataSource } from 'typeorm';
import { Public } from '../access/route-mark.decorator.js';
import { FACE_OPTIONS, type FaceOptions, type ReadinessCheck } from '../face.options.js';

@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(
    @Inject(FACE_OPTIONS) private readonly options: FaceOptions,
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly dataSource: DataSource,
  ) {}

  @Get('live')
  @Public()
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @Public()
  @HealthCheck()
  ready(): Promise<HealthCheckResult> {
    const database: ReadinessCheck = {
      name: 'database',
      check: async () => {
        await this.dataSource.query('SELECT 1');
      },
    };
    return this.health.check([database, ...(this.options.readiness ?? [])].map((check) => () => this.indicate(check)));
  }

  /** Without the reason: it may name hosts, and the log has it. */
  private async indicate({ name, check }: ReadinessCheck) {
    const indicator = this.indicators.check(name);
    try {
      await check();
      return indicator.up();
    } catch {
      return indicator.down();
    }
  }
}
