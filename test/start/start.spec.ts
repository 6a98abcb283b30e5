import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { freePorts } from '../../apps/cli/src/start/ports.js';
import { isRunning, StartProgram } from './start.program.js';

const READY = /Ready\.[\s\S]*Ctrl-C/;
const PARTS = ['back-office', 'dev-idp', 'maildev', 'portal', 'postgres', 'temporal', 'token-site', 'worker'];

let dataDir: string;
let env: NodeJS.ProcessEnv;
let running: StartProgram | undefined;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'enrollment-start-'));
  env = Object.fromEntries(Object.entries(await freePorts()).map(([name, port]) => [name, String(port)]));
});
afterAll(async () => {
  running?.kill('SIGTERM');
  await running?.ended();
  rmSync(dataDir, { recursive: true });
});

async function started(args: readonly string[] = []): Promise<StartProgram> {
  running = new StartProgram(dataDir, env, args);
  await running.hasTold(READY);
  return running;
}

async function taken(port: number): Promise<Server> {
  const server = createServer();
  await new Promise<void>((fulfil) => server.listen(port, '127.0.0.1', fulfil));
  return server;
}

describe('npm start', () => {
  it('names a taken port and the setting that moves it, before it begins anything', async () => {
    const server = await taken(Number(env.PORTAL_PORT));
    const refused = new StartProgram(dataDir, env);
    await expect(refused.ended()).resolves.toBe(1);
    await new Promise((fulfil) => server.close(fulfil));
    expect(refused.output).toContain(`${env.PORTAL_PORT} is taken: set PORTAL_PORT`);
    expect(refused.output).not.toContain('PostgreSQL');
  });

  it('does not call failed what Ctrl-C stopped while it came up', async () => {
    const start = new StartProgram(dataDir, env);
    await start.hasTold(/✓ (PostgreSQL|Temporal|Mail catcher) /);
    start.kill('SIGINT');
    await expect(start.ended()).resolves.toBe(0);
    expect(start.output).toMatch(/\(stopped\)[\s\S]*Stopped\./);
    expect(start.output).not.toContain('✗');
  });

  it('brings up every part and tells the addresses and log-ins', async () => {
    const start = await started();
    expect(start.output).toContain(`http://localhost:${env.PORTAL_PORT}`);
    expect(start.output).toContain('otp-demo-2026');
    expect(
      start
        .processes()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(PARTS);
    for (const port of [env.PORTAL_PORT, env.TOKEN_SITE_PORT, env.BACK_OFFICE_PORT]) {
      expect((await fetch(`http://localhost:${port}/health/ready`)).status).toBe(200);
    }
  });

  it('refuses a second one, and to begin anew, while one runs', async () => {
    for (const args of [[], ['--fresh']]) {
      const second = new StartProgram(dataDir, env, args);
      await expect(second.ended()).resolves.toBe(1);
      expect(second.output).toContain('already running');
    }
  });

  it('starts a killed part again and says so', async () => {
    const portal = running?.processes().find(({ name }) => name === 'portal');
    process.kill(portal?.pid ?? 0, 'SIGKILL');
    await running?.hasTold(/Portal ended \(SIGKILL\)[\s\S]*Portal is up again/);
  });

  it('ends what a killed one left behind, and goes on with its data', async () => {
    const killed = running;
    const leftBehind = killed?.processes() ?? [];
    killed?.kill('SIGKILL');
    await killed?.ended();
    const next = await started();
    expect(next.output).toContain('Ended what an earlier run left behind');
    expect(leftBehind.filter(isRunning)).toEqual([]);
  });

  it('ends every part on Ctrl-C', async () => {
    const parts = running?.processes() ?? [];
    running?.kill('SIGINT');
    await expect(running?.ended()).resolves.toBe(0);
    expect(parts.filter(isRunning)).toEqual([]);
  });
});
