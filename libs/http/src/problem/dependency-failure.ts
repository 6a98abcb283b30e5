import { isCausedBy, saysDatabaseAway } from '@enrollment/persistence';

/** gRPC: deadline exceeded, resource exhausted, unavailable. */
const GRPC_CODES = new Set([4, 8, 14]);

function saysUnavailable(error: Error & { code?: unknown }): boolean {
  const { code } = error;
  if (typeof code === 'number' && 'details' in error && GRPC_CODES.has(code)) return true;
  return error.name === 'TransportError' || saysDatabaseAway(error);
}

/** Whether an error means that something we depend on is away, looked for along the chain of causes. */
export function isDependencyFailure(error: unknown): boolean {
  return isCausedBy(error, saysUnavailable);
}
