/** Lets one job of each name run at a time, in the order of coming. */
export class Lines {
  private readonly last = new Map<string, Promise<unknown>>();

  async enter<T>(name: string, job: () => Promise<T>): Promise<T> {
    const turn = (this.last.get(name) ?? Promise.resolve()).then(job, job);
    this.last.set(name, turn);
    try {
      return await turn;
    } finally {
      if (this.last.get(name) === turn) this.last.delete(name);
    }
  }
}
