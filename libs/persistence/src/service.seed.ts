import { DEFAULT_POLICY } from '@enrollment/domain';
import type { DataSource } from 'typeorm';
import { Service } from './entities/service.entity.js';
import { insertPolicy } from './policy.repository.js';

export type ServiceSeed = Omit<Service, 'policyVersion' | 'position' | 'createdAt'>;

/**
 * Adds the services that are not there yet, each with the default policy as its first version. The others stay as they are.
 * @returns the IDs of those that were added
 */
export async function seedServices(
  dataSource: DataSource,
  seeds: readonly ServiceSeed[],
  now: Date,
): Promise<readonly string[]> {
  return dataSource.transaction(async (manager) => {
    const known = await manager.find(Service);
    const added = seeds.filter(({ id }) => known.every((service) => service.id !== id));
    const next = 1 + Math.max(-1, ...known.map(({ position }) => position));
    for (const [index, seed] of added.entries()) {
      await manager.insert(Service, { ...seed, policyVersion: 1, position: next + index, createdAt: now });
      await insertPolicy(manager, { serviceId: seed.id, version: 1, body: DEFAULT_POLICY, createdAt: now });
    }
    return added.map(({ id }) => id);
  });
}
