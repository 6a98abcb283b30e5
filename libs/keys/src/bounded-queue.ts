/** Thrown when as many jobs run and wait as the queue takes. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull';
}

/** Runs a few jobs at once, lets a few more wait, and refuses the rest. */
export class BoundedQueue {
  readonly #waiting: Array<() => void> = [];
  #running = 0;

  constructor(
    private readonly concurrency: number,
    private readonly waitingLimit: number,
  ) {}

  /** Jobs that have not begun. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** @throws QueueFull before the job has begun */
  async run<T>(job: () => Promise<T>): Promise<T> {
    await this.#turn();
    try {
      return await job();
    } finally {
      this.#passOn();
    }
  }

  #turn(): Promise<void> | undefined {
    if (this.#running < this.concurrency) {
      this.#running += 1;
      return undefined;
    }
    if (this.#waiting.length >= this.waitingLimit) throw new QueueFull();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** The place goes to the next in line without becoming free, so that nobody slips in between. */
  #passOn(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#running -= 1;
  }
}
