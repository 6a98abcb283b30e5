import type { FieldError, FieldRule } from '@enrollment/http';
import { Injectable } from '@nestjs/common';
import { PortalService } from '../service/portal-service.js';
import type { IssueBody } from './enrollment.schema.js';
import { issueFaults } from './issue.fields.js';

/** What the service's policy says of the fields of an issue. */
@Injectable()
export class IssueRules implements FieldRule<IssueBody> {
  constructor(private readonly portal: PortalService) {}

  async faults(body: IssueBody): Promise<FieldError[]> {
    const { policy } = await this.portal.read();
    return issueFaults(body, policy);
  }
}
