import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { endProcess } from './end-process.js';
import { identityOf, isAlive, type ProcessIdentity } from './process-identity.js';

interface RecordedProcess extends ProcessIdentity {
  readonly name: string;
  readonly stopSignal: NodeJS.Signals;
}

/** Which processes were begun, on disk, so that the next start finds what a killed supervisor left behind. */
export class ProcessRecord {
  #running: RecordedProcess[] = [];

  constructor(private readonly file: string) {}

  add(name: string, pid: number, stopSignal: NodeJS.Signals): void {
    const identity = identityOf(pid);
    if (identity === undefined) return;
    this.#keep([...this.#running, { name, stopSignal, ...identity }]);
  }

  remove(pid: number): void {
    this.#keep(this.#running.filter((one) => one.pid !== pid));
  }

  /** Ends what an earlier stack left running, in the reverse order of its start; answers their names. */
  async endLeftovers(): Promise<readonly string[]> {
    const leftovers = this.#read().filter(isAlive).reverse();
    for (const leftover of leftovers) await endProcess(leftover, leftover.stopSignal);
    rmSync(this.file, { force: true });
    return leftovers.map(({ name }) => name);
  }

  #read(): RecordedProcess[] {
    return existsSync(this.file) ? JSON.parse(readFileSync(this.file, 'utf8')) : [];
  }

  #keep(running: RecordedProcess[]): void {
    this.#running = running;
    const draft = `${this.file}.draft`;
    writeFileSync(draft, JSON.stringify(running, undefined, 2));
    renameSync(draft, this.file);
  }
}
