import { systemClock } from '@enrollment/domain';
import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { AccessGuard } from './access/access.guard.js';
import { CLOCK, FACE_LOGGER, FACE_OPTIONS, type FaceOptions } from './face.options.js';
import { IdempotencyInterceptor } from './idempotency/idempotency.interceptor.js';
import { IDEMPOTENCY_STORE } from './idempotency/idempotency.store.js';
import { KeyedRequests } from './idempotency/keyed-requests.js';
import { PostgresIdempotencyStore } from './idempotency/postgres-idempotency.store.js';
import { FieldRulesInterceptor } from './input/field-rules.interceptor.js';
import { HealthController } from './operations/health.controller.js';
import { Shutdown } from './operations/shutdown.js';
import { ExplainingPages } from './pages/explaining.pages.js';
import { Arrival } from './sign-in/arrival.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignInService } from './sign-in/sign-in.service.js';
import { EventStreams } from './streams/event-streams.js';

function sharedProviders(options: FaceOptions, logger: Logger): Provider[] {
  return [
    { provide: FACE_OPTIONS, useValue: options },
    { provide: FACE_LOGGER, useValue: logger },
    { provide: CLOCK, useValue: options.clock ?? systemClock },
    { provide: DataSource, useValue: options.dataSource },
    EventStreams,
    Shutdown,
  ];
}

/** What every face has, around the module that makes it the one it is. */
@Module({})
export class FaceModule {
  static with(options: FaceOptions, logger: Logger, pages: ExplainingPages): DynamicModule {
    const shared = sharedProviders(options, logger);
    return {
      module: FaceModule,
      global: true,
      imports: [TerminusModule.forRoot({ logger: false }), options.module],
      controllers: [HealthController, ...(options.signIn ? [SignInController] : [])],
      providers: [
        ...shared,
        { provide: ExplainingPages, useValue: pages },
        ...(options.signIn ? [SignInService, Arrival] : []),
        { provide: IDEMPOTENCY_STORE, useValue: new PostgresIdempotencyStore(options.dataSource) },
        KeyedRequests,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: FieldRulesInterceptor },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
      ],
      exports: [FACE_OPTIONS, FACE_LOGGER, CLOCK, DataSource, EventStreams, KeyedRequests],
    };
  }
}
