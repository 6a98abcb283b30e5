import { createServer, type ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';
import type { ReadinessCheck } from '../face.options.js';

export interface OperationsPortOptions {
  readonly bindAddress: string;
  readonly port: number;
  readonly registry: Registry;
  /** Given by a program that has no other HTTP port; a face answers `/health/` on its own. */
  readonly checks?: readonly ReadinessCheck[];
}

export interface OperationsPort {
  close(): Promise<void>;
}

function answer(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body);
}

async function answerReadiness(response: ServerResponse, checks: readonly ReadinessCheck[]): Promise<void> {
  const results = await Promise.allSettled(checks.map(({ check }) => check()));
  const away = checks.filter((_, index) => results[index]?.status === 'rejected').map(({ name }) => name);
  const body = JSON.stringify({ status: away.length === 0 ? 'ok' : 'error', away });
  answer(response, away.length === 0 ? 200 : 503, 'application/json', body);
}

/** Metrics on a port of their own, which no customer's network reaches. */
export async function openOperationsPort(options: OperationsPortOptions): Promise<OperationsPort> {
  const { bindAddress, port, registry, checks } = options;
  const server = createServer(async (request, response) => {
    if (request.url === '/metrics') answer(response, 200, registry.contentType, await registry.metrics());
    else if (checks && request.url === '/health/live') answer(response, 200, 'application/json', '{"status":"ok"}');
    else if (checks && request.url === '/health/ready') await answerReadiness(response, checks);
    else answer(response, 404, 'text/plain; charset=utf-8', 'not found\n');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, bindAddress, resolve);
  });
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
