import type { Clock } from '@enrollment/domain';
import { CLOCK, ProblemException, Public, Refuses } from '@enrollment/http';
import { linkCodeHash } from '@enrollment/keys';
import { findLink, recordLinkOpened } from '@enrollment/persistence';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';

const openingBody = z.strictObject({ linkCode: z.string().min(1).max(64) });

const openingSchema = z.object({
  serviceId: z.string(),
  userId: z.string(),
  serviceName: z.object({ ja: z.string(), en: z.string() }),
  state: z.enum(['open', 'superseded', 'expired', 'ended']),
  deadline: z.iso.datetime(),
});

/** A person tapped the link. It is recorded and answered with what the link is about; nothing is consumed. */
@Controller('api/v1/link-openings')
export class LinkOpeningController {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: openingSchema })
  @Refuses('LINK.UNKNOWN')
  async open(
    @Body({ schema: openingBody }) { linkCode }: z.output<typeof openingBody>,
  ): Promise<z.output<typeof openingSchema>> {
    const link = await findLink(this.dataSource, Buffer.from(linkCodeHash(linkCode), 'base64url'));
    if (link === null) throw new ProblemException('LINK.UNKNOWN');
    const { serviceId, userId, serviceName, state, deadline } = link;
    if (state === 'open') await recordLinkOpened(this.dataSource, link, this.clock.now());
    return { serviceId, userId, serviceName, state, deadline: deadline.toISOString() };
  }
}
