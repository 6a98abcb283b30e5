import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
const NOT_INHERITED = [
  'DATABASE_URL',
  'DATABASE_URL_PORTAL',
  'DATABASE_URL_TOKEN_SITE',
  'DATABASE_URL_BACK_OFFICE',
  'DATABASE_URL_WORKER',
  'SERVICES_FILE',
  'AUDIT_FOLDER',
  'TEMPORAL_ADDRESS',
  'TEMPORAL_NAMESPACE',
  'SMTP_URL',
  'OIDC_ISSUER',
];

/** Mails are signed with a key of this run's own. */
function dkimSettings(dataDir) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const file = join(dataDir, 'dkim.pem');
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  return { MAIL_DKIM_DOMAIN: 'bank.example', MAIL_DKIM_SELECTOR: 'test', MAIL_DKIM_KEY_FILE: file };
}

function testEnv(dkim) {
  const inherited = Object.entries(process.env).filter(([name]) => !NOT_INHERITED.includes(name));
  return { ...Object.fromEntries(inherited), ...TEST_ENV, ...dkim };
}

function told({ addresses, data }, { bouncePort, dkimKeyFile, controlUrl }) {
  return {
    portalUrl: addresses.portal,
    tokenSiteUrl: addresses.tokenSite,
    backOfficeUrl: addresses.backOffice,
    identityProviderUrl: addresses.identityProvider,
    inboxUrl: addresses.mailInbox,
    smtpUrl: addresses.smtpUrl,
    bouncePort,
    dkimKeyFile,
    temporalAddress: addresses.temporal,
    temporalUiUrl: addresses.temporalUi,
    databaseUrl: addresses.databaseUrl,
    programDatabaseUrls: addresses.programDatabaseUrls,
    workerUrl: addresses.workerOperations,
    logsFolder: data.logs,
    keysFile: data.keys,
    auditFolder: data.audit,
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
  const ports = await freePorts();
  const dkim = dkimSettings(dataDir);
  const stack = await startStack({
    dataDir,
    ports,
    env: testEnv(dkim),
    progress: terminalProgress(),
    durable: false,
    signal: unwanted.signal,
  });
  const control = await startControl(stack);
  const own = { bouncePort: ports.BOUNCE_PORT, dkimKeyFile: dkim.MAIL_DKIM_KEY_FILE, controlUrl: control.url };
  process.send(told(stack, own));
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
