import { createServer } from 'node:net';
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

function doublyUsed(settings: StackSettings, names: readonly PortSetting[]): readonly PortSetting[] {
  return names.filter((name) => names.some((other) => other !== name && settings[other] === settings[name]));
}

/** @throws StartRefused naming every taken port and the setting that moves it, before anything was started */
export async function refuseTakenPorts(settings: StackSettings): Promise<void> {
  const names = neededPorts(settings);
  const twice = doublyUsed(settings, names);
  const states = await Promise.all(names.map((name) => isFree(settings[name])));
  const faults = names.flatMap((name, index) => {
    if (twice.includes(name)) return [`  ${settings[name]} is set for more than one part: set ${name} to another port`];
    return states[index] ? [] : [`  ${settings[name]} is taken: set ${name} to another port`];
  });
  if (faults.length > 0) throw new StartRefused(['These ports cannot be used:', ...faults].join('\n'));
}

/** A free port for every setting; all are held until the last is found, so none is given out twice. */
export async function freePorts(): Promise<Record<PortSetting, number>> {
  const held = await Promise.all(
    portSettingNames.map(async (name) => {
      const server = createServer();
      await new Promise<void>((fulfil) => server.listen({ port: 0, host: LOOPBACK }, fulfil));
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('a listening socket has a port');
      return { name, server, port: address.port };
    }),
  );
  await Promise.all(held.map(({ server }) => new Promise((fulfil) => server.close(fulfil))));
  return Object.fromEntries(held.map(({ name, port }) => [name, port])) as Record<PortSetting, number>;
}
