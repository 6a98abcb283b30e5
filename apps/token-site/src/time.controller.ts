import type { Clock } from '@enrollment/domain';
import { CLOCK, Public } from '@enrollment/http';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { z } from 'zod';

const timeSchema = z.object({ now: z.iso.datetime(), epochMilliseconds: z.int() });

/** The server's clock, for a phone to compare its own with. */
@Controller('api/v1/time')
export class TimeController {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  @Get()
  @Public()
  @ApiOkResponse({ standardSchema: timeSchema })
  time(): z.output<typeof timeSchema> {
    const now = this.clock.now();
    return { now: now.toISOString(), epochMilliseconds: now.getTime() };
  }
}
