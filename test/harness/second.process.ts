import { dirname, join } from 'node:path';
import { DataFolder } from '../../apps/cli/src/start/data-folder.js';
import { developmentSecrets } from '../../apps/cli/src/start/development-secrets.js';
import { type OwnProgramsContext, portalPlan, tokenSitePlan } from '../../apps/cli/src/start/parts/own-programs.js';
import { freePorts } from '../../apps/cli/src/start/ports.js';
import { type Child, spawnChild } from '../../apps/cli/src/start/processes/child.js';
import type { ProgramPlan } from '../../apps/cli/src/start/processes/program-plan.js';
import { stackSettings } from '../../apps/cli/src/start/stack.settings.js';
import { until } from '../client/until.js';
import { testStack } from './stack.js';

const READY_WITHIN_MS = 60_000;

/** One more process of a face, on the database and behind the secrets of the stack's own. */
export class SecondProcess {
  #child: Child | undefined;

  private constructor(
    readonly url: string,
    private readonly plan: ProgramPlan,
  ) {}

  static async ofPortal(env: NodeJS.ProcessEnv = {}): Promise<SecondProcess> {
    const { context, portal } = await surroundings(env);
    return new SecondProcess(portal, portalPlan(context)).start();
  }

  static async ofTokenSite(env: NodeJS.ProcessEnv = {}): Promise<SecondProcess> {
    const { context, tokenSite } = await surroundings(env);
    return new SecondProcess(tokenSite, tokenSitePlan(context)).start();
  }

  async start(): Promise<this> {
    const child = spawnChild(this.plan, join(testStack().logsFolder, `${this.plan.name}.second.log`));
    this.#child = child;
    const isReady = async () => {
      if (child.endedSignal.aborted) throw new Error(`the second ${this.plan.name} ended: ${await child.ended}`);
      return (await this.plan.isReady()) || undefined;
    };
    await until(`a second ${this.plan.name}`, isReady, READY_WITHIN_MS);
    return this;
  }

  async stop(): Promise<void> {
    this.#child?.kill('SIGTERM');
    await this.#child?.ended;
    this.#child = undefined;
  }
}

/** As the stack's own, but for the ports and what a test sets. */
async function surroundings(env: NodeJS.ProcessEnv) {
  const stack = testStack();
  const data = new DataFolder(dirname(stack.keysFile));
  const settings = { ...stackSettings.parse({}), ...(await freePorts()) };
  const portal = `http://localhost:${settings.PORTAL_PORT}`;
  const tokenSite = `http://localhost:${settings.TOKEN_SITE_PORT}`;
  const context: OwnProgramsContext = {
    env: { PATH: process.env.PATH, NODE_ENV: 'test', ...env },
    settings,
    secrets: await developmentSecrets(data),
    data,
    addresses: {
      portal,
      tokenSite,
      backOffice: stack.backOfficeUrl,
      identityProvider: stack.identityProviderUrl,
      databaseUrl: stack.databaseUrl,
      programDatabaseUrls: stack.programDatabaseUrls,
      temporal: stack.temporalAddress,
      temporalNamespace: settings.TEMPORAL_NAMESPACE,
      temporalUi: undefined,
      smtpUrl: stack.smtpUrl,
      mailInbox: undefined,
      workerOperations: stack.workerUrl,
    },
  };
  return { context, portal, tokenSite };
}
