import { types } from 'node:util';

const SOCKET_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  'EAI_AGAIN',
]);

/** PostgreSQL: connection exceptions (08), too many connections (53300), shutting down or starting (57P01-57P03). */
const SQLSTATE = /^(08\w{3}|53300|57P0[123])$/;

/** node-postgres says these without a code. */
const POOL_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Cannot use a pool after|Client has encountered a connection error)/;

const MAX_DEPTH = 5;

/** Whether an error or one of its causes is of a kind. */
export function isCausedBy(error: unknown, isOfKind: (error: Error) => boolean, depth = 0): boolean {
  if (!types.isNativeError(error) || depth > MAX_DEPTH) return false;
  if (isOfKind(error)) return true;
  const inner: unknown[] = [error.cause, 'driverError' in error ? error.driverError : undefined];
  if ('errors' in error && Array.isArray(error.errors)) inner.push(...error.errors);
  return inner.some((cause) => isCausedBy(cause, isOfKind, depth + 1));
}

/** Whether an error says that the database is away, and not that it refuses what was asked. */
export function saysDatabaseAway(error: Error & { code?: unknown }): boolean {
  const { code } = error;
  if (typeof code === 'string' && (SOCKET_CODES.has(code) || SQLSTATE.test(code))) return true;
  return error.name === 'CannotExecuteNotConnectedError' || POOL_MESSAGES.test(error.message);
}
