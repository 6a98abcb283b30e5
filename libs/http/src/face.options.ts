import type { KeyObject } from 'node:crypto';
import type { Clock } from '@enrollment/domain';
import type { DynamicModule, InjectionToken, Type } from '@nestjs/common';
import type { LevelWithSilent, Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { Arrived, Identity } from './access/identity.js';
import type { Locale } from './pages/page.locale.js';
import type { OwnStatuses } from './problem/problem.document.js';

export const FACE_OPTIONS = Symbol('FACE_OPTIONS');
export const FACE_LOGGER = Symbol('FACE_LOGGER');
export const CLOCK = Symbol('CLOCK');

/** What a hook may ask the face's modules for. */
export interface Injected {
  get<T>(token: InjectionToken<T>): T;
}

export interface SignInOptions {
  /** `portal_session`; becomes `__Host-portal_session` where the public URL is https. Also the table's name. */
  readonly cookieName: 'portal_session' | 'backoffice_session';
  readonly sessionSecret: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Asks the provider for the password at every log-in. */
  readonly promptLogin: boolean;
  /** Called within the log-in, before the session begins. */
  readonly onSignedIn?: (person: Arrived, app: Injected) => Promise<void>;
  /** Whether this person may use the face at all; without it everybody who can log in may. */
  readonly admits?: (identity: Identity) => boolean;
}

/** Resolves when the dependency answers, rejects when it does not. */
export interface ReadinessCheck {
  readonly name: string;
  readonly check: () => Promise<void>;
}

export interface FrontEndOptions {
  /** Folder of the built front end. */
  readonly folder: string;
  /** Where it lives: `/` or a path such as `/app`. */
  readonly base: string;
  /** The paths that its pages have, `:name` for any one segment; any other is not found. */
  readonly pages: readonly string[];
  /** How the face calls itself above pages that the server makes. */
  readonly siteNames: Readonly<Record<Locale, string>>;
}

export interface FaceOptions {
  /** Lower-case name of the face, in logs and metrics. */
  readonly name: string;
  readonly module: Type | DynamicModule;
  readonly publicUrl: string;
  readonly bindAddress: string;
  readonly port: number;
  readonly metricsPort: number;
  readonly dataSource: DataSource;
  /** Keyed hashes and sealed answers of the faces. */
  readonly faceKey: KeyObject;
  readonly api: { readonly title: string; readonly description: string };
  readonly logLevel?: LevelWithSilent;
  readonly logger?: Logger;
  readonly trustedProxies?: readonly string[];
  readonly rateLimitPerMinute?: number;
  readonly signIn?: SignInOptions;
  readonly frontEnd?: FrontEndOptions;
  /** What must answer beside the database before the face is ready. */
  readonly readiness?: readonly ReadinessCheck[];
  /** Statuses that this face's contract gives to a code instead of the usual one. */
  readonly ownStatuses?: OwnStatuses;
  readonly clock?: Clock;
}
