import type { Clock, EnrollmentView } from '@enrollment/domain';
import {
  Authenticated,
  CLOCK,
  CurrentUser,
  FieldRules,
  type Identity,
  ProblemException,
  Refuses,
  RequestId,
} from '@enrollment/http';
import { readLatestEnrollmentView } from '@enrollment/persistence';
import { Body, Controller, Delete, Get, Headers, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Customers } from '../customer/customers.js';
import { CommandService } from './command.service.js';
import { ConfirmationRules } from './confirmation.rules.js';
import { ConfirmationService } from './confirmation.service.js';
import {
  type ConfirmationBody,
  confirmationBody,
  enrollmentSchema,
  type IssueBody,
  issueBody,
} from './enrollment.schema.js';
import { IssueRules } from './issue.rules.js';
import { Issuing } from './issuing.guard.js';
import { IssuingService } from './issuing.service.js';
import { mailLocale } from './mail-locale.js';

const ISSUE_REFUSALS = [
  'REAUTHENTICATION.REQUIRED',
  'REPLACEMENT.PROOF_REQUIRED',
  'TOKEN.STATE',
  'OTP.LOCKED',
  'CUSTOMER.ON_HOLD',
  'BUDGET.ISSUES',
  'BUDGET.MAILS',
  'BUDGET.TRIES',
] as const;

@Controller('api/v1/enrollment')
export class EnrollmentController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly customers: Customers,
    private readonly issuing: IssuingService,
    private readonly confirmation: ConfirmationService,
    private readonly commands: CommandService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Authenticated()
  @ApiOkResponse({ standardSchema: enrollmentSchema })
  @Refuses('ENROLLMENT.NONE')
  async latest(@CurrentUser() user: Identity): Promise<EnrollmentView> {
    const { id } = await this.customers.of(user);
    const view = await readLatestEnrollmentView(this.dataSource.manager, id, this.clock.now());
    if (view === null) throw new ProblemException('ENROLLMENT.NONE');
    return view;
  }

  @Post()
  @Authenticated()
  @Issuing('issue')
  @FieldRules(IssueRules)
  @ApiCreatedResponse({ standardSchema: enrollmentSchema })
  @Refuses(...ISSUE_REFUSALS, 'ENROLLMENT.ALREADY_OPEN')
  issue(
    @CurrentUser() user: Identity,
    @RequestId() requestId: string,
    @Body({ schema: issueBody }) body: IssueBody,
    @Headers('accept-language') languages: string | undefined,
  ): Promise<EnrollmentView> {
    return this.issuing.issue(user, body, requestId, mailLocale(languages));
  }

  @Post('reissue')
  @Authenticated()
  @Issuing('reissue')
  @FieldRules(IssueRules)
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: enrollmentSchema })
  @Refuses(...ISSUE_REFUSALS, 'ENROLLMENT.STATE')
  reissue(
    @CurrentUser() user: Identity,
    @RequestId() requestId: string,
    @Body({ schema: issueBody }) body: IssueBody,
  ): Promise<EnrollmentView> {
    return this.issuing.reissue(user, body, requestId);
  }

  @Post('mail')
  @Authenticated()
  @HttpCode(202)
  @Refuses('ENROLLMENT.STATE', 'MAIL.TOO_SOON', 'MAIL.RESENDS_USED_UP', 'BUDGET.MAILS')
  resend(@CurrentUser() user: Identity, @RequestId() requestId: string): Promise<void> {
    return this.commands.resend(user, requestId);
  }

  @Post('confirmation')
  @Authenticated()
  @FieldRules(ConfirmationRules)
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: enrollmentSchema })
  @Refuses(
    'ENROLLMENT.NOT_PROVISIONED',
    'ENROLLMENT.SUPERSEDED',
    'ENROLLMENT.STATE',
    'OTP.MISMATCH',
    'OTP.ALREADY_USED',
    'TRY.LAPSED',
    'OTP.LOCKED',
    'BUDGET.TRIES',
  )
  confirm(
    @CurrentUser() user: Identity,
    @RequestId() requestId: string,
    @Body({ schema: confirmationBody }) body: ConfirmationBody,
  ): Promise<EnrollmentView> {
    return this.confirmation.confirm(user, body, requestId);
  }

  @Delete()
  @Authenticated()
  @ApiOkResponse({ standardSchema: enrollmentSchema })
  @Refuses('ENROLLMENT.STATE')
  cancel(@CurrentUser() user: Identity, @RequestId() requestId: string): Promise<EnrollmentView> {
    return this.commands.cancel(user, requestId);
  }
}
