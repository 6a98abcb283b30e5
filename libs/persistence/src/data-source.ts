import type { DataSource, DataSourceOptions } from 'typeorm';
import { EnrollmentDatabase } from './enrollment-database.js';
import { Act } from './entities/act.entity.js';
import { Approval } from './entities/approval.entity.js';
import { Attempt } from './entities/attempt.entity.js';
import { BarredApproval } from './entities/barred-approval.entity.js';
import { Customer } from './entities/customer.entity.js';
import { Enrollment } from './entities/enrollment.entity.js';
import { EnrollmentEvent } from './entities/event.entity.js';
import { Generation } from './entities/generation.entity.js';
import { Mail } from './entities/mail.entity.js';
import { OutboxOrder } from './entities/outbox-order.entity.js';
import { PolicyVersion } from './entities/policy.entity.js';
import { RepudiationCase } from './entities/repudiation-case.entity.js';
import { Service } from './entities/service.entity.js';
import { Token } from './entities/token.entity.js';
import { UnknownTry } from './entities/unknown-try.entity.js';
import { Enrollment1763900000001 } from './migrations/1763900000001-enrollment.js';
import { IdempotencyAndSessions1763900000002 } from './migrations/1763900000002-idempotency-and-sessions.js';
import { Operators1764000000003 } from './migrations/1764000000003-operators.js';
import { PoliciesAndActs1764000000010 } from './migrations/1764000000010-policies-and-acts.js';
import { Tokens1764000000030 } from './migrations/1764000000030-tokens.js';
import { EventOrder1764000000040 } from './migrations/1764000000040-event-order.js';
import { Keys1764000000050 } from './migrations/1764000000050-keys.js';
import { Stuck1764000000060 } from './migrations/1764000000060-stuck.js';
import { AcceptedSteps1764000000080 } from './migrations/1764000000080-accepted-steps.js';
import { ApprovalsInUse1764000000090 } from './migrations/1764000000090-approvals-in-use.js';
import { UnknownTries1764000000110 } from './migrations/1764000000110-unknown-tries.js';
import { PersonsAndApprovals1764000000140 } from './migrations/1764000000140-persons-and-approvals.js';
import { Retention1764000000160 } from './migrations/1764000000160-retention.js';
import { TokenNotices1764000000240 } from './migrations/1764000000240-token-notices.js';
import { TwiceAmbiguous1764000000250 } from './migrations/1764000000250-twice-ambiguous.js';
import { ActsAsFunctions1764000000260 } from './migrations/1764000000260-acts-as-functions.js';
import { SweepIndexes1764000000270 } from './migrations/1764000000270-sweep-indexes.js';
import { Proofs1764000000300 } from './migrations/1764000000300-proofs.js';
import { ApprovalsOfTwo1764000000310 } from './migrations/1764000000310-approvals-of-two.js';
import { NoticesUnderWay1764000000340 } from './migrations/1764000000340-notices-under-way.js';
import { ActivatedTokens1764000000500 } from './migrations/1764000000500-activated-tokens.js';
import { SnakeCaseNaming } from './snake-case.naming.js';

export interface DatabaseOptions {
  readonly url: string;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  readonly poolSize?: number;
  /** After how many milliseconds the server gives a statement up; 0 for what takes as long as there are rows. */
  readonly statementTimeoutMs?: number;
  /** Whether policies may have spans of seconds; for tests and demos. */
  readonly allowShortPolicies?: boolean;
}

/** The data source of one process; not yet connected. */
export function createDataSource({
  url,
  applicationName,
  poolSize = 10,
  statementTimeoutMs = 10_000,
  allowShortPolicies = false,
}: DatabaseOptions): DataSource {
  const options: DataSourceOptions = {
    type: 'postgres',
    url,
    applicationName,
    poolSize,
    namingStrategy: new SnakeCaseNaming(),
    entities: [
      Act,
      Approval,
      Attempt,
      BarredApproval,
      Customer,
      Enrollment,
      EnrollmentEvent,
      Generation,
      Mail,
      OutboxOrder,
      PolicyVersion,
      RepudiationCase,
      Service,
      Token,
      UnknownTry,
    ],
    migrations: [
      Enrollment1763900000001,
      IdempotencyAndSessions1763900000002,
      Operators1764000000003,
      PoliciesAndActs1764000000010,
      Tokens1764000000030,
      EventOrder1764000000040,
      Keys1764000000050,
      Stuck1764000000060,
      AcceptedSteps1764000000080,
      ApprovalsInUse1764000000090,
      UnknownTries1764000000110,
      PersonsAndApprovals1764000000140,
      Retention1764000000160,
      TokenNotices1764000000240,
      TwiceAmbiguous1764000000250,
      ActsAsFunctions1764000000260,
      SweepIndexes1764000000270,
      Proofs1764000000300,
      ApprovalsOfTwo1764000000310,
      NoticesUnderWay1764000000340,
      ActivatedTokens1764000000500,
    ],
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    extra: { statement_timeout: statementTimeoutMs, connectionTimeoutMillis: 5_000 },
  };
  return new EnrollmentDatabase(options, { allowShort: allowShortPolicies });
}
