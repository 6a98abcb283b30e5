import { spawn } from 'node:child_process';

const TAIL_LINES = 40;

export class CommandFailed extends Error {
  constructor(command, ending, words) {
    super(`${command} failed (${ending})${words === '' ? '' : `:\n${words}`}`);
    this.name = 'CommandFailed';
  }
}

function lastWords(output) {
  return output.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
}

/**
 * Runs a program to its end and keeps its output for the case that it fails.
 * @param explain what to tell of the output then; its end, when not given
 */
export function runCommand(command, args, options = {}, explain = lastWords) {
  return new Promise((fulfil, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    const fail = (ending) =>
      reject(new CommandFailed([command, ...args].join(' '), ending, explain(Buffer.concat(output).toString())));
    child.once('error', (error) => fail(error.message));
    child.once('close', (code, signal) => {
      if (code === 0) fulfil(Buffer.concat(output).toString());
      else fail(signal ?? `exit code ${code}`);
    });
  });
}
