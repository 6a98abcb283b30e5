import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

export function createRegistry(program: string): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ program });
  collectDefaultMetrics({ register: registry });
  return registry;
}

interface Routed {
  readonly route?: { readonly path?: unknown };
}

/** Route templates and never paths: IDs and link codes would make a series each. */
function templateOf(request: Routed): string {
  const path = request.route?.path;
  return typeof path === 'string' ? path : 'other';
}

export function measureRequests(registry: Registry): RequestHandler {
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'How long requests took, by route template.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  return (request, response, next) => {
    const stop = durations.startTimer({ method: request.method });
    response.once('finish', () => stop({ route: templateOf(request), status: response.statusCode }));
    next();
  };
}
