import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

/** What is to be closed once the server has answered its last request. */
@Injectable()
export class Shutdown implements OnApplicationShutdown {
  private readonly steps: Array<() => Promise<void>> = [];

  add(step: () => Promise<void>): void {
    this.steps.push(step);
  }

  async onApplicationShutdown(): Promise<void> {
    for (const step of this.steps) await step();
  }
}
