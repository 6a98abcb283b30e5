import type { Clock } from '@enrollment/domain';
import { CLOCK, localeOf, Public } from '@enrollment/http';
import { linkCodeHash } from '@enrollment/keys';
import { findLink } from '@enrollment/persistence';
import { Controller, Get, Header, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { PageTemplate } from '../page/page.template.js';
import type { DownloadFacts } from './download.facts.js';
import { renderDownloadPage } from './download.page.js';
import { userAgentKindOf } from './user-agent.kind.js';

// Mail programs hang parameters of their own on links, and may repeat them: none of them is an error.
const switches = z.object({ lang: z.string().optional().catch(undefined) });

const STATUSES = { open: 200, superseded: 410, expired: 410, ended: 410, unknown: 404 } as const;

/** What the link in the mail opens: any client, any number of times; nothing is consumed or recorded. */
@ApiExcludeController()
@Controller('d')
export class DownloadController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly template: PageTemplate,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get(':linkCode')
  @Public()
  @Header('Cache-Control', 'no-store')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async page(
    @Param('linkCode') linkCode: string,
    @Query({ schema: switches }) { lang: asked }: z.output<typeof switches>,
    @Headers() headers: Record<string, string | undefined>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const facts = await this.facts(linkCode);
    const locale = localeOf({ asked, cookie: headers.cookie, acceptLanguage: headers['accept-language'] });
    const userAgentKind = userAgentKindOf(headers['user-agent'] ?? '');
    response.status(STATUSES[facts.state]);
    return renderDownloadPage(await this.template.read(), { facts, locale, userAgentKind, now: this.clock.now() });
  }

  private async facts(linkCode: string): Promise<DownloadFacts> {
    const link = await findLink(this.dataSource, Buffer.from(linkCodeHash(linkCode), 'base64url'));
    if (link === null) return { state: 'unknown' };
    const { state, serviceName, serviceId, userId, deadline } = link;
    return { state, serviceName, serviceId, userId, deadline, appUrl: `/app/#link=${linkCode}` };
  }
}
