/** The one source of the present moment. Injected, so that clocks can be tested. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
