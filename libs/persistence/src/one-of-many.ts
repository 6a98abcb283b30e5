import type { DataSource, EntityManager } from 'typeorm';

/**
 * Does what one process at a time may do. While another one is at the work of this name, it is left to that one.
 * The lock is the transaction's: it goes with the process, however that ends.
 * @returns undefined when it was left to another
 */
export async function asOneOfMany<T>(
  dataSource: DataSource,
  name: string,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T | undefined> {
  return dataSource.transaction(async (manager) => {
    const [row] = await manager.query<[{ held: boolean }]>(
      'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS held',
      [name],
    );
    return row.held ? work(manager) : undefined;
  });
}
