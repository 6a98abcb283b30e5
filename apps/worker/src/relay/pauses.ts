const FIRST_MS = 4_000;
const LONGEST_MS = 8_000;
/** So long after its pause it is no longer left over, or would have been told again. */
const FORGOTTEN_MS = 60_000;

interface Pause {
  readonly ms: number;
  readonly until: number;
}

/**
 * What has been told and is still left over is left alone for a while that doubles. Kept in memory: a new process tells
 * everything at once, and telling twice is telling once.
 */
export class Pauses {
  /** The one told longest ago comes first. */
  private readonly pauses = new Map<string, Pause>();

  /** By ID, what is left alone at this moment. */
  resting(now: Date): string[] {
    for (const [id, { until }] of this.pauses) if (until + FORGOTTEN_MS < now.getTime()) this.pauses.delete(id);
    return [...this.pauses].flatMap(([id, { until }]) => (until > now.getTime() ? [id] : []));
  }

  /** By ID, what has been told before, the one told longest ago first. */
  told(): string[] {
    return [...this.pauses.keys()];
  }

  begin(id: string, now: Date): void {
    const ms = Math.min(LONGEST_MS, 2 * (this.pauses.get(id)?.ms ?? FIRST_MS / 2));
    this.pauses.delete(id);
    this.pauses.set(id, { ms, until: now.getTime() + ms });
  }
}
