import { createDataSource } from '@enrollment/persistence';
import { testStack } from './stack.js';

/** The stack's database as the programs see it, for facts that no face can bring about. */
export function connectPersistence() {
  return createDataSource({ url: testStack().databaseUrl, applicationName: 'test' }).initialize();
}

export type Persistence = Awaited<ReturnType<typeof connectPersistence>>;
