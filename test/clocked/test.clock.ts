import type { Clock } from '@enrollment/domain';

/** Stands still until it is told to move. */
export class TestClock implements Clock {
  private time: number;

  constructor(start: number) {
    this.time = start;
  }

  now(): Date {
    return new Date(this.time);
  }

  set(time: Date): void {
    this.time = time.getTime();
  }

  /** Back where it is negative. */
  move(seconds: number): void {
    this.time += seconds * 1000;
  }
}
