import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { startProgram } from '@enrollment/config';
import { createFace } from '@enrollment/http';
import { FaceKeys } from '@enrollment/keys';
import { createDataSource, requireUsablePolicies } from '@enrollment/persistence';
import { readTokenSiteSettings } from './settings.js';
import { TokenSiteModule } from './token-site.module.js';

await startProgram(async () => {
  const settings = readTokenSiteSettings(process.env);
  const keys = FaceKeys.from(settings);
  const dataSource = createDataSource({
    url: settings.DATABASE_URL,
    applicationName: 'token-site',
    allowShortPolicies: settings.ALLOW_SHORT_POLICIES,
  });
  const face = await createFace({
    name: 'token-site',
    module: TokenSiteModule.with(settings, keys),
    publicUrl: settings.TOKEN_SITE_PUBLIC_URL,
    bindAddress: settings.BIND_ADDRESS,
    port: settings.TOKEN_SITE_PORT,
    metricsPort: settings.TOKEN_SITE_METRICS_PORT,
    dataSource,
    faceKey: keys.faceKey,
    api: { title: 'Token site', description: 'What a soft token needs: the time, links from mails, and provisioning.' },
    logLevel: settings.LOG_LEVEL,
    trustedProxies: settings.TRUSTED_PROXIES,
    rateLimitPerMinute: settings.RATE_LIMIT_PER_MINUTE,
    // To a phone a superseded generation is gone; to the portal it is in conflict with the current one.
    ownStatuses: { 'ENROLLMENT.SUPERSEDED': 410 },
    frontEnd: {
      folder: fileURLToPath(new URL('../web/dist', import.meta.url)),
      base: '/app',
      pages: ['/app'],
      siteNames: { ja: 'ワンタイムPW', en: 'One-time PW' },
    },
  });
  await requireUsablePolicies(dataSource);
  await face.listen();
});
