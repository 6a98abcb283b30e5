import type { Clock } from '@enrollment/domain';
import { Authenticated, CLOCK, CurrentUser, EventStreams, type Identity } from '@enrollment/http';
import { ChangeFeed, EventLog, positionText, readLiveEnrollment } from '@enrollment/persistence';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import { Customers } from '../customer/customers.js';
import { oneAtATime } from './one-at-a-time.js';
import { WakeUp } from './wake-up.timer.js';

/** The database was away: it is asked again, since no change may tell of what was missed. */
const AGAIN_AFTER_MS = 5_000;

/**
 * The enrollment as it changes, by Server-Sent Events. Each tells the whole present state, so whoever comes back, with
 * whatever Last-Event-ID, has missed nothing once the first has arrived.
 */
@Controller('api/v1/enrollment/events')
export class EventsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly customers: Customers,
    private readonly feed: ChangeFeed,
    private readonly streams: EventStreams,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Authenticated()
  @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } })
  async events(@Req() request: Request, @Res() response: Response, @CurrentUser() user: Identity): Promise<void> {
    const { id } = await this.customers.of(user);
    const stream = this.streams.open(request, response);
    const log = new EventLog(this.dataSource);
    const wakeUp = new WakeUp(() => tell());
    const tell = oneAtATime(async () => {
      wakeUp.setIn(AGAIN_AFTER_MS);
      // Asked first: what is told then holds everything up to it.
      const position = positionText(await log.settledPosition());
      const now = this.clock.now();
      const live = await readLiveEnrollment(this.dataSource.manager, id, now);
      if (live !== null) stream.send('enrollment', live.view, position);
      const turnsAt = live?.turnsAt ?? null;
      wakeUp.setIn(turnsAt && turnsAt.getTime() - now.getTime());
    });
    stream.onClose(() => wakeUp.end());
    stream.onClose(this.feed.subscribe(id, tell));
    tell();
  }
}
