import { DataFolder } from './data-folder.js';
import { developmentSecrets } from './development-secrets.js';
import { layFoundation } from './foundation.js';
import { PartList } from './part-list.js';
import { migrate } from './parts/migration.js';
import {
  backOfficePlan,
  identityProviderPlan,
  migrationEnv,
  type OwnProgramsContext,
  portalPlan,
  tokenSitePlan,
  workerPlan,
} from './parts/own-programs.js';
import { refuseTakenPorts } from './ports.js';
import { databaseAddresses } from './postgres/log-in-users.js';
import { ProcessRecord } from './processes/process-record.js';
import { takeStackLock } from './processes/stack-lock.js';
import { type Progress, silentProgress } from './progress.js';
import { readSettingsOfAll } from './settings-of-all.js';
import type { Stack } from './stack.js';
import type { PortSetting } from './stack.settings.js';
import { stackAddresses } from './stack-addresses.js';

export interface StackOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly dataDir?: string;
  readonly ports?: Partial<Record<PortSetting, number>>;
  readonly progress?: Progress;
  /** Begins with empty data. */
  readonly fresh?: boolean;
  /** False where the data are thrown away afterwards: then nothing waits for the disk. */
  readonly durable?: boolean;
  /** Aborted by the one who no longer wants the stack, also while it is still coming up. */
  readonly signal?: AbortSignal;
}

function envFrom({ env = process.env, dataDir, ports = {} }: StackOptions): NodeJS.ProcessEnv {
  const moved = Object.entries(ports).map(([name, port]) => [name, String(port)]);
  return {
    ...env,
    ...Object.fromEntries(moved),
    ...(dataDir === undefined ? {} : { DATA_DIR: dataDir }),
  };
}

async function startOwnPrograms(context: OwnProgramsContext, parts: PartList, progress: Progress): Promise<void> {
  await progress.step('Tables and demo people', () => migrate(migrationEnv(context), context.data.logs));
  // The faces read the issuer's metadata when they start.
  if (context.settings.OIDC_ISSUER === undefined) await parts.start(identityProviderPlan(context));
  await parts.start(workerPlan(context), portalPlan(context), tokenSitePlan(context), backOfficePlan(context));
}

/**
 * Brings up the whole stack and waits until every part is ready.
 * @throws StartRefused, after ending what was begun, with what a person can do
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const { env = process.env, progress = silentProgress, signal = new AbortController().signal } = options;
  const settings = await readSettingsOfAll(envFrom(options));
  const data = new DataFolder(settings.DATA_DIR);
  data.create();
  const lock = takeStackLock(data.lock);
  const record = new ProcessRecord(data.processes);
  const parts = new PartList({ logs: data.logs, record, progress });

  async function stop(): Promise<void> {
    await parts.stop();
    lock.release();
  }

  const abort = () => void parts.stop();
  signal.addEventListener('abort', abort);
  try {
    const leftovers = await record.endLeftovers();
    if (leftovers.length > 0) progress.line(`! Ended what an earlier run left behind: ${leftovers.join(', ')}`);
    await refuseTakenPorts(settings);
    if (options.fresh === true) data.empty();
    data.create();
    const secrets = await developmentSecrets(data);
    const { databaseUrl } = await layFoundation({
      settings,
      data,
      parts,
      progress,
      databasePassword: secrets.databasePassword,
      durable: options.durable ?? true,
      signal,
    });
    const addresses = stackAddresses(settings, databaseAddresses(settings, databaseUrl, secrets));
    await startOwnPrograms({ env, settings, addresses, data, secrets }, parts, progress);
    return { settings, addresses, data, parts: parts.byName, part: (name) => parts.named(name), stop };
  } catch (error) {
    await stop();
    throw error;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
