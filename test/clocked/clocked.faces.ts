import { CLOCK, FACE_LOGGER, KeyedRequests } from '@enrollment/http';
import type { FaceKeys } from '@enrollment/keys';
import { ChangeFeed } from '@enrollment/persistence';
import type { DynamicModule, INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { PortalModule } from '../../apps/portal/src/portal.module.js';
import { settingsSchema as portalSettings } from '../../apps/portal/src/settings.js';
import { settingsSchema as tokenSiteSettings } from '../../apps/token-site/src/settings.js';
import { TokenSiteModule } from '../../apps/token-site/src/token-site.module.js';
import type { TestClock } from './test.clock.js';

export interface FaceParts {
  readonly env: Readonly<Record<string, string>>;
  readonly keys: FaceKeys;
  readonly dataSource: DataSource;
  readonly clock: TestClock;
}

class ClockedFaces {}

const withoutRoutes = (face: DynamicModule): DynamicModule => ({ ...face, controllers: [] });
const silent = { warn: () => undefined };
/** Asked by guards alone, which stand before routes. */
const noRequests = {};

/** What stands behind the routes of portal and token site, with this clock. */
export function createClockedFaces({ env, keys, dataSource, clock }: FaceParts): Promise<INestApplicationContext> {
  const secrets = { PORTAL_SESSION_SECRET: 's'.repeat(32), PORTAL_OIDC_CLIENT_SECRET: 's'.repeat(16) };
  const feed = new ChangeFeed(env.DATABASE_URL ?? '');
  const module: DynamicModule = {
    module: ClockedFaces,
    global: true,
    imports: [
      withoutRoutes(PortalModule.with(portalSettings.parse({ ...env, ...secrets }), keys, feed)),
      withoutRoutes(TokenSiteModule.with(tokenSiteSettings.parse(env), keys)),
    ],
    providers: [
      { provide: DataSource, useValue: dataSource },
      { provide: CLOCK, useValue: clock },
      { provide: FACE_LOGGER, useValue: silent },
      { provide: KeyedRequests, useValue: noRequests },
    ],
    exports: [DataSource, CLOCK, FACE_LOGGER, KeyedRequests],
  };
  return NestFactory.createApplicationContext(module, { logger: ['error', 'fatal'] });
}
