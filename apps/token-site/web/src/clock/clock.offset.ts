import { type Answer } from '../api/problem.js';
import { readServerTime } from '../api/token-site.client.js';

/** The device's clock against the server's at one moment. */
export interface ClockReading {
  readonly deviceMilliseconds: number;
  readonly serverMilliseconds: number;
}

/** One time step: beyond it, codes are refused. */
export const CLOCK_TOLERANCE_SECONDS = 30;

/** The server reads its clock about half-way between question and answer. */
export function readingFrom(askedAt: number, answeredAt: number, serverMilliseconds: number): ClockReading {
  return { deviceMilliseconds: Math.round((askedAt + answeredAt) / 2), serverMilliseconds };
}

/** How many seconds the device is fast; negative when it is slow. */
export function secondsFast(reading: ClockReading): number {
  return Math.round((reading.deviceMilliseconds - reading.serverMilliseconds) / 1000);
}

export function isClockOff(reading: ClockReading): boolean {
  return Math.abs(secondsFast(reading)) > CLOCK_TOLERANCE_SECONDS;
}

export async function compareClocks(now: () => number = Date.now): Promise<Answer<ClockReading>> {
  const askedAt = now();
  const answer = await readServerTime();
  if (!answer.ok) return answer;
  return { ok: true, value: readingFrom(askedAt, now(), answer.value.epochMilliseconds) };
}
