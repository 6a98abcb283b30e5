import { createDataSource } from '@enrollment/persistence';
import { CommandFault } from '../command.fault.js';
import { readPlace, requireDatabase } from '../place/place.js';

export interface PlaceOptions {
  readonly database?: string;
  readonly folder?: string;
  readonly json?: boolean;
}

type DataSource = ReturnType<typeof createDataSource>;

export function auditFolder({ folder }: PlaceOptions): string {
  return folder ?? readPlace(process.env).auditFolder;
}

/** @throws CommandFault when there is no database, or it cannot be reached */
export async function withDatabase<T>(
  { database }: PlaceOptions,
  work: (dataSource: DataSource) => Promise<T>,
): Promise<T> {
  const dataSource = createDataSource({
    url: database ?? requireDatabase(readPlace(process.env)),
    applicationName: 'audit',
    poolSize: 2,
    statementTimeoutMs: 0,
  });
  await dataSource.initialize().catch((error: NodeJS.ErrnoException) => {
    throw new CommandFault(`The database does not answer (${error.code ?? error.name}). Is npm start running?`);
  });
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}
