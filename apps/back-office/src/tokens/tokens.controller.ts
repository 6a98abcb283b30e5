import { CurrentUser, type Identity, Refuses, Roles } from '@enrollment/http';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { type ApprovedActBody, approvedActBody } from '../approvals/approved-act.schema.js';
import { type SuspensionBody, suspensionBody, type TokenView, tokenSchema, tokenView } from './token.schema.js';
import { TokensService } from './tokens.service.js';

@Controller('api/v1/tokens/:id')
export class TokensController {
  constructor(private readonly tokens: TokensService) {}

  @Post('suspension')
  @ApiOperation({ summary: 'Suspends a token at once' })
  @Roles('operator', 'supervisor')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: tokenSchema })
  @Refuses('REQUEST.NOT_FOUND', 'ENROLLMENT.OWN', 'TOKEN.STATE')
  async suspend(
    @CurrentUser() user: Identity,
    @Param('id') id: string,
    @Body({ schema: suspensionBody }) { reason }: SuspensionBody,
  ): Promise<TokenView> {
    return tokenView(await this.tokens.suspend(user, id, reason));
  }

  @Post('resumption')
  @ApiOperation({ summary: 'Puts a suspended token into use again; needs an approval of kind `resume`' })
  @Roles('operator', 'supervisor')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: tokenSchema })
  @Refuses(
    'REQUEST.NOT_FOUND',
    'ENROLLMENT.OWN',
    'TOKEN.STATE',
    'CUSTOMER.ON_HOLD',
    'APPROVAL.REQUIRED',
    'APPROVAL.EXPIRED',
  )
  async resume(
    @CurrentUser() user: Identity,
    @Param('id') id: string,
    @Body({ schema: approvedActBody }) body: ApprovedActBody,
  ): Promise<TokenView> {
    return tokenView(await this.tokens.resume(user, id, body));
  }

  @Post('revocation')
  @ApiOperation({ summary: 'Ends a token for good; needs an approval of kind `revoke`' })
  @Roles('operator', 'supervisor')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: tokenSchema })
  @Refuses('REQUEST.NOT_FOUND', 'ENROLLMENT.OWN', 'TOKEN.STATE', 'APPROVAL.REQUIRED', 'APPROVAL.EXPIRED')
  async revoke(
    @CurrentUser() user: Identity,
    @Param('id') id: string,
    @Body({ schema: approvedActBody }) body: ApprovedActBody,
  ): Promise<TokenView> {
    return tokenView(await this.tokens.revoke(user, id, body));
  }
}
