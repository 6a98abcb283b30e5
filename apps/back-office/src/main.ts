import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { startProgram } from '@enrollment/config';
import { createFace } from '@enrollment/http';
import { symmetricKey } from '@enrollment/keys';
import { createDataSource, requireUsablePolicies } from '@enrollment/persistence';
import { BackOfficeModule } from './back-office.module.js';
import { BACK_OFFICE_PAGES } from './pages.js';
import { isOperator } from './role.js';
import { readBackOfficeSettings } from './settings.js';

await startProgram(async () => {
  const settings = readBackOfficeSettings(process.env);
  const dataSource = createDataSource({
    url: settings.DATABASE_URL,
    applicationName: 'back-office',
    allowShortPolicies: settings.ALLOW_SHORT_POLICIES,
  });
  const face = await createFace({
    name: 'back-office',
    module: BackOfficeModule.with(settings),
    publicUrl: settings.BACK_OFFICE_PUBLIC_URL,
    bindAddress: settings.BIND_ADDRESS,
    port: settings.BACK_OFFICE_PORT,
    metricsPort: settings.BACK_OFFICE_METRICS_PORT,
    dataSource,
    faceKey: symmetricKey(settings.FACE_KEY),
    api: { title: 'Back office', description: 'For operators of the bank: enrollments, what stops them, what to do.' },
    logLevel: settings.LOG_LEVEL,
    trustedProxies: settings.TRUSTED_PROXIES,
    rateLimitPerMinute: settings.RATE_LIMIT_PER_MINUTE,
    signIn: {
      cookieName: 'backoffice_session',
      sessionSecret: settings.BACK_OFFICE_SESSION_SECRET,
      issuer: settings.OIDC_ISSUER,
      clientId: settings.BACK_OFFICE_OIDC_CLIENT_ID,
      clientSecret: settings.BACK_OFFICE_OIDC_CLIENT_SECRET,
      promptLogin: settings.OIDC_PROMPT_LOGIN,
      admits: isOperator,
    },
    frontEnd: {
      folder: fileURLToPath(new URL('../web/dist', import.meta.url)),
      base: '/',
      pages: BACK_OFFICE_PAGES,
      siteNames: { ja: 'バックオフィス', en: 'Back office' },
    },
  });
  await requireUsablePolicies(dataSource);
  await face.listen();
});
