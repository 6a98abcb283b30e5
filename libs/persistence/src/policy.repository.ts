import type { IsHoliday, Policy } from '@enrollment/domain';
import holidays from '@holiday-jp/holiday_jp';
import type { EntityManager } from 'typeorm';
import { PolicyVersion } from './entities/policy.entity.js';
import { Service } from './entities/service.entity.js';

/** Japan's public holidays. */
export const isJapaneseHoliday: IsHoliday = (day) => holidays.isHoliday(new Date(`${day}T00:00:00`));

export async function readPolicy(manager: EntityManager, serviceId: string, version: number): Promise<Policy> {
  return (await manager.findOneByOrFail(PolicyVersion, { serviceId, version })).body;
}

/** The service with the rules that a new enrollment begins with. */
export async function readService(manager: EntityManager, id: string): Promise<{ service: Service; policy: Policy }> {
  const service = await manager.findOneByOrFail(Service, { id });
  return { service, policy: await readPolicy(manager, id, service.policyVersion) };
}
