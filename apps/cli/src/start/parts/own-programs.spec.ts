import { describe, expect, it } from '@jest/globals';
import { DataFolder } from '../data-folder.js';
import type { DevelopmentSecrets } from '../development-secrets.js';
import { stackSettings } from '../stack.settings.js';
import { stackAddresses } from '../stack-addresses.js';
import {
  backOfficePlan,
  identityProviderPlan,
  migrationEnv,
  type OwnProgramsContext,
  portalPlan,
  tokenSitePlan,
  workerPlan,
} from './own-programs.js';

const addresses = {
  databaseUrl: 'postgres://owner:of-all@db/otp',
  programDatabaseUrls: {
    portal: 'postgres://portal:of-portal@db/otp',
    tokenSite: 'postgres://token_site:of-token-site@db/otp',
    backOffice: 'postgres://back_office:of-back-office@db/otp',
    worker: 'postgres://worker:of-worker@db/otp',
  },
};
const secrets: DevelopmentSecrets = {
  databasePassword: 'of-all',
  portalDatabasePassword: 'of-portal',
  tokenSiteDatabasePassword: 'of-token-site',
  backOfficeDatabasePassword: 'of-back-office',
  workerDatabasePassword: 'of-worker',
  portalSessionSecret: 'portal-session',
  backOfficeSessionSecret: 'back-office-session',
  portalClientSecret: 'portal-client',
  backOfficeClientSecret: 'back-office-client',
  faceKey: 'face-key',
  sealingPublicKey: '{}',
};
const settings = stackSettings.parse({});
const context: OwnProgramsContext = {
  env: {
    DATABASE_URL: addresses.databaseUrl,
    DATABASE_URL_PORTAL: addresses.programDatabaseUrls.portal,
    DATABASE_URL_WORKER: addresses.programDatabaseUrls.worker,
  },
  settings,
  addresses: stackAddresses(settings, addresses),
  secrets,
  data: new DataFolder('/data'),
};

function databaseUrlsIn(env: NodeJS.ProcessEnv): readonly (string | undefined)[] {
  return Object.values(env).filter((value) => value?.startsWith('postgres:'));
}

describe('of the addresses of the database', () => {
  it.each([
    ['the identity provider', identityProviderPlan(context).env, []],
    ['the worker', workerPlan(context).env, [addresses.programDatabaseUrls.worker]],
    ['the portal', portalPlan(context).env, [addresses.programDatabaseUrls.portal]],
    ['the token site', tokenSitePlan(context).env, [addresses.programDatabaseUrls.tokenSite]],
    ['the back office', backOfficePlan(context).env, [addresses.programDatabaseUrls.backOffice]],
  ])('%s is told its own alone', (_, env, own) => {
    expect(databaseUrlsIn(env)).toEqual(own);
  });

  it('the migration is told all, to make the log-ins of the embedded server, and its own alone on another one', () => {
    const { databaseUrl, programDatabaseUrls } = addresses;
    expect(databaseUrlsIn(migrationEnv(context))).toEqual([databaseUrl, ...Object.values(programDatabaseUrls)]);
    const onAnother = { ...context, settings: { ...settings, DATABASE_URL: databaseUrl } };
    expect(databaseUrlsIn(migrationEnv(onAnother))).toEqual([databaseUrl]);
  });
});
