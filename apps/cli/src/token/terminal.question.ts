import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { CommandFault } from '../command.fault.js';

const silent = new Writable({ write: (_chunk, _encoding, done) => done() });

/** From a terminal without echo; else the first line of standard input. */
export async function askSecret(question: string): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write(question);
  const lines = createInterface({ input: process.stdin, output: silent, terminal: process.stdin.isTTY });
  try {
    for await (const line of lines) return line.trim();
  } finally {
    lines.close();
    if (process.stdin.isTTY) process.stderr.write('\n');
  }
  throw new CommandFault('No start password was given. Use --start-password, type it, or pipe it in.');
}
