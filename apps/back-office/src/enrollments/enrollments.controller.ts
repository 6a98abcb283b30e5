import { ROLES } from '@enrollment/domain';
import { CurrentUser, type Identity, Refuses, Roles } from '@enrollment/http';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { type EnrollmentDetail, enrollmentSchema } from './enrollment.schema.js';
import { EnrollmentsService } from './enrollments.service.js';
import {
  type EnrollmentPage,
  enrollmentPageSchema,
  type StuckQueueQuery,
  stuckQueueQuery,
} from './stuck-queue.schema.js';
import { type Timeline, timelineSchema } from './timeline.schema.js';

@Controller('api/v1/enrollments')
export class EnrollmentsController {
  constructor(private readonly enrollments: EnrollmentsService) {}

  @Get()
  @ApiOperation({ summary: 'The stuck queue, page by page: who needs help, the longest waiting first' })
  @Roles(...ROLES)
  @ApiOkResponse({ standardSchema: enrollmentPageSchema })
  stuck(
    @CurrentUser() user: Identity,
    @Query({ schema: stuckQueueQuery }) query: StuckQueueQuery,
  ): Promise<EnrollmentPage> {
    return this.enrollments.stuck(user, query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One enrollment: where it stands, what stops it, and which acts are offered now' })
  @Roles(...ROLES)
  @ApiOkResponse({ standardSchema: enrollmentSchema })
  @Refuses('REQUEST.NOT_FOUND')
  one(@CurrentUser() user: Identity, @Param('id') id: string): Promise<EnrollmentDetail> {
    return this.enrollments.one(user, id);
  }

  @Get(':id/timeline')
  @ApiOperation({ summary: 'All events of an enrollment, the oldest first' })
  @Roles(...ROLES)
  @ApiOkResponse({ standardSchema: timelineSchema })
  @Refuses('REQUEST.NOT_FOUND')
  timeline(@CurrentUser() user: Identity, @Param('id') id: string): Promise<Timeline> {
    return this.enrollments.timeline(user, id);
  }
}
