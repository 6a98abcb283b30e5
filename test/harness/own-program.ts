import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Behind `npm start` and every other command of the repository. */
export const COMMANDS = join(root, 'apps/cli/bootstrap/run.mjs');

export function programFile(app: string, file = 'main.js'): string {
  return join(root, 'apps', app, 'dist', file);
}

/** A program run as a deployment runs it: built, by Node.js, with this environment and no other. */
export class OwnProgram {
  /** Fulfilled with the exit code; null when it was killed. */
  readonly ended: Promise<number | null>;
  readonly #child: ChildProcess;
  #answer = '';
  #output = '';

  constructor(args: readonly string[], env: NodeJS.ProcessEnv) {
    const { PATH, HOME } = process.env;
    this.#child = spawn(process.execPath, args, { cwd: root, env: { PATH, HOME, ...env } });
    this.ended = new Promise((fulfil) => this.#child.once('close', fulfil));
    this.#child.stdout?.on('data', (chunk) => {
      this.#answer += chunk;
      this.#output += chunk;
    });
    this.#child.stderr?.on('data', (chunk) => {
      this.#output += chunk;
    });
  }

  /** What it has written to its standard output so far. */
  get answer(): string {
    return this.#answer;
  }

  /** All that it has written so far. */
  get output(): string {
    return this.#output;
  }

  async stop(): Promise<void> {
    this.#child.kill('SIGTERM');
    await this.ended;
  }
}
