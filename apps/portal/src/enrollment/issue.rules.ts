import type { FieldError, FieldRule, Identity } from '@enrollment/http';
import { findTokenInUse, readPolicyFor } from '@enrollment/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Customers } from '../customer/customers.js';
import type { IssueBody } from './enrollment.schema.js';
import { issueFaults } from './issue.fields.js';

/** What the policy says of the fields of an issue: on a reissue the one that the enrollment began with. */
@Injectable()
export class IssueRules implements FieldRule<IssueBody> {
  constructor(
    private readonly dataSource: DataSource,
    private readonly customers: Customers,
  ) {}

  async faults(body: IssueBody, user: Identity): Promise<FieldError[]> {
    const { manager } = this.dataSource;
    const customer = await this.customers.of(user);
    const policy = await readPolicyFor(manager, customer);
    const token = body.currentOtp === undefined ? null : await findTokenInUse(manager, customer.id);
    return issueFaults(body, policy, token?.digits ?? policy.otpDigits);
  }
}
