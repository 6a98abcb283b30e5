import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { terminalProgress } from '../../apps/cli/bootstrap/terminal-progress.mjs';
import { freePorts } from '../../apps/cli/dist/start/ports.js';
import { startStack } from '../../apps/cli/dist/start/start-stack.js';
import { startControl } from './stack.control.mjs';

/** All tests come from one address, and none waits for hours. */
const TEST_ENV = {
  NODE_ENV: 'test',
  LOG_LEVEL: 'info',
  RATE_LIMIT_PER_MINUTE: '100000',
  ALLOW_SHORT_POLICIES: 'true',
};
/** Servers of the person at this machine are not for tests to fill. */
const NOT_INHERITED = ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE', 'SMTP_URL', 'OIDC_ISSUER'];

function testEnv() {
  const inherited = Object.entries(process.env).filter(([name]) => !NOT_INHERITED.includes(name));
  return { ...Object.fromEntries(inherited), ...TEST_ENV };
}

function told({ addresses, data }, controlUrl) {
  return {
    portalUrl: addresses.portal,
    tokenSiteUrl: addresses.tokenSite,
    backOfficeUrl: addresses.backOffice,
    identityProviderUrl: addresses.identityProvider,
    inboxUrl: addresses.mailInbox,
    smtpUrl: addresses.smtpUrl,
    temporalAddress: addresses.temporal,
    temporalUiUrl: addresses.temporalUi,
    databaseUrl: addresses.databaseUrl,
    workerUrl: addresses.workerOperations,
    logsFolder: data.logs,
    keysFile: data.keys,
    controlUrl,
  };
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { temporary: { type: 'boolean' } } });
const [dataDir] = positionals;
const isTemporary = values.temporary === true;
const unwanted = new AbortController();
const stopAsked = new Promise((fulfil) => {
  for (const event of ['disconnect', 'SIGINT', 'SIGTERM']) process.once(event, fulfil);
});
void stopAsked.then(() => unwanted.abort());

try {
  const stack = await startStack({
    dataDir,
    ports: await freePorts(),
    env: testEnv(),
    progress: terminalProgress(),
    durable: false,
    signal: unwanted.signal,
  });
  const control = await startControl(stack);
  process.send(told(stack, control.url));
  await stopAsked;
  control.close();
  await stack.stop();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  if (isTemporary) rmSync(dataDir, { recursive: true });
  if (process.connected) process.disconnect();
}
