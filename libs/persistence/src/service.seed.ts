import { DEFAULT_POLICY } from '@enrollment/domain';
import type { DataSource } from 'typeorm';
import { Service } from './entities/service.entity.js';
import { insertPolicy } from './policy.repository.js';

export type ServiceSeed = Omit<Service, 'policyVersion' | 'position' | 'createdAt'>;

/** Adds the services that are not there yet, each with the default policy as its first version. */
export async function seedServices(dataSource: DataSource, seeds: readonly ServiceSeed[], now: Date): Promise<void> {
  await dataSource.transaction(async (manager) => {
    for (const [position, seed] of seeds.entries()) {
      if (await manager.existsBy(Service, { id: seed.id })) continue;
      await manager.insert(Service, { ...seed, policyVersion: 1, position, createdAt: now });
      await insertPolicy(manager, { serviceId: seed.id, version: 1, body: DEFAULT_POLICY, createdAt: now });
    }
  });
}
