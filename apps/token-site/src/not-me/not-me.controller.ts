import type { Clock } from '@enrollment/domain';
import { CLOCK, type Locale, localeOf, Public } from '@enrollment/http';
import { linkCodeHash } from '@enrollment/keys';
import { findNotMe, type NotMe } from '@enrollment/persistence';
import { Controller, Get, Header, Headers, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { PageTemplate } from '../page/page.template.js';
import { renderNotMePage } from './not-me.page.js';
import { NotMeService } from './not-me.service.js';

// Mail programs hang parameters of their own on links, and may repeat them: none of them is an error.
const switches = z.object({ lang: z.string().optional().catch(undefined) });
type Switches = z.output<typeof switches>;
type RequestHeaders = Record<string, string | undefined>;

function localeIn({ lang: asked }: Switches, headers: RequestHeaders): Locale {
  return localeOf({ asked, cookie: headers.cookie, acceptLanguage: headers['accept-language'] });
}

/**
 * What "this was not me" in a mail opens. Reading it consumes nothing, whoever does; the button is a person's tap. No
 * Origin is asked for: there is no session that a foreign page could borrow, and the code is known to the mail alone.
 */
@ApiExcludeController()
@Controller('n')
export class NotMeController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly template: PageTemplate,
    private readonly service: NotMeService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get(':code')
  @Public()
  @Header('Cache-Control', 'no-store')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async page(
    @Param('code') code: string,
    @Query({ schema: switches }) query: Switches,
    @Headers() headers: RequestHeaders,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    return this.show(await this.find(code), localeIn(query, headers), response);
  }

  /** Then shows, by a page of its own, what has happened: loading that again says nothing twice. */
  @Post(':code')
  @Public()
  @Header('Cache-Control', 'no-store')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async report(
    @Param('code') code: string,
    @Query({ schema: switches }) query: Switches,
    @Headers() headers: RequestHeaders,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const found = await this.find(code);
    const locale = localeIn(query, headers);
    if (found === null || found.state === 'expired') return this.show(found, locale, response);
    await this.service.report(found);
    response.redirect(303, `/n/${encodeURIComponent(code)}?lang=${locale}`);
    return undefined;
  }

  private find(code: string): Promise<NotMe | null> {
    return findNotMe(this.dataSource, Buffer.from(linkCodeHash(code), 'base64url'), this.clock.now());
  }

  private async show(found: NotMe | null, locale: Locale, response: Response): Promise<string> {
    response.status(found === null ? 404 : found.state === 'expired' ? 410 : 200);
    return renderNotMePage(await this.template.read(), found, locale);
  }
}
