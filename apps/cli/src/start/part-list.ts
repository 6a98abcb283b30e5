import { Program, type ProgramSurroundings } from './processes/program.js';
import type { ProgramPlan } from './processes/program-plan.js';
import { StartRefused } from './start-refused.error.js';

/** The parts in the order of their start. */
export class PartList {
  readonly #programs = new Map<string, Program>();
  readonly #afterwards: (() => void)[] = [];
  readonly #starting: Promise<unknown>[] = [];
  #stopping: Promise<void> | undefined;

  constructor(private readonly surroundings: ProgramSurroundings) {}

  get byName(): ReadonlyMap<string, Program> {
    return this.#programs;
  }

  /** @throws StartRefused when there is no such part */
  named(name: string): Program {
    const program = this.#programs.get(name);
    if (program === undefined)
      throw new StartRefused(`No part ${name}; there are ${[...this.#programs.keys()].join(', ')}`);
    return program;
  }

  /** Starts parts that do not need one another; all have settled when this ends, also when one failed. */
  async start(...plans: readonly ProgramPlan[]): Promise<void> {
    if (this.#stopping !== undefined) throw new StartRefused('Stopped while starting');
    const programs = plans.map((plan) => new Program(plan, this.surroundings));
    for (const program of programs) this.#programs.set(program.name, program);
    const starting = Promise.allSettled(
      programs.map((program) => this.surroundings.progress.step(program.label, () => program.start())),
    );
    this.#starting.push(starting);
    const results = await starting;
    const failure = results.find((result) => result.status === 'rejected');
    if (failure !== undefined) throw failure.reason;
  }

  /** For what must stay as long as a part runs. */
  whenStopped(release: () => void): void {
    this.#afterwards.push(release);
  }

  /** Ends every part, the last one begun first. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stopAll();
    return this.#stopping;
  }

  async #stopAll(): Promise<void> {
    for (const program of [...this.#programs.values()].reverse()) await program.stop();
    await Promise.all(this.#starting);
    for (const release of this.#afterwards) release();
  }
}
