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

/** gRPC: deadline exceeded, resource exhausted, unavailable. */
const GRPC_CODES = new Set([4, 8, 14]);

const MAX_DEPTH = 5;

function saysUnavailable(error: Error & { code?: unknown }): boolean {
  const { code } = error;
  if (typeof code === 'string' && (SOCKET_CODES.has(code) || SQLSTATE.test(code))) return true;
  if (typeof code === 'number' && 'details' in error && GRPC_CODES.has(code)) return true;
  if (error.name === 'CannotExecuteNotConnectedError' || error.name === 'TransportError') return true;
  return POOL_MESSAGES.test(error.message);
}

/** Whether an error means that something we depend on is away, looked for along the chain of causes. */
export function isDependencyFailure(error: unknown, depth = 0): boolean {
  if (!types.isNativeError(error) || depth > MAX_DEPTH) return false;
  if (saysUnavailable(error)) return true;
  const inner: unknown[] = [error.cause, 'driverError' in error ? error.driverError : undefined];
  if ('errors' in error && Array.isArray(error.errors)) inner.push(...error.errors);
  return inner.some((cause) => isDependencyFailure(cause, depth + 1));
}
