import { fileURLToPath } from 'node:url';
import { LOOPBACK } from '../ports.js';
import type { ProgramPlan } from '../processes/program-plan.js';
import { answersOk } from '../processes/readiness.js';

export interface MaildevOptions {
  readonly folder: string;
  readonly smtpPort: number;
  readonly inboxPort: number;
}

export function maildevPart({ folder, smtpPort, inboxPort }: MaildevOptions): ProgramPlan {
  const program = fileURLToPath(new URL('bin/maildev.js', import.meta.resolve('maildev')));
  return {
    name: 'maildev',
    label: 'Mail catcher',
    command: process.execPath,
    args: [
      program,
      ['--ip', LOOPBACK, '--smtp', String(smtpPort)],
      ['--web-ip', LOOPBACK, '--web', String(inboxPort)],
      ['--mail-directory', folder],
    ].flat(),
    env: { PATH: process.env.PATH, NODE_ENV: 'development' },
    // It takes settings from files in its folder and above.
    cwd: folder,
    stopSignal: 'SIGTERM',
    isReady: () => answersOk(`http://${LOOPBACK}:${inboxPort}/api/healthz`),
  };
}
