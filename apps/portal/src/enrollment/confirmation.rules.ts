import type { FieldError, FieldRule } from '@enrollment/http';
import { Injectable } from '@nestjs/common';
import { PortalService } from '../service/portal-service.js';
import type { ConfirmationBody } from './enrollment.schema.js';
import { isOtp } from './issue.fields.js';

/** Anything but exactly the digits is a typing error and no try. */
@Injectable()
export class ConfirmationRules implements FieldRule<ConfirmationBody> {
  constructor(private readonly portal: PortalService) {}

  async faults({ otp }: ConfirmationBody): Promise<FieldError[]> {
    const { policy } = await this.portal.read();
    if (isOtp(otp, policy.otpDigits)) return [];
    return [{ field: 'otp', code: 'FORMAT', message: `Type exactly ${policy.otpDigits} half-width digits.` }];
  }
}
