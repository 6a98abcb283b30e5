import { type StdioOptions, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { Command } from './program-plan.js';

/** One run of a program, from its start to its end. */
export interface Child {
  readonly pid: number | undefined;
  /** Fulfilled when the run has ended, with how it did, in words. */
  readonly ended: Promise<string>;
  /** Aborted at the same moment. */
  readonly endedSignal: AbortSignal;
  kill(signal: NodeJS.Signals): void;
}

/**
 * A process group of its own: Ctrl-C in a terminal reaches the whole group of
 * the supervisor, which then could not end the parts one after another.
 */
export function spawnChild({ command, args, cwd, env, account, openFolder }: Command, logFile: string): Child {
  const log = openSync(logFile, 'a');
  const stdio: StdioOptions = ['ignore', log, log];
  if (openFolder !== undefined) stdio.push(openFolder);
  const process = spawn(command, args, { cwd, env, stdio, detached: true, ...account });
  closeSync(log);
  const endedOnce = new AbortController();
  const ended = new Promise<string>((fulfil) => {
    process.once('error', (error) => fulfil(error.message));
    process.once('exit', (code, signal) => fulfil(signal ?? `exit code ${code}`));
  });
  void ended.then(() => endedOnce.abort());
  return {
    pid: process.pid,
    ended,
    endedSignal: endedOnce.signal,
    kill: (signal) => process.kill(signal),
  };
}
