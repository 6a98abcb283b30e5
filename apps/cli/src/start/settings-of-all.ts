import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SettingFault, SettingsError } from '@enrollment/config';
import { DataFolder } from './data-folder.js';
import { developmentSecrets } from './development-secrets.js';
import {
  backOfficePlan,
  identityProviderPlan,
  migrationEnv,
  type OwnProgramsContext,
  portalPlan,
  programFile,
  tokenSitePlan,
  workerPlan,
} from './parts/own-programs.js';
import { portsUsedTwice } from './ports.js';
import { embeddedDatabaseUrl } from './postgres/database-url.js';
import { databaseAddresses } from './postgres/log-in-users.js';
import { runQuietly } from './processes/run-quietly.js';
import { repositoryRoot } from './repository.js';
import { readStackSettings, type StackSettings } from './stack.settings.js';
import { stackAddresses } from './stack-addresses.js';

function ownFaults(env: NodeJS.ProcessEnv): readonly SettingFault[] {
  try {
    readStackSettings(env);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
}

function without(env: NodeJS.ProcessEnv, faults: readonly SettingFault[]): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => faults.every((fault) => fault.name !== name)));
}

/** A program knows best what it takes, so it is asked itself; nobody else knows its settings. */
async function faultsOf(check: string, env: NodeJS.ProcessEnv): Promise<readonly SettingFault[]> {
  return JSON.parse(await runQuietly(process.execPath, [check], { env, cwd: repositoryRoot }));
}

/** With secrets of the moment: those of the data folder are made, or emptied, once it is known that all can start. */
async function faultsOfPrograms(env: NodeJS.ProcessEnv, settings: StackSettings): Promise<readonly SettingFault[]> {
  const data = new DataFolder(await mkdtemp(join(tmpdir(), 'enrollment-settings-')));
  try {
    const secrets = await developmentSecrets(data);
    const databaseUrl = settings.DATABASE_URL ?? embeddedDatabaseUrl(secrets.databasePassword, settings.DATABASE_PORT);
    const addresses = stackAddresses(settings, databaseAddresses(settings, databaseUrl, secrets));
    const context: OwnProgramsContext = { env, settings, addresses, data, secrets };
    const plans = [workerPlan(context), portalPlan(context), tokenSitePlan(context), backOfficePlan(context)];
    if (settings.OIDC_ISSUER === undefined) plans.push(identityProviderPlan(context));
    const answers = await Promise.all([
      faultsOf(programFile('worker', 'check-migration-settings.js'), migrationEnv(context)),
      ...plans.map(({ name, env: given }) => faultsOf(programFile(name, 'check-settings.js'), given)),
    ]);
    return answers.flat();
  } finally {
    await rm(data.path, { recursive: true });
  }
}

/**
 * What `npm start` is told, once it is known that every program will take what it is told.
 * @throws SettingsError with the faults of all programs at once; nothing was begun or changed
 */
export async function readSettingsOfAll(env: NodeJS.ProcessEnv): Promise<StackSettings> {
  const own = ownFaults(env);
  const rest = without(env, own);
  const settings = readStackSettings(rest);
  const twice = portsUsedTwice(settings, rest);
  const ofPrograms = await faultsOfPrograms(rest, settings);
  // A program is told addresses that follow from the ports; what nobody set, nobody can mend.
  const toMend = twice.length === 0 ? ofPrograms : ofPrograms.filter(({ name }) => rest[name] !== undefined);
  const faults = new Map<string, SettingFault>();
  // What several programs read is told once.
  for (const fault of [...own, ...twice, ...toMend]) {
    if (!faults.has(fault.name)) faults.set(fault.name, fault);
  }
  if (faults.size > 0) throw new SettingsError([...faults.values()]);
  return settings;
}
