import { isOpen } from '@enrollment/domain';
import { Attempt, compareRows, Enrollment, OutboxOrder, Token } from '@enrollment/persistence';
import { enrollmentWorkflowId } from '@enrollment/workflows';
import { Client } from '@temporalio/client';
import { type DataSource, IsNull } from 'typeorm';
import { until } from '../client/until.js';
import type { ClockedSystem } from './clocked.system.js';

/** I1: issues that are missing; open rows without a running workflow, or the other way round. */
async function lostIssues(system: ClockedSystem, acknowledged: readonly string[]): Promise<string[]> {
  const { manager } = system.database.dataSource;
  const rows = await manager.find(Enrollment);
  const known = new Set(rows.map(({ id }) => id));
  const faults = acknowledged.filter((id) => !known.has(id)).map((id) => `I1 ${id} is missing`);
  const untold = await manager.countBy(OutboxOrder, { doneAt: IsNull() });
  if (untold > 0) faults.push(`I1 ${untold} orders were not told`);
  const client = new Client({ connection: system.environment.connection });
  for (const { id, state } of rows) {
    const handle = client.workflow.getHandle(enrollmentWorkflowId(id));
    const wanted = isOpen(state) ? 'RUNNING' : 'COMPLETED';
    const reached = async () => ((await handle.describe()).status.name === wanted ? true : undefined);
    await until(wanted, reached, 5_000).catch(() => faults.push(`I1 ${id} is ${state}, its workflow is not ${wanted}`));
  }
  return faults;
}

/** I2: customers with more than one active token of a service. */
async function doubleTokens({ manager }: DataSource): Promise<string[]> {
  const owners = (await manager.findBy(Token, { status: 'active' })).map((token) => token.customerId);
  return owners.filter((owner, index) => owners.indexOf(owner) !== index).map((owner) => `I2 ${owner} has two tokens`);
}

/** I3: OTPs accepted more than once for a token. Each takes a time step, and a confirmation takes but one. */
async function doubleSteps(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query<{ id: string }[]>(
    `SELECT t.id FROM token t
     WHERE (SELECT count(*) FROM attempt a WHERE a.enrollment_id = t.enrollment_id AND a.generation = t.generation
            AND a.kind IN ('otp','replacement-otp') AND a.outcome = 'right')
         > (SELECT count(*) FROM burned_step b WHERE b.token_id = t.id)
        OR (SELECT count(*) FROM attempt a WHERE a.enrollment_id = t.enrollment_id AND a.generation = t.generation
            AND a.kind = 'otp' AND a.outcome = 'right') > 1`,
  );
  return rows.map(({ id }) => `I3 ${id} took a time step twice`);
}

/** I6: wrong tries beyond the limit; counted tries without an outcome; counters that say something else. */
async function miscountedTries(dataSource: DataSource): Promise<string[]> {
  const pending = await dataSource.manager.countBy(Attempt, { outcome: 'pending' });
  const rows = await dataSource.query<{ id: string }[]>(
    `SELECT g.id FROM generation g
     JOIN enrollment e ON e.id = g.enrollment_id
     JOIN policy p ON p.service_id = e.service_id AND p.version = e.policy_version
     JOIN LATERAL (
       SELECT count(*) FILTER (WHERE kind = 'start-password') AS start_password,
              count(*) FILTER (WHERE kind = 'otp' AND received_at > coalesce(
                (SELECT max(at) FROM event v WHERE v.enrollment_id = e.id AND v.generation = g.number AND v.type = 'unlocked'),
                '-infinity')) AS otp
       FROM attempt a WHERE a.enrollment_id = e.id AND a.generation = g.number AND a.outcome = 'wrong') wrong ON true
     WHERE wrong.start_password > (p.body->>'startPasswordTries')::int OR wrong.otp > (p.body->>'otpTries')::int
        OR wrong.otp <> g.otp_counted
        OR CASE WHEN e.state IN ('ACTIVE','CANCELLED') THEN wrong.start_password > g.start_password_counted
                ELSE wrong.start_password <> g.start_password_counted END`,
  );
  const faults = rows.map(({ id }) => `I6 the tries of generation ${id} are miscounted`);
  return pending === 0 ? faults : [...faults, `I6 ${pending} tries without an outcome`];
}

/** I7: transitions without an event, events without a transition, chains that do not verify. */
async function untoldChanges(dataSource: DataSource): Promise<string[]> {
  const differences = await compareRows(dataSource);
  return differences.map(
    ({ enrollmentId, fact, told, stored }) => `I7 ${enrollmentId}: ${fact} is ${stored}, its events say ${told}`,
  );
}

/** Every breach of I1, I2, I3, I6 and I7; `acknowledged` are the enrollments that a customer was told of. */
export async function breaches(system: ClockedSystem, acknowledged: readonly string[] = []): Promise<string[]> {
  await system.settle();
  const { dataSource } = system.database;
  return [
    ...(await lostIssues(system, acknowledged)),
    ...(await doubleTokens(dataSource)),
    ...(await doubleSteps(dataSource)),
    ...(await miscountedTries(dataSource)),
    ...(await untoldChanges(dataSource)),
  ];
}
