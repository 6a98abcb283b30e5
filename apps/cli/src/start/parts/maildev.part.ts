import { LOOPBACK } from '../ports.js';
import type { ProgramPlan } from '../processes/program-plan.js';
import { answersOk } from '../processes/readiness.js';
import { programFile } from './own-programs.js';

export interface MaildevOptions {
  readonly folder: string;
  readonly smtpPort: number;
  readonly inboxPort: number;
}

export function maildevPart({ folder, smtpPort, inboxPort }: MaildevOptions): ProgramPlan {
  const program = programFile('cli', 'mail-catcher/main.js');
  return {
    name: 'maildev',
    label: 'Mail catcher',
    command: process.execPath,
    args: [program, '--smtp', String(smtpPort), '--inbox', String(inboxPort), '--folder', folder],
    env: { PATH: process.env.PATH, NODE_ENV: 'development' },
    cwd: folder,
    stopSignal: 'SIGTERM',
    isReady: () => answersOk(`http://${LOOPBACK}:${inboxPort}/api/healthz`),
  };
}
