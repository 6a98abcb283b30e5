import { Authenticated, CurrentUser, type Identity, Refuses } from '@enrollment/http';
import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { type TokenView, tokenSchema } from './token.schema.js';
import { TokenService } from './token.service.js';

/** The customer's token after its activation. */
@Controller('api/v1/token')
export class TokenController {
  constructor(private readonly tokens: TokenService) {}

  @Get()
  @Authenticated()
  @ApiOkResponse({ standardSchema: tokenSchema })
  view(@CurrentUser() user: Identity): Promise<TokenView> {
    return this.tokens.view(user);
  }

  /** The phone is lost: the token is suspended at once. */
  @Post('suspension')
  @Authenticated()
  @HttpCode(200)
  @Refuses('TOKEN.STATE')
  @ApiOkResponse({ standardSchema: tokenSchema })
  suspend(@CurrentUser() user: Identity): Promise<TokenView> {
    return this.tokens.suspend(user);
  }

  /** "This was not me": suspends the token, holds further issues, and ends all sessions, this one too. */
  @Post('repudiation')
  @Authenticated()
  @HttpCode(200)
  @Refuses('TOKEN.STATE')
  @ApiOkResponse({ standardSchema: tokenSchema })
  repudiate(@CurrentUser() user: Identity): Promise<TokenView> {
    return this.tokens.repudiate(user);
  }
}
