import type { FieldError, FieldRule, Identity } from '@enrollment/http';
import { otpDigitsOfLatest } from '@enrollment/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PortalService } from '../service/portal-service.js';
import type { ConfirmationBody } from './enrollment.schema.js';
import { isOtp } from './issue.fields.js';

/** Anything but exactly the digits is a typing error and no try. */
@Injectable()
export class ConfirmationRules implements FieldRule<ConfirmationBody> {
  constructor(
    private readonly dataSource: DataSource,
    private readonly portal: PortalService,
  ) {}

  async faults({ otp }: ConfirmationBody, user: Identity): Promise<FieldError[]> {
    const digits = await this.digitsFor(user);
    if (isOtp(otp, digits)) return [];
    return [{ field: 'otp', code: 'FORMAT', message: `Type exactly ${digits} half-width digits.` }];
  }

  /** Of the latest enrollment and not of an open one: the same request again may find closed what it closed itself. */
  private async digitsFor({ issuer, subject }: Identity): Promise<number> {
    const serviceId = await this.portal.id();
    const digits = await otpDigitsOfLatest(this.dataSource.manager, { serviceId, issuer, subject });
    return digits ?? (await this.portal.read()).policy.otpDigits;
  }
}
