import { join } from 'node:path';
import type { DataFolder } from '../data-folder.js';
import type { DevelopmentSecrets } from '../development-secrets.js';
import { logInSettings } from '../postgres/log-in-users.js';
import type { ProgramPlan } from '../processes/program-plan.js';
import { answersOk } from '../processes/readiness.js';
import { repositoryRoot } from '../repository.js';
import type { StackSettings } from '../stack.settings.js';
import type { StackAddresses } from '../stack-addresses.js';

/** Two, so that nothing is built for one tenant only. */
const DEMO_SERVICES = join(repositoryRoot, 'apps/cli/demo-services.json');

export interface OwnProgramsContext {
  readonly env: NodeJS.ProcessEnv;
  readonly settings: StackSettings;
  readonly addresses: StackAddresses;
  readonly secrets: DevelopmentSecrets;
  readonly data: DataFolder;
}

export function programFile(app: string, file: string): string {
  return join(repositoryRoot, 'apps', app, 'dist', file);
}

function plan(name: string, label: string, port: number, env: NodeJS.ProcessEnv): ProgramPlan {
  return {
    name,
    label,
    command: process.execPath,
    args: ['--enable-source-maps', programFile(name, 'main.js')],
    env,
    cwd: repositoryRoot,
    stopSignal: 'SIGTERM',
    isReady: () => answersOk(`http://localhost:${port}/health/ready`),
  };
}

/** What all programs may know. Each gets only the secrets that it needs: a database's address holds a password. */
function sharedEnv({ env, settings, addresses }: OwnProgramsContext): NodeJS.ProcessEnv {
  const others = Object.entries(env).filter(([name]) => !name.startsWith('DATABASE_URL'));
  return {
    NODE_ENV: 'development',
    ...Object.fromEntries(others),
    TEMPORAL_ADDRESS: addresses.temporal,
    TEMPORAL_NAMESPACE: addresses.temporalNamespace,
    OIDC_ISSUER: addresses.identityProvider,
    PORTAL_PUBLIC_URL: addresses.portal,
    TOKEN_SITE_PUBLIC_URL: addresses.tokenSite,
    BACK_OFFICE_PUBLIC_URL: addresses.backOffice,
    DEV_PASSWORD: settings.DEV_PASSWORD,
  };
}

function faceEnv(context: OwnProgramsContext, face: 'portal' | 'tokenSite' | 'backOffice'): NodeJS.ProcessEnv {
  const { addresses, secrets } = context;
  return {
    ...sharedEnv(context),
    DATABASE_URL: addresses.programDatabaseUrls[face],
    FACE_KEY: secrets.faceKey,
    SEALING_PUBLIC_KEY: secrets.sealingPublicKey,
  };
}

export function migrationEnv(context: OwnProgramsContext): NodeJS.ProcessEnv {
  const { addresses, settings } = context;
  return {
    SERVICES_FILE: DEMO_SERVICES,
    ...sharedEnv(context),
    DATABASE_URL: addresses.databaseUrl,
    // Who may log in to a server of one's own is no business of this command.
    ...(settings.DATABASE_URL === undefined ? logInSettings(addresses.programDatabaseUrls) : {}),
  };
}

export function identityProviderPlan(context: OwnProgramsContext): ProgramPlan {
  const { data, secrets, settings } = context;
  return plan('dev-idp', 'Development identity provider', settings.DEV_IDP_PORT, {
    ...sharedEnv(context),
    DATA_DIR: data.path,
    DEV_IDP_PORT: String(settings.DEV_IDP_PORT),
    PORTAL_OIDC_CLIENT_SECRET: secrets.portalClientSecret,
    BACK_OFFICE_OIDC_CLIENT_SECRET: secrets.backOfficeClientSecret,
  });
}

export function workerPlan(context: OwnProgramsContext): ProgramPlan {
  const { addresses, data, settings } = context;
  return plan('worker', 'Worker', settings.WORKER_METRICS_PORT, {
    // Whoever changes the workflow here wants to see the change, also in enrollments that are open.
    WORKER_VERSIONING: 'auto-upgrade',
    ...sharedEnv(context),
    DATABASE_URL: addresses.programDatabaseUrls.worker,
    WORKER_METRICS_PORT: String(settings.WORKER_METRICS_PORT),
    BOUNCE_PORT: String(settings.BOUNCE_PORT),
    SMTP_URL: addresses.smtpUrl,
    KEYS_FILE: data.keys,
    AUDIT_FOLDER: settings.AUDIT_FOLDER ?? data.audit,
  });
}

export function portalPlan(context: OwnProgramsContext): ProgramPlan {
  const { secrets, settings } = context;
  return plan('portal', 'Portal', settings.PORTAL_PORT, {
    PORTAL_OIDC_CLIENT_SECRET: secrets.portalClientSecret,
    ...faceEnv(context, 'portal'),
    PORTAL_PORT: String(settings.PORTAL_PORT),
    PORTAL_METRICS_PORT: String(settings.PORTAL_METRICS_PORT),
    PORTAL_SESSION_SECRET: secrets.portalSessionSecret,
  });
}

export function tokenSitePlan(context: OwnProgramsContext): ProgramPlan {
  const { settings } = context;
  return plan('token-site', 'Token site', settings.TOKEN_SITE_PORT, {
    ...faceEnv(context, 'tokenSite'),
    TOKEN_SITE_PORT: String(settings.TOKEN_SITE_PORT),
    TOKEN_SITE_METRICS_PORT: String(settings.TOKEN_SITE_METRICS_PORT),
  });
}

export function backOfficePlan(context: OwnProgramsContext): ProgramPlan {
  const { secrets, settings } = context;
  return plan('back-office', 'Back office', settings.BACK_OFFICE_PORT, {
    BACK_OFFICE_OIDC_CLIENT_SECRET: secrets.backOfficeClientSecret,
    ...faceEnv(context, 'backOffice'),
    BACK_OFFICE_PORT: String(settings.BACK_OFFICE_PORT),
    BACK_OFFICE_METRICS_PORT: String(settings.BACK_OFFICE_METRICS_PORT),
    BACK_OFFICE_SESSION_SECRET: secrets.backOfficeSessionSecret,
  });
}
