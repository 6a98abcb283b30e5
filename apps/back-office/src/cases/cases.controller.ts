import { CurrentUser, type Identity, Refuses, Roles } from '@enrollment/http';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { type ApprovedActBody, approvedActBody } from '../approvals/approved-act.schema.js';
import { type CaseView, caseSchema, caseView, type OpenCases, openCasesSchema } from './case.schema.js';
import { CasesService } from './cases.service.js';

@Controller('api/v1/repudiation-cases')
export class CasesController {
  constructor(private readonly cases: CasesService) {}

  @Get()
  @ApiOperation({ summary: 'Open cases of “this was not me”' })
  @Roles('operator', 'supervisor')
  @ApiOkResponse({ standardSchema: openCasesSchema })
  async open(@CurrentUser() user: Identity): Promise<OpenCases> {
    return { items: (await this.cases.open(user)).map(caseView) };
  }

  @Post(':id/closing')
  @ApiOperation({ summary: 'Closes a case and ends the hold on issuing; needs an approval of kind `close-case`' })
  @Roles('operator', 'supervisor')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: caseSchema })
  @Refuses('REQUEST.NOT_FOUND', 'ENROLLMENT.OWN', 'TOKEN.STATE', 'APPROVAL.REQUIRED', 'APPROVAL.EXPIRED')
  async close(
    @CurrentUser() user: Identity,
    @Param('id') id: string,
    @Body({ schema: approvedActBody }) body: ApprovedActBody,
  ): Promise<CaseView> {
    return caseView(await this.cases.close(user, id, body));
  }
}
