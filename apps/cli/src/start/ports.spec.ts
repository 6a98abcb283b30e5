import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { freePorts, LOOPBACK, refuseTakenPorts } from './ports.js';
import { readStackSettings } from './stack.settings.js';

let taken: Server;
let takenPort: string;
let env: NodeJS.ProcessEnv;

beforeEach(async () => {
  env = Object.fromEntries(Object.entries(await freePorts()).map(([name, port]) => [name, String(port)]));
  taken = createServer();
  await new Promise<void>((fulfil) => taken.listen(0, LOOPBACK, fulfil));
  const address = taken.address();
  takenPort = String(typeof address === 'object' ? address?.port : address);
});
afterEach(() => new Promise((fulfil) => taken.close(fulfil)));

function refusal(changes: NodeJS.ProcessEnv): Promise<void> {
  return refuseTakenPorts(readStackSettings({ ...env, ...changes }));
}

describe('refuseTakenPorts', () => {
  it('is content with free ports', async () => {
    await expect(refusal({})).resolves.toBeUndefined();
  });

  it('names a taken port and the setting that moves it', async () => {
    await expect(refusal({ PORTAL_PORT: takenPort })).rejects.toThrow(`${takenPort} is taken: set PORTAL_PORT`);
  });

  it('lists all faults at once', async () => {
    const refused = refusal({ PORTAL_PORT: takenPort, SMTP_PORT: env.BOUNCE_PORT });
    await expect(refused).rejects.toThrow(/SMTP_PORT[\s\S]*BOUNCE_PORT[\s\S]*PORTAL_PORT/);
  });

  it('leaves out the ports of parts that a setting puts elsewhere', async () => {
    const elsewhere = { DATABASE_URL: 'postgres://bank@db/enrollment', DATABASE_PORT: takenPort };
    await expect(refusal(elsewhere)).resolves.toBeUndefined();
  });
});
