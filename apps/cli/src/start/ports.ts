import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import type { SettingFault } from '@enrollment/config';
import { type PortSetting, portSettingNames, type StackSettings } from './stack.settings.js';
import { StartRefused } from './start-refused.error.js';

export const LOOPBACK = '127.0.0.1';

/** Ports that stay unused because something else, named by a setting, does the work. */
function neededPorts(settings: StackSettings): readonly PortSetting[] {
  const spared = new Set<PortSetting>();
  if (settings.DATABASE_URL !== undefined) spared.add('DATABASE_PORT');
  if (settings.TEMPORAL_ADDRESS !== undefined) spared.add('TEMPORAL_PORT').add('TEMPORAL_UI_PORT');
  if (settings.SMTP_URL !== undefined) spared.add('SMTP_PORT').add('MAIL_INBOX_PORT');
  if (settings.OIDC_ISSUER !== undefined) spared.add('DEV_IDP_PORT');
  return portSettingNames.filter((name) => !spared.has(name));
}

function isFree(port: number): Promise<boolean> {
  return new Promise((fulfil) => {
    const server = createServer();
    server.once('error', () => fulfil(false));
    server.listen({ port, host: LOOPBACK, exclusive: true }, () => server.close(() => fulfil(true)));
  });
}

/** Of two parts on one port, the ones that somebody set are told: the others are where they always were. */
export function portsUsedTwice(settings: StackSettings, env: NodeJS.ProcessEnv): readonly SettingFault[] {
  const names = neededPorts(settings);
  return names.flatMap((name) => {
    const other = names.find((another) => another !== name && settings[another] === settings[name]);
    if (other === undefined || !env[name]) return [];
    return [{ name, mend: `${settings[name]} is the port of ${other} too; each needs a port of its own` }];
  });
}

/** @throws StartRefused naming every taken port and the setting that moves it, before anything was started */
export async function refuseTakenPorts(settings: StackSettings): Promise<void> {
  const names = neededPorts(settings);
  const states = await Promise.all(names.map((name) => isFree(settings[name])));
  const faults = names
    .filter((_, index) => !states[index])
    .map((name) => `  ${settings[name]} is taken: set ${name} to another port`);
  if (faults.length > 0) throw new StartRefused(['These ports cannot be used:', ...faults].join('\n'));
}

/** Systems take the ports of outgoing connections from above these: what is free here stays so until it is listened on. */
const LISTENED_ON = { from: 20_000, to: 32_768 } as const;

/** Listens on any port that is free. */
async function hold(): Promise<{ server: Server; port: number }> {
  for (;;) {
    const port = randomInt(LISTENED_ON.from, LISTENED_ON.to);
    const server = createServer();
    const held = await new Promise<boolean>((fulfil) => {
      server.once('error', () => fulfil(false));
      server.listen({ port, host: LOOPBACK, exclusive: true }, () => fulfil(true));
    });
    if (held) return { server, port };
  }
}

/** A free port for every setting; all are held until the last is found, so none is given out twice. */
export async function freePorts(): Promise<Record<PortSetting, number>> {
  const held = await Promise.all(portSettingNames.map(async (name) => ({ name, ...(await hold()) })));
  await Promise.all(held.map(({ server }) => new Promise((fulfil) => server.close(fulfil))));
  return Object.fromEntries(held.map(({ name, port }) => [name, port])) as Record<PortSetting, number>;
}
