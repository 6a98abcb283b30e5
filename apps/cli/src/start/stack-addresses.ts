import { LOOPBACK } from './ports.js';
import type { DatabaseAddresses } from './postgres/log-in-users.js';
import type { StackSettings } from './stack.settings.js';

/** Where everything is found. */
export interface StackAddresses extends DatabaseAddresses {
  readonly portal: string;
  readonly tokenSite: string;
  readonly backOffice: string;
  readonly identityProvider: string;
  readonly temporal: string;
  readonly temporalNamespace: string;
  /** None when the server is not ours. */
  readonly temporalUi: string | undefined;
  readonly smtpUrl: string;
  /** None when the mail server is not ours. */
  readonly mailInbox: string | undefined;
  readonly workerOperations: string;
}

export function stackAddresses(settings: StackSettings, databases: DatabaseAddresses): StackAddresses {
  const local = (port: number) => `http://localhost:${port}`;
  return {
    portal: settings.PORTAL_PUBLIC_URL ?? local(settings.PORTAL_PORT),
    tokenSite: settings.TOKEN_SITE_PUBLIC_URL ?? local(settings.TOKEN_SITE_PORT),
    backOffice: settings.BACK_OFFICE_PUBLIC_URL ?? local(settings.BACK_OFFICE_PORT),
    identityProvider: settings.OIDC_ISSUER ?? local(settings.DEV_IDP_PORT),
    ...databases,
    temporal: settings.TEMPORAL_ADDRESS ?? `${LOOPBACK}:${settings.TEMPORAL_PORT}`,
    temporalNamespace: settings.TEMPORAL_NAMESPACE,
    temporalUi: settings.TEMPORAL_ADDRESS === undefined ? local(settings.TEMPORAL_UI_PORT) : undefined,
    smtpUrl: settings.SMTP_URL ?? `smtp://${LOOPBACK}:${settings.SMTP_PORT}`,
    mailInbox: settings.SMTP_URL === undefined ? local(settings.MAIL_INBOX_PORT) : undefined,
    workerOperations: local(settings.WORKER_METRICS_PORT),
  };
}
