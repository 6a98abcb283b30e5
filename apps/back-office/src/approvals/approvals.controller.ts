import { ROLES } from '@enrollment/domain';
import { CurrentUser, type Identity, Refuses, Roles } from '@enrollment/http';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import {
  type ApprovalBody,
  type ApprovalRequestBody,
  type ApprovalView,
  approvalBody,
  approvalRequestBody,
  approvalSchema,
  approvalView,
  type OpenApprovals,
  type OpenApprovalsQuery,
  openApprovalsQuery,
  openApprovalsSchema,
} from './approval.schema.js';
import { TARGETS_TABLE } from './approval.targets.js';
import { ApprovalRoute } from './approvals.guard.js';
import { ApprovalsService } from './approvals.service.js';

@Controller('api/v1/approvals')
export class ApprovalsController {
  constructor(private readonly approvals: ApprovalsService) {}

  @Get()
  @ApiOperation({ summary: 'Approvals that wait for a second operator or for being used, the longest waiting first' })
  @Roles('operator', 'supervisor')
  @ApiOkResponse({ standardSchema: openApprovalsSchema })
  open(
    @CurrentUser() user: Identity,
    @Query({ schema: openApprovalsQuery }) query: OpenApprovalsQuery,
  ): Promise<OpenApprovals> {
    return this.approvals.open(user, query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One approval: who asked for what, and what became of it' })
  @Roles('operator', 'supervisor')
  @ApiOkResponse({ standardSchema: approvalSchema })
  @Refuses('REQUEST.NOT_FOUND')
  async one(@CurrentUser() user: Identity, @Param('id') id: string): Promise<ApprovalView> {
    return approvalView(await this.approvals.find(user, id));
  }

  @Post()
  @ApiOperation({
    summary: 'Asks for what needs a second operator',
    description: TARGETS_TABLE,
  })
  @Roles(...ROLES)
  @ApprovalRoute('request')
  @ApiCreatedResponse({ standardSchema: approvalSchema })
  @Refuses('REQUEST.NOT_FOUND', 'APPROVAL.OWN', 'APPROVAL.TOO_MANY', 'ENROLLMENT.STATE')
  async request(
    @CurrentUser() user: Identity,
    @Body({ schema: approvalRequestBody }) body: ApprovalRequestBody,
  ): Promise<ApprovalView> {
    return approvalView(await this.approvals.request(user, body));
  }

  @Post(':id/approval')
  @ApiOperation({
    summary: 'Agrees to what another operator asked for',
    description: 'What was approved is carried out by its own call, which names the `approvalId`.',
  })
  @Roles(...ROLES)
  @ApprovalRoute('approve')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: approvalSchema })
  @Refuses('REQUEST.NOT_FOUND', 'APPROVAL.OWN', 'APPROVAL.EXPIRED', 'APPROVAL.CLOSED')
  async approve(
    @CurrentUser() user: Identity,
    @Param('id') id: string,
    @Body({ schema: approvalBody }) { reason }: ApprovalBody,
  ): Promise<ApprovalView> {
    return approvalView(await this.approvals.approve(user, id, reason));
  }

  /** By anybody but who asked, until it is used. */
  @Post(':id/refusal')
  @ApiOperation({ summary: 'Refuses what another operator asked for' })
  @Roles(...ROLES)
  @ApprovalRoute('refuse')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: approvalSchema })
  @Refuses('REQUEST.NOT_FOUND', 'APPROVAL.OWN', 'APPROVAL.EXPIRED', 'APPROVAL.CLOSED')
  async refuse(
    @CurrentUser() user: Identity,
    @Param('id') id: string,
    @Body({ schema: approvalBody }) { reason }: ApprovalBody,
  ): Promise<ApprovalView> {
    return approvalView(await this.approvals.refuse(user, id, reason));
  }

  /** By who asked, until it is used. */
  @Post(':id/withdrawal')
  @ApiOperation({ summary: 'Withdraws what one has asked for' })
  @Roles(...ROLES)
  @ApprovalRoute('withdraw')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: approvalSchema })
  @Refuses('REQUEST.NOT_FOUND', 'APPROVAL.OWN', 'APPROVAL.NOT_YOURS', 'APPROVAL.EXPIRED', 'APPROVAL.CLOSED')
  async withdraw(
    @CurrentUser() user: Identity,
    @Param('id') id: string,
    @Body({ schema: approvalBody }) { reason }: ApprovalBody,
  ): Promise<ApprovalView> {
    return approvalView(await this.approvals.withdraw(user, id, reason));
  }
}
