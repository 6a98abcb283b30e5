import { LOOPBACK } from '../ports.js';
import type { ProgramPlan } from '../processes/program-plan.js';
import { registerSearchAttributes, searchAttributes } from './search-attributes.js';

export interface TemporalOptions {
  readonly binary: string;
  readonly databaseFile: string;
  readonly namespace: string;
  readonly port: number;
  readonly uiPort: number;
}

export function temporalPart({ binary, databaseFile, namespace, port, uiPort }: TemporalOptions): ProgramPlan {
  const address = `${LOOPBACK}:${port}`;
  const attributes = Object.entries(searchAttributes).flatMap(([name, type]) => [
    '--search-attribute',
    `${name}=${type}`,
  ]);
  return {
    name: 'temporal',
    label: 'Temporal',
    command: binary,
    args: [
      ['server', 'start-dev', '--disable-config-env', '--disable-config-file'],
      ['--ip', LOOPBACK, '--port', String(port), '--ui-port', String(uiPort), '--ui-disable-news-fetch'],
      ['--namespace', namespace, '--db-filename', databaseFile, '--log-level', 'warn'],
      ['--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=normal'],
      attributes,
    ].flat(),
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
    cwd: '/',
    stopSignal: 'SIGTERM',
    isReady: () =>
      registerSearchAttributes(binary, address, namespace).then(
        () => true,
        () => false,
      ),
  };
}
