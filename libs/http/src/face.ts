import { waitForDatabase } from '@enrollment/persistence';
import { StandardSchemaValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Pool } from 'pg';
import type { Registry } from 'prom-client';
import { listRoutes, methodsOf, type RouteEntry, unmarkedRoutes } from './access/route-list.js';
import { faceMiddleware } from './face.middleware.js';
import { FaceModule } from './face.module.js';
import type { FaceOptions } from './face.options.js';
import { isPage, PAGE_METHODS } from './front-end/front-end.pages.js';
import { refusalOfIssues } from './input/field-errors.js';
import { createLogger } from './operations/logger.js';
import { createRegistry } from './operations/metrics.js';
import { NestLogger } from './operations/nest.logger.js';
import { type OperationsPort, openOperationsPort } from './operations/operations.port.js';
import { Shutdown } from './operations/shutdown.js';
import { ExplainingPages } from './pages/explaining.pages.js';
import { ProblemFilter } from './problem/problem.filter.js';
import { SessionStore } from './session/session-store.js';

/** A face that is ready to listen. */
export interface Face {
  readonly app: NestExpressApplication;
  readonly registry: Registry;
  listen(): Promise<void>;
  close(): Promise<void>;
}

function refuseUnmarked(routes: readonly RouteEntry[]): void {
  const handlers = unmarkedRoutes(routes).map(({ handler }) => handler);
  if (handlers.length > 0) throw new Error(`routes without exactly one access mark: ${handlers.join(', ')}`);
}

/** The pool that TypeORM made is shared by sessions and limits, so that a face has one budget of connections. */
function poolOf(options: FaceOptions): Pool {
  return Reflect.get(options.dataSource.driver, 'master') as Pool;
}

/** Builds a face: everything that the HTTP contract demands of each of them, around its own module. */
export async function createFace(options: FaceOptions): Promise<Face> {
  const logger = options.logger ?? createLogger({ name: options.name, level: options.logLevel });
  await waitForDatabase(options.dataSource, (line, retryInSeconds) => logger.warn({ retryInSeconds }, line));
  const registry = createRegistry(options.name);
  const pages = await ExplainingPages.of(options);
  const app = await NestFactory.create<NestExpressApplication>(FaceModule.with(options, logger, pages), {
    bodyParser: false,
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  const routes = listRoutes(app);
  refuseUnmarked(routes);
  const allowedMethods = (path: string): string[] => methodsOf(routes, path);
  const methodsForPath = (path: string): readonly string[] => {
    const own = allowedMethods(path);
    return own.length === 0 && options.frontEnd && isPage(options.frontEnd, path) ? PAGE_METHODS : own;
  };
  const pool = poolOf(options);
  const store = options.signIn && new SessionStore(pool, options.signIn.cookieName, logger);
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('case sensitive routing', true);
  app.set('trust proxy', [...(options.trustedProxies ?? [])]);
  for (const step of faceMiddleware({ app, options, logger, registry, pool, store, allowedMethods })) app.use(step);
  app.useGlobalPipes(new StandardSchemaValidationPipe({ exceptionFactory: (issues) => refusalOfIssues(issues) }));
  app.useGlobalFilters(new ProblemFilter(logger, methodsForPath, pages, options.ownStatuses));
  app.enableShutdownHooks(['SIGINT', 'SIGTERM']);
  return faceOf(app, options, registry, store);
}

function faceOf(
  app: NestExpressApplication,
  options: FaceOptions,
  registry: Registry,
  store: SessionStore | undefined,
): Face {
  let operations: OperationsPort | undefined;
  const stop = app.get(Shutdown);
  stop.add(async () => {
    await operations?.close();
    await store?.close();
    await options.dataSource.destroy();
  });
  return {
    app,
    registry,
    listen: async () => {
      const { bindAddress, port, metricsPort } = options;
      operations = await openOperationsPort({ bindAddress, port: metricsPort, registry });
      await app.listen(port, bindAddress);
    },
    close: () => app.close(),
  };
}
