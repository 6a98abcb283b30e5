import { SettingsError } from '@enrollment/config';
import { KeyRingFault } from '@enrollment/keys';
import type { Command } from 'commander';
import { terminalProgress } from '../../bootstrap/terminal-progress.mjs';
import { developmentLogIns } from './development-log-ins.js';
import type { Progress } from './progress.js';
import { rebuildOnChange } from './rebuild-on-change.js';
import { startReport } from './report.js';
import type { Stack } from './stack.js';
import { StartRefused } from './start-refused.error.js';
import { startStack } from './start-stack.js';

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

interface StartOptions {
  readonly fresh: boolean;
}

type WhileRunning = (stack: Stack, progress: Progress, stop: AbortSignal) => void;

function isToldInPlainWords(error: unknown): error is Error {
  return error instanceof StartRefused || error instanceof SettingsError || error instanceof KeyRingFault;
}

function abortedWhenAskedToStop(): AbortSignal {
  const asked = new AbortController();
  for (const signal of STOP_SIGNALS) process.on(signal, () => asked.abort());
  return asked.signal;
}

async function run({ fresh }: StartOptions, whileRunning: WhileRunning): Promise<void> {
  const stop = abortedWhenAskedToStop();
  const progress = terminalProgress(process.stdout, stop);
  let stack: Stack;
  try {
    stack = await startStack({ progress, fresh, signal: stop });
  } catch (error) {
    if (!stop.aborted && !isToldInPlainWords(error)) throw error;
    progress.line(stop.aborted || !(error instanceof Error) ? 'Stopped.' : error.message);
    process.exitCode = stop.aborted ? 0 : 1;
    return;
  }
  progress.line(startReport(stack, developmentLogIns(stack.settings.DEV_PASSWORD)));
  whileRunning(stack, progress, stop);
  if (!stop.aborted) await new Promise((fulfil) => stop.addEventListener('abort', fulfil));
  await progress.step('Stop', () => stack.stop());
}

export function registerStartCommands(program: Command): void {
  program
    .command('start')
    .description('Bring up the whole system on this machine and keep it up until Ctrl-C')
    .option('--fresh', 'begin with empty data', false)
    .action((options: StartOptions) => run(options, () => undefined));
  program
    .command('dev')
    .description('As start, and build and restart what changes')
    .option('--fresh', 'begin with empty data', false)
    .action((options: StartOptions) => run(options, rebuildOnChange));
}
