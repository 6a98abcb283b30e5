import { LOOPBACK } from '../ports.js';
import { DATABASE_USER } from './cluster.js';

/** Address of a database on the server that the stack brings up itself. */
export function embeddedDatabaseUrl(password: string, port: number, database = 'enrollment'): string {
  return `postgres://${DATABASE_USER}:${password}@${LOOPBACK}:${port}/${database}`;
}
