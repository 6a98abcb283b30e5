export type Connection = 'live' | 'polling' | 'lost';

/** The part of EventSource that is used. */
export interface Source {
  onEvent(listener: (data: string) => void): void;
  /** `isFinal` when the source gave up and will not try again by itself. */
  onFailure(listener: (isFinal: boolean) => void): void;
  close(): void;
}

interface Surroundings {
  readonly open: () => Source;
  readonly receive: (data: string) => void;
  /** Asks the server once; false when it was not reached. */
  readonly poll: () => Promise<boolean>;
  readonly tell: (connection: Connection) => void;
  /** Runs the task later unless the returned function was called. */
  readonly later: (task: () => void, milliseconds: number) => () => void;
}

/** The first event comes at once, so a source that stays silent is held back by a proxy. */
export const SILENCE_MS = 5_000;
export const POLL_MS = 5_000;
export const REOPEN_MS = 15_000;

const nothingToStop = (): void => undefined;

/** Follows an enrollment by events, and by polling for as long as no events arrive. Returns how to stop. */
export function watchEnrollment({ open, receive, poll, tell, later }: Surroundings): () => void {
  let isStopped = false;
  let isPolling = false;
  let source: Source | undefined;
  let stopTimer = nothingToStop;
  let stopReopening = nothingToStop;

  const pollOn = async (): Promise<void> => {
    const isReached = await poll();
    if (isStopped || !isPolling) return;
    tell(isReached ? 'polling' : 'lost');
    stopTimer = later(() => void pollOn(), POLL_MS);
  };
  const startPolling = (): void => {
    if (isPolling || isStopped) return;
    isPolling = true;
    stopTimer();
    void pollOn();
  };
  const listen = (): void => {
    source = open();
    source.onEvent((data) => {
      isPolling = false;
      stopTimer();
      tell('live');
      receive(data);
    });
    source.onFailure((isFinal) => {
      startPolling();
      if (isFinal) stopReopening = later(listen, REOPEN_MS);
    });
  };

  stopTimer = later(startPolling, SILENCE_MS);
  listen();
  return () => {
    isStopped = true;
    stopTimer();
    stopReopening();
    source?.close();
  };
}
