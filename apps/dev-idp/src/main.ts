import { once } from 'node:events';
import { startProgram } from '@enrollment/config';
import { createProvider } from './provider.js';
import { createDevIdpServer } from './server.js';
import { readDevIdpSettings } from './settings.js';
import { signingKeys } from './signing-keys.js';

await startProgram(async () => {
  const settings = readDevIdpSettings(process.env);
  const provider = createProvider(settings, await signingKeys(settings.DATA_DIR));
  const server = createDevIdpServer(provider, settings.DEV_PASSWORD);
  // Whoever knows the one password is anybody: this machine only, whatever the other settings say.
  server.listen(settings.DEV_IDP_PORT, '127.0.0.1');
  await once(server, 'listening');
  process.stdout.write(`development identity provider on ${settings.OIDC_ISSUER}\n`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      server.close();
      server.closeAllConnections();
    });
  }
});
