import type { Policy, PolicyRules } from '@enrollment/domain';
import { DataSource, type DataSourceOptions } from 'typeorm';

/** The database as one process sees it, with what that process lets a policy be. */
export class EnrollmentDatabase extends DataSource {
  /** By service and version. A version never changes, so each is read and checked once. */
  readonly policies = new Map<string, Policy>();

  constructor(
    options: DataSourceOptions,
    readonly policyRules: PolicyRules,
  ) {
    super(options);
  }
}
