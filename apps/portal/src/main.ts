import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { startProgram } from '@enrollment/config';
import { createFace } from '@enrollment/http';
import { FaceKeys } from '@enrollment/keys';
import { ChangeFeed, createDataSource, requireUsablePolicies } from '@enrollment/persistence';
import { Customers } from './customer/customers.js';
import { PORTAL_PAGES } from './pages.js';
import { PortalModule } from './portal.module.js';
import { PortalService } from './service/portal-service.js';
import { readPortalSettings } from './settings.js';

await startProgram(async () => {
  const settings = readPortalSettings(process.env);
  const keys = FaceKeys.from(settings);
  const feed = new ChangeFeed(settings.DATABASE_URL);
  const dataSource = createDataSource({
    url: settings.DATABASE_URL,
    applicationName: 'portal',
    allowShortPolicies: settings.ALLOW_SHORT_POLICIES,
  });
  const face = await createFace({
    name: 'portal',
    module: PortalModule.with(settings, keys, feed),
    publicUrl: settings.PORTAL_PUBLIC_URL,
    bindAddress: settings.BIND_ADDRESS,
    port: settings.PORTAL_PORT,
    metricsPort: settings.PORTAL_METRICS_PORT,
    dataSource,
    faceKey: keys.faceKey,
    api: { title: 'Portal', description: "The customer's way from token issue to active token." },
    logLevel: settings.LOG_LEVEL,
    trustedProxies: settings.TRUSTED_PROXIES,
    rateLimitPerMinute: settings.RATE_LIMIT_PER_MINUTE,
    signIn: {
      cookieName: 'portal_session',
      sessionSecret: settings.PORTAL_SESSION_SECRET,
      issuer: settings.OIDC_ISSUER,
      clientId: settings.PORTAL_OIDC_CLIENT_ID,
      clientSecret: settings.PORTAL_OIDC_CLIENT_SECRET,
      promptLogin: settings.OIDC_PROMPT_LOGIN,
      onSignedIn: (person, app) => app.get(Customers).remember(person),
    },
    frontEnd: {
      folder: fileURLToPath(new URL('../web/dist', import.meta.url)),
      base: '/',
      pages: PORTAL_PAGES,
      siteNames: { ja: 'ワンタイムパスワード', en: 'One-time password' },
    },
  });
  await requireUsablePolicies(dataSource);
  await face.app.get(PortalService).requireKnown();
  await feed.open();
  await face.listen();
});
