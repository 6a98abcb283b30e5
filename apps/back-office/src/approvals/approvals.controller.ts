import { CurrentUser, type Identity, Refuses, Roles } from '@enrollment/http';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import {
  type ApprovalBody,
  type ApprovalRequestBody,
  type ApprovalView,
  approvalBody,
  approvalRequestBody,
  approvalSchema,
  approvalView,
  type OpenApprovals,
  openApprovalsSchema,
} from './approval.schema.js';
import { ApprovalsService } from './approvals.service.js';

@Controller('api/v1/approvals')
export class ApprovalsController {
  constructor(private readonly approvals: ApprovalsService) {}

  @Get()
  @Roles('operator', 'supervisor')
  @ApiOkResponse({ standardSchema: openApprovalsSchema })
  async open(@CurrentUser() user: Identity): Promise<OpenApprovals> {
    return { items: (await this.approvals.open(user)).map(approvalView) };
  }

  @Post()
  @Roles('operator', 'supervisor')
  @ApiCreatedResponse({ standardSchema: approvalSchema })
  @Refuses('REQUEST.NOT_FOUND', 'APPROVAL.OWN', 'ENROLLMENT.STATE')
  async request(
    @CurrentUser() user: Identity,
    @Body({ schema: approvalRequestBody }) body: ApprovalRequestBody,
  ): Promise<ApprovalView> {
    return approvalView(await this.approvals.request(user, body));
  }

  @Post(':id/approval')
  @Roles('operator', 'supervisor')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: approvalSchema })
  @Refuses('REQUEST.NOT_FOUND', 'APPROVAL.OWN', 'APPROVAL.EXPIRED')
  async approve(
    @CurrentUser() user: Identity,
    @Param('id') id: string,
    @Body({ schema: approvalBody }) { reason }: ApprovalBody,
  ): Promise<ApprovalView> {
    return approvalView(await this.approvals.approve(user, id, reason));
  }
}
