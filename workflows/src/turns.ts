/**
 * Lets one local activity run at a time. A replay may hand the workflow several results at once that it got one by one
 * before, so that what follows them comes in another order, which Temporal takes for other code: the workflow would
 * never go on (temporalio/sdk-python#1881, in the core that all SDKs share).
 */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
