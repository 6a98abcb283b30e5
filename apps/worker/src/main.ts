import 'reflect-metadata';
import { startProgram } from '@enrollment/config';
import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { collectDefaultMetrics } from 'prom-client';
import { readDkimKey } from './dkim.key.js';
import { readWorkerSettings } from './settings.js';
import { WorkerModule } from './worker.module.js';
import { WorkerSettings } from './worker-settings.js';

await startProgram(async () => {
  const settings = readWorkerSettings(process.env);
  const logger = new ConsoleLogger({ json: true, logLevels: ['log', 'warn', 'error', 'fatal'] });
  // Nest owns the signals; two owners would stop the runtime under the worker's feet.
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger('WARN', ({ level, message }) => logger.log(message, `Temporal ${level}`)),
  });
  collectDefaultMetrics();
  const app = await NestFactory.create(WorkerModule.with(new WorkerSettings(settings, readDkimKey(settings))), {
    logger,
  });
  app.enableShutdownHooks();
  await app.listen(settings.WORKER_METRICS_PORT, settings.BIND_ADDRESS);
});
