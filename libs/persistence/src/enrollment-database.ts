import type { PolicyRules } from '@enrollment/domain';
import { DataSource, type DataSourceOptions } from 'typeorm';

/** The database as one process sees it, with what that process lets a policy be. */
export class EnrollmentDatabase extends DataSource {
  constructor(
    options: DataSourceOptions,
    readonly policyRules: PolicyRules,
  ) {
    super(options);
  }
}
