import type { Clock } from '@enrollment/domain';
import { Authenticated, CLOCK, CurrentUser, EventStreams, type Identity } from '@enrollment/http';
import { ChangeFeed, EventLog, positionText, readLatestEnrollmentView } from '@enrollment/persistence';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import { Customers } from '../customer/customers.js';
import { oneAtATime } from './one-at-a-time.js';

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
    // Whoever missed something because the database was away is told by the next change or by the page's own poll.
    const log = new EventLog(this.dataSource);
    const tell = oneAtATime(async () => {
      // Asked first: what is told then holds everything up to it.
      const position = positionText(await log.settledPosition());
      const view = await readLatestEnrollmentView(this.dataSource.manager, id, this.clock.now());
      if (view !== null) stream.send('enrollment', view, position);
    });
    stream.onClose(this.feed.subscribe(id, tell));
    tell();
  }
}
