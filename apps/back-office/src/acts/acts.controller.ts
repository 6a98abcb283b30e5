import { ROLES } from '@enrollment/domain';
import { CurrentUser, type Identity, Refuses, RequestId, Roles } from '@enrollment/http';
import { Body, Controller, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { type ActBody, type Acted, actBody, actedSchema } from './act.schema.js';
import { ActsGuard } from './acts.guard.js';
import { ActsService } from './acts.service.js';

@Controller('api/v1/enrollments/:id/actions')
export class ActsController {
  constructor(private readonly acts: ActsService) {}

  @Post()
  @ApiOperation({
    summary: 'Does something to an open enrollment, for a reason that its time line keeps',
    description:
      '`unlock` needs the `approvalId` of an approval of kind `unlock`. The seconds of all `extend` together are limited by the policy.',
  })
  @Roles(...ROLES)
  @UseGuards(ActsGuard)
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: actedSchema })
  @Refuses(
    'REQUEST.NOT_FOUND',
    'ENROLLMENT.OWN',
    'ENROLLMENT.STATE',
    'ENROLLMENT.EXTENDED_ENOUGH',
    'ENROLLMENT.UNLOCKED_ENOUGH',
    'APPROVAL.REQUIRED',
    'APPROVAL.EXPIRED',
    'MAIL.TOO_SOON',
    'MAIL.RESENDS_USED_UP',
    'BUDGET.MAILS',
  )
  act(
    @CurrentUser() user: Identity,
    @Param('id') id: string,
    @RequestId() requestId: string,
    @Body({ schema: actBody }) body: ActBody,
  ): Promise<Acted> {
    return this.acts.act(user, id, body, requestId);
  }
}
