import { setTimeout as pause } from 'node:timers/promises';
import type { Progress } from '../progress.js';
import { StartRefused } from '../start-refused.error.js';
import { type Child, spawnChild } from './child.js';
import { freshLogFile, lastLines, shortPath } from './log-file.js';
import type { ProcessRecord } from './process-record.js';
import type { ProgramPlan } from './program-plan.js';
import { restartWaits } from './restart-waits.js';
import { until } from './until.js';

const READY_WITHIN_MS = 120_000;
const STOP_WITHIN_MS = 15_000;

export interface ProgramSurroundings {
  readonly logs: string;
  readonly record: ProcessRecord;
  readonly progress: Progress;
}

/** A part of the stack that is kept up until it is told to stop. */
export class Program {
  readonly #logFile: string;
  #child: Child | undefined;
  /** Aborted when the program is no longer wanted; none while it is not. */
  #wanted: AbortController | undefined;
  #keptUp: Promise<void> = Promise.resolve();
  #stopped: Promise<void> = Promise.resolve();

  constructor(
    private readonly plan: ProgramPlan,
    private readonly surroundings: ProgramSurroundings,
  ) {
    this.#logFile = freshLogFile(surroundings.logs, plan.name);
  }

  get name(): string {
    return this.plan.name;
  }

  get label(): string {
    return this.plan.label;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Fulfilled when the program is ready, also when it was begun already. */
  async start(): Promise<void> {
    await this.#stopped;
    if (this.#wanted !== undefined) {
      const ready = await until(() => this.plan.isReady(), { limitMs: READY_WITHIN_MS, signal: this.#wanted.signal });
      if (!ready) throw new StartRefused(`${this.label} does not come up. ${this.#whereToLook()}`);
      return;
    }
    const wanted = new AbortController();
    this.#wanted = wanted;
    try {
      this.#keptUp = this.#keepUp(await this.#launch(wanted.signal), wanted.signal);
    } catch (error) {
      this.#wanted = undefined;
      throw error;
    }
  }

  stop(): Promise<void> {
    this.#wanted?.abort();
    this.#wanted = undefined;
    this.#stopped = this.#untilEnded();
    return this.#stopped;
  }

  async #untilEnded(): Promise<void> {
    const child = this.#child;
    if (child !== undefined) {
      child.kill(this.plan.stopSignal);
      const hard = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
      await child.ended;
      clearTimeout(hard);
    }
    await this.#keptUp;
  }

  kill(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  async #launch(wanted: AbortSignal): Promise<Child> {
    await this.plan.prepare?.();
    if (wanted.aborted) throw new StartRefused(`${this.label} was stopped before it was begun`);
    const child = spawnChild(this.plan, this.#logFile);
    this.#child = child;
    this.#recordUntilEnded(child);
    const ready = await until(() => this.plan.isReady(), { limitMs: READY_WITHIN_MS, signal: child.endedSignal });
    if (ready) return child;
    const what = child.endedSignal.aborted
      ? `ended (${await child.ended}) before it was ready`
      : `was not ready after ${READY_WITHIN_MS / 1000} s`;
    child.kill('SIGKILL');
    await child.ended;
    throw new StartRefused(`${this.label} ${what}. ${this.#whereToLook()}\n${lastLines(this.#logFile)}`);
  }

  #recordUntilEnded(child: Child): void {
    const { record } = this.surroundings;
    const { pid } = child;
    if (pid !== undefined) record.add(this.name, pid, this.plan.stopSignal);
    void child.ended.then(() => {
      if (pid !== undefined) record.remove(pid);
      if (this.#child === child) this.#child = undefined;
    });
  }

  async #keepUp(first: Child, wanted: AbortSignal): Promise<void> {
    const { progress } = this.surroundings;
    const waits = restartWaits();
    let how = `ended (${await first.ended})`;
    while (!wanted.aborted) {
      const waitMs = waits.next();
      progress.line(`! ${this.label} ${how}; starting it again in ${waitMs / 1000} s. ${this.#whereToLook()}`);
      await pause(waitMs, undefined, { signal: wanted }).catch(() => undefined);
      if (wanted.aborted) return;
      try {
        const child = await this.#launch(wanted);
        progress.line(`✓ ${this.label} is up again`);
        how = `ended (${await child.ended})`;
      } catch (error) {
        how = `did not come up (${error instanceof Error ? error.message.split('. ')[0] : error})`;
      }
    }
  }

  #whereToLook(): string {
    return `Its log: ${shortPath(this.#logFile)}`;
  }
}
