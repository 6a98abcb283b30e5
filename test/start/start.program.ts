import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const program = join(import.meta.dirname, '../../apps/cli/bootstrap/run.mjs');

export interface RecordedProcess {
  readonly name: string;
  readonly pid: number;
}

/** `npm start` as a person runs it, on a data folder and ports of its own. */
export class StartProgram {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown[]>;
  #output = '';

  constructor(
    private readonly dataDir: string,
    env: NodeJS.ProcessEnv,
    args: readonly string[] = [],
  ) {
    this.#child = spawn(process.execPath, [program, 'start', ...args], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: dataDir, ...env },
    });
    this.#ended = once(this.#child, 'close');
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (chunk) => {
        this.#output += chunk;
        this.#child.emit('told');
      });
    }
  }

  get output(): string {
    return this.#output;
  }

  /** Fulfilled when it has written what fits; rejected when it ends before. */
  async hasTold(pattern: RegExp): Promise<void> {
    let running = true;
    void this.#ended.then(() => {
      running = false;
    });
    while (!pattern.test(this.#output)) {
      if (!running) throw new Error(`it ended without telling ${pattern}:\n${this.#output}`);
      await Promise.race([once(this.#child, 'told'), this.#ended]);
    }
  }

  /** The parts that it began. */
  processes(): readonly RecordedProcess[] {
    return JSON.parse(readFileSync(join(this.dataDir, 'processes.json'), 'utf8'));
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** The exit code; null when a signal ended it. */
  async ended(): Promise<number | null> {
    await this.#ended;
    return this.#child.exitCode;
  }
}

export function isRunning({ pid }: RecordedProcess): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
