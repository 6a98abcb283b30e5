import type { RequestHandler } from 'express';
import type { Pool } from 'pg';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { ProblemException } from '../problem/problem.exception.js';
import { networkOf } from './network-address.js';

const DEFAULT_PER_MINUTE = 600;

export interface RateLimitOptions {
  readonly pool: Pool;
  readonly face: string;
  readonly perMinute?: number;
}

/** Counts each network's requests over all processes of a face. */
export function limitRate({ pool, face, perMinute = DEFAULT_PER_MINUTE }: RateLimitOptions): RequestHandler {
  const window = { points: perMinute, duration: 60, keyPrefix: face };
  const limiter = new RateLimiterPostgres({
    ...window,
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    inMemoryBlockOnConsumed: perMinute + 1,
    // Without the database each process goes on counting for itself: an outage must not open the gate.
    insuranceLimiter: new RateLimiterMemory(window),
  });
  return async (request, _response, next) => {
    try {
      await limiter.consume(networkOf(request.ip));
      next();
    } catch (refusal) {
      const seconds = refusal instanceof RateLimiterRes ? refusal.msBeforeNext / 1000 : undefined;
      next(refusal instanceof RateLimiterRes ? new ProblemException('REQUEST.RATE', {}, seconds) : refusal);
    }
  };
}
