import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { freePorts, LOOPBACK, portsUsedTwice, refuseTakenPorts } from './ports.js';
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
    const refused = refusal({ PORTAL_PORT: takenPort, SMTP_PORT: takenPort });
    await expect(refused).rejects.toThrow(/SMTP_PORT[\s\S]*PORTAL_PORT/);
  });

  it('leaves out the ports of parts that a setting puts elsewhere', async () => {
    const elsewhere = { DATABASE_URL: 'postgres://bank@db/enrollment', DATABASE_PORT: takenPort };
    await expect(refusal(elsewhere)).resolves.toBeUndefined();
  });
});

describe('portsUsedTwice', () => {
  const used = (given: NodeJS.ProcessEnv) => portsUsedTwice(readStackSettings(given), given);

  it('finds none among the usual ones', () => expect(used({})).toEqual([]));

  it('names what was set, and the part that is there', () => {
    expect(used({ PORTAL_PORT: '3001' })).toEqual([
      { name: 'PORTAL_PORT', mend: '3001 is the port of TOKEN_SITE_PORT too; each needs a port of its own' },
    ]);
  });

  it('names both when both were set', () => {
    const names = used({ PORTAL_PORT: '4000', BOUNCE_PORT: '4000' }).map(({ name }) => name);
    expect(names).toEqual(['BOUNCE_PORT', 'PORTAL_PORT']);
  });

  it('leaves out the ports of parts that a setting puts elsewhere', () => {
    expect(used({ PORTAL_PORT: '5433', DATABASE_URL: 'postgres://bank@db/enrollment' })).toEqual([]);
  });
});
