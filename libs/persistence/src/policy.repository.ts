import { type IsHoliday, OPEN_STATES, type Policy, policyFaults } from '@enrollment/domain';
import holidays from '@holiday-jp/holiday_jp';
import type { DataSource, EntityManager } from 'typeorm';
import { EnrollmentDatabase } from './enrollment-database.js';
import type { Customer } from './entities/customer.entity.js';
import { PolicyVersion } from './entities/policy.entity.js';
import { Service } from './entities/service.entity.js';
import { UnusablePolicy } from './unusable-policy.error.js';

/** Japan's public holidays. */
export const isJapaneseHoliday: IsHoliday = (day) => holidays.isHoliday(new Date(`${day}T00:00:00`));

/** A policy as it stands in its row, once nothing is wrong with it. */
function usable({ dataSource }: EntityManager, { serviceId, version, body }: Omit<PolicyVersion, 'createdAt'>): Policy {
  const rules = dataSource instanceof EnrollmentDatabase ? dataSource.policyRules : { allowShort: false };
  const faults = policyFaults(body, rules);
  if (faults.length > 0) throw new UnusablePolicy(serviceId, version, faults);
  return body;
}

/** @throws UnusablePolicy */
export async function readPolicy(manager: EntityManager, serviceId: string, version: number): Promise<Policy> {
  const { dataSource } = manager;
  const policies = dataSource instanceof EnrollmentDatabase ? dataSource.policies : new Map<string, Policy>();
  const key = `${serviceId}/${version}`;
  const known = policies.get(key);
  if (known !== undefined) return known;
  const policy = usable(manager, await manager.findOneByOrFail(PolicyVersion, { serviceId, version }));
  policies.set(key, policy);
  return policy;
}

/** The service with the rules that a new enrollment begins with. @throws UnusablePolicy */
export async function readService(manager: EntityManager, id: string): Promise<{ service: Service; policy: Policy }> {
  const service = await manager.findOneByOrFail(Service, { id });
  return { service, policy: await readPolicy(manager, id, service.policyVersion) };
}

/** The rules that hold for a customer: those that the open enrollment began with, or the service's. @throws UnusablePolicy */
export async function readPolicyFor(manager: EntityManager, customer: Customer): Promise<Policy> {
  const { serviceId, id } = customer;
  const [{ version }] = await manager.query<[{ version: number }]>(
    `SELECT coalesce(e.policy_version, s.policy_version) AS version
     FROM service s LEFT JOIN enrollment e ON e.service_id = s.id AND e.customer_id = $2 AND e.state = ANY($3)
     WHERE s.id = $1`,
    [serviceId, id, OPEN_STATES],
  );
  return readPolicy(manager, serviceId, version);
}

/** For a program's start: the rules that new enrollments begin with can be used. @throws UnusablePolicy */
export async function requireUsablePolicies({ manager }: DataSource): Promise<void> {
  for (const { id, policyVersion } of await manager.find(Service)) await readPolicy(manager, id, policyVersion);
}

export async function insertPolicy(manager: EntityManager, policy: PolicyVersion): Promise<void> {
  usable(manager, policy);
  await manager.insert(PolicyVersion, policy);
}

/**
 * Gives a service new rules. Enrollments that are open keep theirs.
 * @returns the number of the new version
 * @throws UnusablePolicy, and nothing is written
 */
export async function addPolicyVersion(
  dataSource: DataSource,
  serviceId: string,
  body: Policy,
  now: Date,
): Promise<number> {
  return dataSource.transaction(async (manager) => {
    await manager.findOneOrFail(Service, { where: { id: serviceId }, lock: { mode: 'pessimistic_write' } });
    const newest = await manager.maximum(PolicyVersion, 'version', { serviceId });
    const version = (newest ?? 0) + 1;
    await insertPolicy(manager, { serviceId, version, body, createdAt: now });
    await manager.update(Service, serviceId, { policyVersion: version });
    return version;
  });
}
